using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>How a sweep is cut into shards: the same everywhere, so that any machine computes the same files.</summary>
/// <param name="Points">How many points it has before any is pruned.</param>
/// <param name="PointsPerShard">How many of them a shard has; the last may have fewer.</param>
public sealed record SweepPlan(long Points, long PointsPerShard)
{
    // Enough to share among tasks, and few enough to be files of a folder.
    private const long Shards = 128;
    private const long MostInOne = 8192;

    // Draws below which a file costs more than the points of a case in it.
    private const long FewestDraws = 100_000;

    // Their names have six digits, in the order of which they are brought together.
    private const long MostShards = 1_000_000;

    /// <summary>How many shards there are.</summary>
    public int Count => (int)((Points + PointsPerShard - 1) / PointsPerShard);

    /// <summary>The plan of a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="pointsPerShard">How many points a shard is to have; null for as many as suits the sweep.</param>
    /// <exception cref="InputException">That makes more shards than a folder has names for.</exception>
    public static SweepPlan Of(Sweep sweep, long? pointsPerShard)
    {
        if (pointsPerShard is { } asked && (sweep.Points + asked - 1) / asked is > MostShards and var shards)
            throw new InputException(null, $"--shard-points {asked:N0} cuts {sweep.Points:N0} points into {shards:N0} shards; at most {MostShards:N0} are made.", $"Give {(sweep.Points + MostShards - 1) / MostShards:N0} or more.");
        return new SweepPlan(sweep.Points, pointsPerShard ?? Math.Clamp((sweep.Points + Shards - 1) / Shards, sweep.Plan is null ? Math.Clamp(FewestDraws / sweep.Samples, 1, MostInOne) : 1, MostInOne));
    }

    /// <summary>The first point of a shard.</summary>
    public long First(int shard) => shard * PointsPerShard;

    /// <summary>The first point after a shard.</summary>
    public long End(int shard) => Math.Min(Points, (shard + 1) * PointsPerShard);
}
