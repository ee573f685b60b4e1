using Assay.Uncertainty;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Assay.Economics;

/// <summary>
/// An amount that grows by a factor a year: a straight line through its logarithm by least squares. Points are taken to scatter
/// independently and evenly about the line; where they do not, the bootstrap's interval and the regression's differ.
/// </summary>
public sealed class LogTrend
{
    /// <summary>With fewer points no interval means anything.</summary>
    public const int FewestPoints = 4;

    // 90 % between the two ends.
    private const double Tail = 0.05;

    private readonly double intercept, slope, residual, meanYear, spread;

    /// <summary>Fits points.</summary>
    /// <param name="points">Day and amount above zero; at least <see cref="FewestPoints"/>, not all of one day.</param>
    public LogTrend(IReadOnlyList<(DateOnly Day, double Amount)> points)
    {
        Points = points;
        double[] years = [.. points.Select(point => Year(point.Day))], logs = [.. points.Select(point => Math.Log(point.Amount))];
        (intercept, slope) = Fit.Line(years, logs);
        meanYear = years.Average();
        spread = years.Sum(year => (year - meanYear) * (year - meanYear));
        residual = Math.Sqrt(years.Zip(logs, (year, log) => log - intercept - (slope * year)).Sum(off => off * off) / (points.Count - 2));
    }

    public IReadOnlyList<(DateOnly Day, double Amount)> Points { get; }

    /// <summary>The factor of a year.</summary>
    public double Growth => Math.Exp(slope);

    /// <summary>The 90 % interval of the factor from the regression, by Student's t.</summary>
    public (double Low, double High) Interval => (Math.Exp(slope - (Quantile * residual / Math.Sqrt(spread))), Math.Exp(slope + (Quantile * residual / Math.Sqrt(spread))));

    /// <summary>The factor by which points scatter about the line, one standard deviation.</summary>
    public double Scatter => Math.Exp(residual);

    private double Quantile => StudentT.InvCDF(0, 1, Points.Count - 2, 1 - Tail);

    /// <summary>The line's amount at a day, with the 90 % interval of the line itself and of a single point.</summary>
    public (double Amount, (double Low, double High) OfLine, (double Low, double High) OfPoint) At(DateOnly day)
    {
        var year = Year(day);
        var middle = intercept + (slope * year);
        var share = (1.0 / Points.Count) + ((year - meanYear) * (year - meanYear) / spread);
        var (line, point) = (Quantile * residual * Math.Sqrt(share), Quantile * residual * Math.Sqrt(1 + share));
        return (Math.Exp(middle), (Math.Exp(middle - line), Math.Exp(middle + line)), (Math.Exp(middle - point), Math.Exp(middle + point)));
    }

    /// <summary>The 90 % interval of the factor from a bootstrap over points, by percentiles (Efron 1979); the same seed gives the same.</summary>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="name">The stream's name.</param>
    /// <param name="resamples">How many times points are drawn anew.</param>
    public (double Low, double High) Bootstrap(ulong seed, string name, int resamples)
    {
        var draws = new double[(Points.Count + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum];
        double[] years = [.. Points.Select(point => Year(point.Day))], logs = [.. Points.Select(point => Math.Log(point.Amount))];
        var found = new List<double>(resamples);
        for (var resample = 0; resample < resamples; resample++)
        {
            Draws.Uniform(StreamKey.For(seed, $"{name} {resample}"), 0, draws);
            int[] chosen = [.. draws.Take(Points.Count).Select(draw => (int)(draw * Points.Count))];
            double[] x = [.. chosen.Select(i => years[i])], y = [.. chosen.Select(i => logs[i])];
            // All points of one day have no slope.
            if (x.Any(year => year != x[0]))
                found.Add(Fit.Line(x, y).Item2);
        }

        found.Sort();
        return (Math.Exp(Percentile(Tail)), Math.Exp(Percentile(1 - Tail)));

        double Percentile(double p)
        {
            var place = p * (found.Count - 1);
            var below = (int)place;
            return below + 1 == found.Count ? found[below] : found[below] + ((place - below) * (found[below + 1] - found[below]));
        }
    }

    /// <summary>A day as a year with its fraction, counted from 2000.</summary>
    public static double Year(DateOnly day) => (day.DayNumber - new DateOnly(2000, 1, 1).DayNumber) / 365.25;
}
