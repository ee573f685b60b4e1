using MathNet.Numerics.LinearAlgebra;

namespace Assay.Training;

/// <summary>
/// Fits the coefficients to measured rows: the most likely values under their priors and residuals that follow Student's t
/// with four degrees of freedom, by damped Gauss-Newton steps; the covariance is that of the last linearisation (Laplace).
/// </summary>
/// <remarks>
/// Rows of one family are not independent, and the covariance is narrower than it should be for that; the unexplained spread,
/// taken from families left out, makes up for it. No coefficient belongs to a row, a model or a paper.
/// </remarks>
public sealed class Calibrator(IReadOnlyList<Prior> priors, int threads)
{
    private const double Scale = 0.06;
    private const double Freedom = 4;
    private const int MostIterations = 40;
    private const double Nudge = 1e-3;

    /// <summary>Fits all rows, and takes the unexplained spread from predictions of families left out.</summary>
    public Calibration Fit(IReadOnlyList<ReadRow> rows, IProgress<double>? progress = null)
    {
        var heldOut = LeaveOneFamilyOut(rows, progress);
        return Fit(rows, Unexplained(heldOut));
    }

    /// <summary>Each row predicted by a fit to all other families.</summary>
    public IReadOnlyList<HeldOut> LeaveOneFamilyOut(IReadOnlyList<ReadRow> rows, IProgress<double>? progress = null)
    {
        var families = rows.Select(row => row.Row.Family).Distinct().ToArray();
        var folds = new HeldOut[families.Length][];
        var done = 0;
        Parallel.For(0, families.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, f =>
        {
            var fit = Fit([.. rows.Where(row => row.Row.Family != families[f])], Training.Unexplained.None);
            var held = rows.Where(row => row.Row.Family == families[f]).ToArray();
            folds[f] = [.. held.Select(row => new HeldOut(row, row.Predict(fit.Typical).Mean, Variance(row, fit)))];
            progress?.Report(Interlocked.Increment(ref done) / (double)families.Length);
        });
        return [.. folds.SelectMany(fold => fold)];
    }

    /// <summary>What predictions of rows held out leave unexplained, by kind of model; a kind without rows has the larger of both.</summary>
    public static Unexplained Unexplained(IReadOnlyList<HeldOut> heldOut)
    {
        var kinds = heldOut.ToLookup(row => row.Row.Runs[0].Job.Model.Experts > 0);
        var (dense, experts) = (Noise([.. kinds[false]]), Noise([.. kinds[true]]));
        return new(kinds[false].Any() ? dense : experts, kinds[true].Any() ? experts : dense);
    }

    /// <summary>The spread at which nine tenths of rows lie within the 90 % interval of their prediction.</summary>
    public static double Noise(IReadOnlyList<HeldOut> heldOut)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            var inside = heldOut.Count(row => Math.Abs(row.Residual) <= HeldOut.Tail * Math.Sqrt(row.Variance + (middle * middle)));
            if (inside >= 0.9 * heldOut.Count)
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private Calibration Fit(IReadOnlyList<ReadRow> rows, Unexplained noise)
    {
        var n = priors.Count;
        var values = new Calibration(priors, [.. priors.Select(prior => prior.Inner)], [.. priors.Select(_ => new double[n])], Training.Unexplained.None);
        double[] x = [.. values.Centre];
        var lambda = 1e-2;
        var residuals = Residuals(rows, values, x);
        var cost = Cost(residuals, x);
        var hessian = Matrix<double>.Build.Dense(n, n);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            (hessian, var gradient) = Linearise(rows, values, x, residuals);
            var better = false;
            for (var attempt = 0; attempt < 8 && !better; attempt++)
            {
                var damped = hessian.Clone();
                for (var i = 0; i < n; i++)
                    damped[i, i] *= 1 + lambda;
                var step = damped.Solve(gradient);
                double[] next = [.. x.Select((v, i) => v + Math.Clamp(step[i], -1, 1))];
                var nextResiduals = Residuals(rows, values, next);
                var nextCost = Cost(nextResiduals, next);
                if (nextCost < cost)
                {
                    better = true;
                    lambda = Math.Max(1e-6, lambda / 5);
                    if (cost - nextCost < 1e-5 * cost)
                        iteration = MostIterations;
                    (x, residuals, cost) = (next, nextResiduals, nextCost);
                }
                else
                {
                    lambda *= 5;
                }
            }

            if (!better)
                break;
        }

        (hessian, _) = Linearise(rows, values, x, residuals);
        var covariance = hessian.Inverse();
        var root = covariance.Add(covariance.Transpose()).Multiply(0.5).Cholesky().Factor;
        return new Calibration(priors, x, [.. Enumerable.Range(0, n).Select(i => root.Row(i).ToArray())], noise);
    }

    private (Matrix<double> Hessian, Vector<double> Gradient) Linearise(IReadOnlyList<ReadRow> rows, Calibration values, double[] x, double[] residuals)
    {
        var n = priors.Count;
        var jacobian = Matrix<double>.Build.Dense(residuals.Length, n);
        for (var i = 0; i < n; i++)
        {
            var moved = (double[])x.Clone();
            moved[i] += Nudge;
            var shifted = Residuals(rows, values, moved);
            for (var j = 0; j < residuals.Length; j++)
                jacobian[j, i] = (shifted[j] - residuals[j]) / Nudge;
        }

        var weighted = jacobian.Clone();
        for (var j = 0; j < residuals.Length; j++)
        {
            var z = residuals[j] / Scale;
            weighted.SetRow(j, jacobian.Row(j) * ((1 + (1 / Freedom)) / (1 + (z * z / Freedom)) / (Scale * Scale)));
        }

        var hessian = weighted.TransposeThisAndMultiply(jacobian);
        var gradient = -weighted.TransposeThisAndMultiply(Vector<double>.Build.Dense(residuals));
        for (var i = 0; i < n; i++)
        {
            var variance = priors[i].Spread * priors[i].Spread;
            hessian[i, i] += 1 / variance;
            gradient[i] -= (x[i] - priors[i].Inner) / variance;
        }

        return (hessian, gradient);
    }

    private static double[] Residuals(IReadOnlyList<ReadRow> rows, Calibration values, double[] x)
    {
        var c = values.Values(x);
        return [.. rows.Select(row => row.Residual(c))];
    }

    private double Cost(double[] residuals, double[] x) =>
        residuals.Sum(r => (Freedom + 1) / 2 * Math.Log(1 + (r * r / (Freedom * Scale * Scale))))
        + x.Select((v, i) => 0.5 * Math.Pow((v - priors[i].Inner) / priors[i].Spread, 2)).Sum();

    /// <summary>Variance of the logarithm that coefficients and plausible runs leave.</summary>
    internal static double Variance(ReadRow row, Calibration fit)
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
}
