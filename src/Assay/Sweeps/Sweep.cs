using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>A study as its file tells it: what is computed, along which axes, and what is kept of it.</summary>
public sealed record Sweep
{
    /// <summary>The most points that a sweep may have.</summary>
    public const long MostPoints = 1_000_000_000;

    public required string Id { get; init; }

    public required Message Title { get; init; }

    /// <summary>The cases that it is about; empty where it is about a plan.</summary>
    public required IReadOnlyList<YamlScalar> Cases { get; init; }

    /// <summary>The command that each point calls, such as <c>training search</c>; null where it is about cases.</summary>
    public YamlScalar? Plan { get; init; }

    /// <summary>What holds at every point: quantities of the case, or parameters of the plan.</summary>
    public required IReadOnlyList<(string Set, AxisValue Value, Location At)> Fixed { get; init; }

    /// <summary>The slowest first. Where there are several cases the first axis is that over them.</summary>
    public required IReadOnlyList<Axis> Axes { get; init; }

    public required Design Design { get; init; }

    /// <summary>What must hold of the values of axes; points where one does not are pruned.</summary>
    public required IReadOnlyList<YamlScalar> Where { get; init; }

    public required IReadOnlyList<SweepOutput> Outputs { get; init; }

    /// <summary>Draws of every uncertain input at each point, the same at all.</summary>
    public required int Samples { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The whole file.</summary>
    public required SourceText Source { get; init; }

    /// <summary>How many points there are before any is pruned.</summary>
    public long Points => Design.Count(Axes);
}

/// <summary>What is kept of every point.</summary>
/// <param name="Id">The name of its column.</param>
/// <param name="Path">A quantity of the case, or a place in the document that the plan prints.</param>
/// <param name="At">Where it was written.</param>
public sealed record SweepOutput(string Id, string Path, Location At)
{
    /// <summary>Which end of it is wanted; null where the sweep does not say.</summary>
    public Better? Better { get; init; }
}
