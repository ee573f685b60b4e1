namespace Assay.Uncertainty;

/// <summary>
/// Inverts a log-concave tail probability by Newton's method on its logarithm. The tangent of a concave function lies
/// above it, so after at most one step the approach is from one side, and quadratic.
/// </summary>
internal static class LogConcave
{
    private const int Steps = 200;
    private const double Converged = 1e-13;

    /// <param name="u">Where to start.</param>
    /// <param name="logTarget">The logarithm of the probability to reach.</param>
    /// <param name="at">At u: the probability, the logarithm of the density, and +1 for a lower or -1 for an upper tail.</param>
    internal static double Solve(double u, double logTarget, Func<double, (double Probability, double LogDensity, int Direction)> at)
    {
        for (var i = 0; i < Steps; i++)
        {
            var (probability, logDensity, direction) = at(u);
            if (!(probability > 0))
            {
                // The start was so far out that the probability underflowed.
                u += direction;
                continue;
            }
            var logProbability = Math.Log(probability);
            var step = direction * (logTarget - logProbability) * Math.Exp(logProbability - logDensity);
            u += Math.Clamp(step, -8, 8);
            if (Math.Abs(step) <= Converged * Math.Max(1, Math.Abs(u)))
                break;
        }
        return u;
    }
}
