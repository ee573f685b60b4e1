using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>Where the parts of a report of a sweep lead.</summary>
/// <param name="Cell">The address that opens a cell of a heat map; null where nothing opens.</param>
internal sealed record StudyWays(Func<HeatMap, HeatCell, string>? Cell)
{
    /// <summary>A file of its own.</summary>
    public static StudyWays InPlace { get; } = new((Func<HeatMap, HeatCell, string>?)null);
}
