using MathNet.Numerics.LinearAlgebra;

namespace Assay.Training;

/// <summary>A row with the runs it may mean.</summary>
public sealed record ReadRow(MeasuredRow Row, IReadOnlyList<PlausibleRun> Runs)
{
    public string Group => $"{Row.Family}|{Row.Model}|{Row.Gpu}";

    /// <summary>Logarithm of the predicted metric, and its variance over the plausible runs.</summary>
    public (double Mean, double Variance) Predict(Coefficients c)
    {
        double mean = 0, square = 0;
        foreach (var run in Runs)
        {
            var value = Math.Log(Measure.Of(Row, run, TrainingStep.Evaluate(run.Job, run.Strategy, c).Total));
            mean += run.Weight * value;
            square += run.Weight * value * value;
        }

        return (mean, Math.Max(0, square - (mean * mean)));
    }
}

/// <summary>Fits the coefficients to measured rows.</summary>
public static class Calibrator
{
    public static double[] Fit(IReadOnlyList<ReadRow> rows, int threads)
    {
        var priors = Prior.All;
        var n = priors.Count;
        var x = priors.Select(prior => prior.Inner).ToArray();
        var sizes = rows.GroupBy(row => row.Group).ToDictionary(group => group.Key, group => group.Count());
        var weights = rows.Select(row => 1 / Math.Sqrt(Math.Sqrt(sizes[row.Group]))).ToArray();
        const double Scale = 0.06;
        var lambda = 1e-2;
        var residuals = Residuals(rows, x, threads);
        var cost = Cost(residuals, weights, x, Scale);
        for (var iteration = 0; iteration < 40; iteration++)
        {
            var jacobian = new double[n][];
            Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                var moved = (double[])x.Clone();
                moved[i] += 1e-3;
                var shifted = Residuals(rows, moved, 1);
                jacobian[i] = [.. shifted.Select((r, j) => (r - residuals[j]) / 1e-3)];
            });
            var a = Matrix<double>.Build.Dense(n, n);
            var g = Vector<double>.Build.Dense(n);
            for (var j = 0; j < residuals.Length; j++)
            {
                var z = residuals[j] / Scale;
                var w = weights[j] * weights[j] / (1 + (z * z / 4)) / (Scale * Scale);
                for (var i = 0; i < n; i++)
                {
                    g[i] -= w * jacobian[i][j] * residuals[j];
                    for (var k = 0; k < n; k++)
                        a[i, k] += w * jacobian[i][j] * jacobian[k][j];
                }
            }

            for (var i = 0; i < n; i++)
            {
                var s2 = priors[i].Spread * priors[i].Spread;
                a[i, i] += 1 / s2;
                g[i] -= (x[i] - priors[i].Inner) / s2;
            }

            var better = false;
            for (var attempt = 0; attempt < 8; attempt++)
            {
                var damped = a.Clone();
                for (var i = 0; i < n; i++)
                    damped[i, i] *= 1 + lambda;
                var step = damped.Solve(g);
                var next = x.Select((v, i) => v + Math.Clamp(step[i], -1, 1)).ToArray();
                var nextResiduals = Residuals(rows, next, threads);
                var nextCost = Cost(nextResiduals, weights, next, Scale);
                if (nextCost < cost)
                {
                    better = cost - nextCost > 1e-4 * cost;
                    (x, residuals, cost) = (next, nextResiduals, nextCost);
                    lambda = Math.Max(1e-6, lambda / 5);
                    break;
                }

                lambda *= 5;
            }

            if (!better)
                break;
        }

        return x;
    }

    public static Coefficients Values(double[] inner)
    {
        var values = new double[Coefficients.Count];
        for (var i = 0; i < inner.Length; i++)
            values[(int)Prior.All[i].Coefficient] = Prior.All[i].Outer(inner[i]);
        return new Coefficients(values);
    }

    private static double[] Residuals(IReadOnlyList<ReadRow> rows, double[] x, int threads)
    {
        var c = Values(x);
        var residuals = new double[rows.Count];
        if (threads == 1)
        {
            for (var j = 0; j < rows.Count; j++)
                residuals[j] = rows[j].Predict(c).Mean - Math.Log(rows[j].Row.Reported);
        }
        else
        {
            Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, j => residuals[j] = rows[j].Predict(c).Mean - Math.Log(rows[j].Row.Reported));
        }

        return residuals;
    }

    // Student's t with 4 degrees of freedom: an outlier pulls little.
    private static double Cost(double[] residuals, double[] weights, double[] x, double scale) =>
        residuals.Select((r, j) => weights[j] * weights[j] * 2 * Math.Log(1 + (r * r / (4 * scale * scale)))).Sum()
        + x.Select((v, i) => 0.5 * Math.Pow((v - Prior.All[i].Inner) / Prior.All[i].Spread, 2)).Sum();
}
