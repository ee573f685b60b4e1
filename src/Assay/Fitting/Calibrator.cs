using MathNet.Numerics.LinearAlgebra;

namespace Assay.Fitting;

/// <summary>
/// Fits the coefficients to measured rows: the most likely values under their priors and residuals that follow Student's t
/// with four degrees of freedom, by damped Gauss-Newton steps; the covariance is that of the last linearisation (Laplace).
/// </summary>
/// <remarks>
/// Rows of one family are not independent, and the covariance is narrower than it should be for that; the unexplained spread,
/// taken from families left out, makes up for it. No coefficient belongs to a row, a model or a paper.
/// </remarks>
public sealed class Calibrator<TWhich>(CalibrationForm form, IReadOnlyList<Prior<TWhich>> priors, int threads)
    where TWhich : struct, Enum
{
    private const double Freedom = 4;
    private const int MostIterations = 40;
    private const double Nudge = 1e-3;

    // A step that gains less of the cost is the last.
    private const double Enough = 1e-5;

    /// <summary>Fits all rows, and takes the unexplained spread from predictions of families left out.</summary>
    public Calibration<TWhich> Fit(IReadOnlyList<IFittedRow<TWhich>> rows, IProgress<double>? progress = null) => Fit(rows, row => row.Family, progress);

    /// <summary>The same with groups other than families left out.</summary>
    public Calibration<TWhich> Fit<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> key, IProgress<double>? progress = null)
        where TRow : IFittedRow<TWhich>
    {
        var whole = Minimise([.. rows], null);
        return Calibrated(whole, Unexplained(LeaveOut(rows, key, whole, progress)));
    }

    /// <summary>Fits all rows, without a spread for what stays unexplained.</summary>
    public Calibration<TWhich> FitOnce<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IFittedRow<TWhich> => Calibrated(Minimise([.. rows], null), Fitting.Unexplained.None);

    /// <summary>Each row predicted by a fit to all other families.</summary>
    public IReadOnlyList<HeldOut<TRow>> LeaveOneFamilyOut<TRow>(IReadOnlyList<TRow> rows, IProgress<double>? progress = null)
        where TRow : IFittedRow<TWhich> => LeaveOut(rows, row => row.Family, progress);

    /// <summary>
    /// Each row predicted by a fit to all rows of other groups. Fits set out from that of all rows, which lies near; what they end
    /// at depends on their own rows alone, to within the tolerance of a fit.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The group of a row; its rows are left out together.</param>
    /// <param name="progress">Is told the share of the groups that are done.</param>
    public IReadOnlyList<HeldOut<TRow>> LeaveOut<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> key, IProgress<double>? progress = null)
        where TRow : IFittedRow<TWhich> => LeaveOut(rows, key, Minimise([.. rows], null), progress);

    // Without one group the best values lie near those of all rows, and so do the slopes.
    private IReadOnlyList<HeldOut<TRow>> LeaveOut<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> key, Minimum whole, IProgress<double>? progress)
        where TRow : IFittedRow<TWhich>
    {
        var groups = rows.Select(key).Distinct().ToArray();
        var folds = new HeldOut<TRow>[groups.Length][];
        var done = 0;
        Parallel.For(0, groups.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, f =>
        {
            int[] kept = [.. Enumerable.Range(0, rows.Count).Where(i => key(rows[i]) != groups[f])];
            var fit = Calibrated(Minimise([.. kept.Select(i => rows[i])], whole.Of(kept)), Fitting.Unexplained.None);
            var held = rows.Where(row => key(row) == groups[f]).ToArray();
            folds[f] = [.. held.Select(row => new HeldOut<TRow>(row, row.Predict(fit.Typical).Mean, Variance(row, fit)))];
            progress?.Report(Interlocked.Increment(ref done) / (double)groups.Length);
        });
        return [.. folds.SelectMany(fold => fold)];
    }

    /// <summary>What predictions of rows held out leave unexplained, by kind; a kind without rows has that of the kind named for it, or the largest.</summary>
    public Unexplained Unexplained<TRow>(IReadOnlyList<HeldOut<TRow>> heldOut)
        where TRow : IReportedRow
    {
        var known = heldOut.GroupBy(row => row.Row.Kind).ToDictionary(kind => kind.Key, kind => Noise([.. kind]));
        var largest = known.Count == 0 ? Noise(heldOut) : known.Values.Max();
        double Spread(FittedKind kind) => known.TryGetValue(kind.Name, out var own) ? own : kind.Instead is not null && known.TryGetValue(kind.Instead, out var other) ? other : largest;
        return new([.. form.Kinds.Select(kind => (kind.Name, Spread(kind)))]);
    }

    /// <summary>The spread at which nine tenths of rows lie within the 90 % interval of their prediction.</summary>
    public static double Noise<TRow>(IReadOnlyList<HeldOut<TRow>> heldOut)
        where TRow : IReportedRow
    {
        double low = 0, high = 1;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            var inside = heldOut.Count(row => Math.Abs(row.Residual) <= HeldOut<TRow>.Tail * Math.Sqrt(row.Variance + (middle * middle)));
            if (inside >= 0.9 * heldOut.Count)
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private Calibration<TWhich> Calibrated(Minimum minimum, Unexplained noise)
    {
        var covariance = minimum.Hessian.Inverse();
        var root = covariance.Add(covariance.Transpose()).Multiply(0.5).Cholesky().Factor;
        return new Calibration<TWhich>(form, priors, minimum.Values, [.. Enumerable.Range(0, priors.Count).Select(i => root.Row(i).ToArray())], noise);
    }

    // Slopes cost a prediction of all rows for each coefficient: those of a minimum near by serve as long as they lead on.
    private Minimum Minimise(IReadOnlyList<IFittedRow<TWhich>> rows, Minimum? near)
    {
        var values = Calibration<TWhich>.Unfitted(form, priors);
        double[] x = near is null ? [.. values.Centre] : near.Values;
        var lambda = near is null ? 1e-2 : 1e-4;
        var residuals = Residuals(rows, values, x);
        var cost = Cost(rows, residuals, x);
        var slopes = near?.Slopes ?? Slopes(rows, values, x, residuals);
        var fresh = near is null;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var (hessian, gradient) = Normal(rows, slopes, x, residuals);
            var gain = 0.0;
            for (var attempt = 0; attempt < 8 && gain == 0; attempt++)
            {
                var damped = hessian.Clone();
                for (var i = 0; i < priors.Count; i++)
                    damped[i, i] *= 1 + lambda;
                var step = damped.Solve(gradient);
                double[] next = [.. x.Select((v, i) => v + Math.Clamp(step[i], -1, 1))];
                var nextResiduals = Residuals(rows, values, next);
                var nextCost = Cost(rows, nextResiduals, next);
                if (nextCost < cost)
                {
                    gain = (cost - nextCost) / cost;
                    lambda = Math.Max(1e-6, lambda / 5);
                    (x, residuals, cost) = (next, nextResiduals, nextCost);
                }
                else
                {
                    lambda *= 5;
                }
            }

            // Only where slopes of its own lead no further is it there.
            if (gain < Enough && fresh)
                break;
            fresh = near is null || gain < Enough;
            if (fresh)
            {
                slopes = Slopes(rows, values, x, residuals);
                lambda = Math.Min(lambda, 1e-2);
            }
        }

        return new Minimum(x, slopes, Normal(rows, slopes, x, residuals).Hessian);
    }

    // Of each residual, along each coefficient.
    private Matrix<double> Slopes(IReadOnlyList<IFittedRow<TWhich>> rows, Calibration<TWhich> values, double[] x, double[] residuals)
    {
        var slopes = Matrix<double>.Build.Dense(residuals.Length, priors.Count);
        for (var i = 0; i < priors.Count; i++)
        {
            var moved = (double[])x.Clone();
            moved[i] += Nudge;
            var shifted = Residuals(rows, values, moved);
            for (var j = 0; j < residuals.Length; j++)
                slopes[j, i] = (shifted[j] - residuals[j]) / Nudge;
        }

        return slopes;
    }

    // The normal equations of a Gauss-Newton step.
    private (Matrix<double> Hessian, Vector<double> Gradient) Normal(IReadOnlyList<IFittedRow<TWhich>> rows, Matrix<double> slopes, double[] x, double[] residuals)
    {
        var weighted = slopes.Clone();
        for (var j = 0; j < residuals.Length; j++)
        {
            var scale = Scale(rows[j]);
            var z = residuals[j] / scale;
            weighted.SetRow(j, slopes.Row(j) * ((1 + (1 / Freedom)) / (1 + (z * z / Freedom)) / (scale * scale)));
        }

        var hessian = weighted.TransposeThisAndMultiply(slopes);
        var gradient = -weighted.TransposeThisAndMultiply(Vector<double>.Build.Dense(residuals));
        for (var i = 0; i < priors.Count; i++)
        {
            var variance = priors[i].Spread * priors[i].Spread;
            hessian[i, i] += 1 / variance;
            gradient[i] -= (x[i] - priors[i].Inner) / variance;
        }

        return (hessian, gradient);
    }

    private static double[] Residuals(IReadOnlyList<IFittedRow<TWhich>> rows, Calibration<TWhich> values, double[] x)
    {
        var c = values.Values(x);
        var residuals = new double[rows.Count];
        Parallel.For(0, rows.Count, i => residuals[i] = rows[i].Predict(c).Mean - rows[i].LogReported);
        return residuals;
    }

    private double Scale(IReportedRow row) => form.Kinds.FirstOrDefault(kind => kind.Name == row.Kind)?.Scale ?? throw new ArgumentException($"There is no kind '{row.Kind}'.", nameof(row));

    private double Cost(IReadOnlyList<IFittedRow<TWhich>> rows, double[] residuals, double[] x) =>
        residuals.Select((r, i) => (Freedom + 1) / 2 * Math.Log(1 + (r * r / (Freedom * Scale(rows[i]) * Scale(rows[i]))))).Sum()
        + x.Select((v, i) => 0.5 * Math.Pow((v - priors[i].Inner) / priors[i].Spread, 2)).Sum();

    /// <summary>Variance of the logarithm that the coefficients and what is not told of the measured system leave.</summary>
    public static double Variance(IFittedRow<TWhich> row, Calibration<TWhich> fit)
    {
        var (mean, plausible) = row.Predict(fit.Typical);
        var sum = plausible;
        var inner = fit.Centre.ToArray();
        // Along each column of the root the logarithm is taken as straight.
        for (var k = 0; k < fit.Priors.Count; k++)
        {
            for (var i = 0; i < inner.Length; i++)
                inner[i] = fit.Centre[i] + (Nudge * fit.Root[i][k]);
            var slope = (row.Predict(fit.Values(inner)).Mean - mean) / Nudge;
            sum += slope * slope;
        }

        return sum;
    }

    /// <summary>The most likely values, the slopes of all residuals and the curvature of the cost there.</summary>
    private sealed record Minimum(double[] Values, Matrix<double> Slopes, Matrix<double> Hessian)
    {
        public Minimum Of(int[] rows)
        {
            var slopes = Matrix<double>.Build.Dense(rows.Length, Slopes.ColumnCount);
            for (var j = 0; j < rows.Length; j++)
                slopes.SetRow(j, Slopes.Row(rows[j]));
            return this with { Slopes = slopes };
        }
    }
}
