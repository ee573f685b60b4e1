using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>What of a sweep is looked at. What is null is chosen by the figures.</summary>
public sealed record StudyChoice
{
    /// <summary>Everything, as the figures choose.</summary>
    public static StudyChoice All { get; } = new();

    /// <summary>The column of the output of the heat map; null for one of each output.</summary>
    public string? Output { get; init; }

    /// <summary>The axis of the heat map to the right, by its column.</summary>
    public string? Across { get; init; }

    /// <summary>The axis upwards.</summary>
    public string? Up { get; init; }

    /// <summary>By the place of an axis, the place at which it is held; axes that are not here are averaged over.</summary>
    public IReadOnlyDictionary<int, int> Held { get; init; } = new Dictionary<int, int>();

    /// <summary>The column of the output that colours lines.</summary>
    public string? Colour { get; init; }

    /// <summary>The two outputs of the front, by their columns, with the end that is wanted; null for that which the sweep tells, and less else.</summary>
    public IReadOnlyList<(string Output, Better? Better)> Front { get; init; } = [];

    /// <summary>The cell of the heat map that is open.</summary>
    public (int Across, int Up)? Cell { get; init; }
}
