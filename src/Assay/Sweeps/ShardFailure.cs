using System.Globalization;

namespace Assay.Sweeps;

/// <summary>A shard that could not be computed or written. The others stand.</summary>
/// <param name="Shard">Its number.</param>
/// <param name="First">Its first point.</param>
/// <param name="Last">Its last point.</param>
/// <param name="Problem">Why.</param>
public sealed record ShardFailure(int Shard, long First, long Last, string Problem)
{
    /// <summary>Its points, in English as all files for programs.</summary>
    public string Points => string.Create(CultureInfo.InvariantCulture, $"points {First} to {Last}");
}
