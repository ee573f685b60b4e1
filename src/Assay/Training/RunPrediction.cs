using Assay.Documents;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Training;

/// <summary>What a run or a phase of it takes.</summary>
public sealed record RunTotals
{
    /// <summary>Days on the clock, failures and evaluation included.</summary>
    public required Summary Days { get; init; }

    /// <summary>GPUs times hours on the clock.</summary>
    public required Summary GpuHours { get; init; }

    /// <summary>Time without failures and checkpoints over time on the clock.</summary>
    public required Summary Goodput { get; init; }

    /// <summary>Kilowatt-hours at the meter; null where the power is not known.</summary>
    public required Summary? Energy { get; init; }

    /// <summary>Kilograms of CO2-equivalent of that energy; the making of the machines is not counted.</summary>
    public required Summary? Carbon { get; init; }

    /// <summary>What hiring the GPU-hours costs; null where no price is known.</summary>
    public required Summary? Dollars { get; init; }
}

/// <summary>A phase of a run, predicted.</summary>
public sealed record PhasePrediction
{
    public required RunPhase Phase { get; init; }

    public required ResolvedPlan Plan { get; init; }

    /// <summary>Optimizer steps, the last one counted whole.</summary>
    public required double Steps { get; init; }

    /// <summary>Seconds a step.</summary>
    public required Summary StepSeconds { get; init; }

    public required RunTotals Totals { get; init; }
}

/// <summary>A whole run, predicted.</summary>
public sealed record RunPrediction
{
    public required IReadOnlyList<PhasePrediction> Phases { get; init; }

    public required RunTotals Totals { get; init; }

    /// <summary>Minutes of training between checkpoints in the first phase: as given, or Daly's optimum.</summary>
    public required Summary CheckpointMinutes { get; init; }

    /// <summary>What it rests on beside the step.</summary>
    public required RunFacts Facts { get; init; }

    /// <summary>What the reader should know, such as a phase that does not fit into memory.</summary>
    public required IReadOnlyList<Message> Notes { get; init; }

    public double Tokens => Phases.Sum(phase => phase.Phase.Tokens);

    public double Steps => Phases.Sum(phase => phase.Steps);
}
