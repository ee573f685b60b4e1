using Assay.Documents;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>What is stated of a run.</summary>
public sealed record StatedRun
{
    /// <summary>Its name, as rules give it to attempts.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }

    /// <summary>What holds for all its values.</summary>
    public required StatedGrounds Grounds { get; init; }

    /// <summary>Tokens trained on in all its attempts together.</summary>
    public double? Tokens { get; init; }

    /// <summary>Its shape: an architecture of the catalogue, or the path of a config.json.</summary>
    public YamlScalar? Architecture { get; init; }

    /// <summary>What it ran on, a name of the catalogue.</summary>
    /// <value>The accelerator of the pool that it ran on most.</value>
    public YamlScalar? Accelerator { get; init; }

    /// <summary>The precision whose peak rate utilisation is told against.</summary>
    /// <value>That of the pool that it ran on most.</value>
    public YamlScalar? Precision { get; init; }

    /// <summary>Accelerators at work at once.</summary>
    /// <value>Those of the attempts that held most of its GPU-hours.</value>
    public int? Gpus { get; init; }

    /// <summary>Tokens of a sequence; attention is counted where it is told.</summary>
    public int? Sequence { get; init; }

    /// <summary>Sequences a step.</summary>
    public int? GlobalBatch { get; init; }

    /// <summary>How it was spread over its accelerators; null where nobody says, and the best way is searched.</summary>
    public TrainingPlan? Parallelism { get; init; }
}
