namespace Assay.Records;

/// <summary>Sharing out money so that the parts sum to the whole to the cent, by the largest remainder (Hamilton's method).</summary>
internal static class Cents
{
    /// <summary>Rounds parts to cents so that they sum to their sum, rounded.</summary>
    /// <param name="exact">The parts, in units of the currency.</param>
    public static long[] Rounded(IReadOnlyList<decimal> exact) => Settle(Of(exact.Sum()), [.. exact.Select(part => part * 100)]);

    /// <summary>Shares an amount out in proportion to weights.</summary>
    /// <param name="cents">The amount; below zero for a credit.</param>
    /// <param name="weights">None below zero, and some above it.</param>
    public static long[] Share(long cents, IReadOnlyList<decimal> weights)
    {
        var all = weights.Sum();
        if (weights.Any(weight => weight < 0) || all <= 0)
            throw new ArgumentException("Weights are not below zero, and some above it.", nameof(weights));
        return Settle(cents, [.. weights.Select(weight => cents * (weight / all))]);
    }

    /// <summary>An amount in cents, halves away from zero.</summary>
    public static long Of(decimal amount) => decimal.ToInt64(decimal.Round(amount * 100, MidpointRounding.AwayFromZero));

    // Each gets its part rounded down; what is left goes to the largest remainders, the earlier of equal ones first.
    private static long[] Settle(long total, decimal[] exact)
    {
        var parts = exact.Select(part => decimal.ToInt64(decimal.Floor(part))).ToArray();
        var left = total - parts.Sum();
        var order = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - decimal.Floor(exact[i])).ThenBy(i => i).ToArray();
        for (var i = 0; left != 0; i = (i + 1) % order.Length)
        {
            parts[order[left > 0 ? i : order.Length - 1 - i]] += Math.Sign(left);
            left -= Math.Sign(left);
        }

        return parts;
    }
}
