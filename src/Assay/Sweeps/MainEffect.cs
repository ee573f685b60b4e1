namespace Assay.Sweeps;

/// <summary>How much of what an output varies by is the doing of one axis by itself.</summary>
/// <remarks>
/// The share is <c>Σₖ nₖ (ȳₖ − ȳ)² / Σᵢ (yᵢ − ȳ)²</c>: of the points with a result, the variance between the means at the places of
/// the axis over the whole variance (the correlation ratio η² of Pearson, 1905). Over a whole grid the shares of all axes sum to at
/// most 1, and what is left is what axes do together. Where a design is no grid, an axis that does nothing still shows about
/// (places − 1) / points. Where conditions or points without a result leave gaps, axes may move together, and shares overlap.
/// </remarks>
public static class MainEffect
{
    /// <summary>The share from the means at the places of an axis; 0 where the output does not vary.</summary>
    /// <param name="places">How many points lie at each place, and their mean.</param>
    /// <param name="mean">The mean of all points.</param>
    /// <param name="variance">Their variance: the mean of the squares of what they differ from their mean.</param>
    public static double Share(IEnumerable<(long Points, double Mean)> places, double mean, double variance)
    {
        var (between, points) = (0.0, 0L);
        foreach (var place in places)
        {
            between += place.Points * (place.Mean - mean) * (place.Mean - mean);
            points += place.Points;
        }

        // A last bit of a sum is no variance.
        return points == 0 || variance <= 1e-24 * mean * mean ? 0 : Math.Clamp(between / points / variance, 0, 1);
    }

    /// <summary>The share of each axis, of each of the outputs that are numbers.</summary>
    internal static double[][] Read(SweepReading reading, IReadOnlyList<OutputSpread> spreads)
    {
        var shares = spreads.Select(_ => new double[reading.Axes.Count]).ToArray();
        var means = string.Join(", ", spreads.Select(spread => $"count({spread.Output.Sql}), avg({spread.Output.Sql})"));
        for (var axis = 0; axis < reading.Axes.Count && spreads.Count > 0; axis++)
        {
            if (!reading.Axes[axis].Moves)
                continue;
            var places = reading.Rows($"SELECT {means} FROM results WHERE problem IS NULL GROUP BY {reading.Axes[axis].Sql} ORDER BY {reading.Axes[axis].Sql}", row => Enumerable.Range(0, spreads.Count).Select(i => row.IsDBNull((2 * i) + 1) ? (0L, 0.0) : (row.GetInt64(2 * i), row.GetDouble((2 * i) + 1))).ToArray());
            for (var i = 0; i < spreads.Count; i++)
                shares[i][axis] = Share(places.Select(place => place[i]), spreads[i].Mean, spreads[i].Variance);
        }

        return shares;
    }
}
