using Assay.Modeling;

namespace Assay.Training;

/// <summary>A part of a run with a shape of its own: a warm-up of the batch, an extension of the context, a post-training.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Tokens">Tokens it trains on.</param>
/// <param name="Changes">What differs from the plan around it; null fields keep the plan's.</param>
public sealed record RunPhase(string Id, double Tokens, TrainingPlan Changes);

/// <summary>How much of a run evaluation takes, GPUs waiting.</summary>
/// <param name="Share">Share of the time without failures; zero where it is told in steps.</param>
/// <param name="Each">Hours of one evaluation.</param>
/// <param name="Steps">Steps between two evaluations; zero where it is told as a share.</param>
public readonly record struct Evaluation(double Share, double Each, double Steps)
{
    /// <summary>Hours of steps and evaluation where nothing fails.</summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="hours">Hours of one step.</param>
    public double Hours(double steps, double hours) => ((steps * hours) + (Steps > 0 ? Math.Floor(steps / Steps) * Each : 0)) / (1 - Share);
}

/// <summary>A whole run as people tell it. What is null comes from the catalogue; each node is one fixed or uncertain value in base units.</summary>
public sealed record RunPlan
{
    /// <summary>One after the other; empty where no tokens are told.</summary>
    public IReadOnlyList<RunPhase> Phases { get; init; } = [];

    /// <summary>GPU time between failures that stop the job, in GPU-hours.</summary>
    /// <value>catalog.reliability.gpu_time_between_failures.</value>
    public Node? BetweenFailures { get; init; }

    /// <summary>Hours of training between checkpoints.</summary>
    /// <value>Daly's optimum.</value>
    public Node? CheckpointInterval { get; init; }

    /// <summary>Hours that one checkpoint keeps training waiting.</summary>
    /// <value>catalog.reliability.checkpoint_time.</value>
    public Node? CheckpointTime { get; init; }

    /// <summary>Hours from a failure until training goes on.</summary>
    /// <value>catalog.reliability.restart_time.</value>
    public Node? RestartTime { get; init; }

    /// <value>None.</value>
    public Evaluation? Evaluation { get; init; }

    /// <summary>Dollars for a GPU-hour.</summary>
    /// <value>The catalogue's rental price around <see cref="AsOf"/>.</value>
    public Node? Price { get; init; }

    /// <summary>The day around which prices are looked up.</summary>
    /// <value>That of the newest rental price of the accelerator.</value>
    public DateOnly? AsOf { get; init; }

    /// <summary>Rated kilowatts of a GPU with its share of servers, network and storage.</summary>
    /// <value>The accelerator's rated power times what servers and clusters add.</value>
    public Node? Power { get; init; }

    /// <summary>Share of the rated power that is drawn.</summary>
    /// <value>catalog.servers.power_used_share.</value>
    public Node? PowerUsed { get; init; }

    /// <summary>Power at the meter over power at the servers.</summary>
    /// <value>catalog.facilities.pue.colocation.</value>
    public Node? Pue { get; init; }

    /// <summary>Kilograms of CO2-equivalent for a kilowatt-hour.</summary>
    /// <value>catalog.energy.carbon_intensity.us.</value>
    public Node? CarbonIntensity { get; init; }

    /// <summary>Whether anything at all is told.</summary>
    public bool IsEmpty => this == new RunPlan() with { Phases = Phases } && Phases.Count == 0;

    /// <summary>This plan, with what it leaves open taken from another.</summary>
    public RunPlan Over(RunPlan below) => new()
    {
        Phases = Phases.Count > 0 ? Phases : below.Phases,
        BetweenFailures = BetweenFailures ?? below.BetweenFailures,
        CheckpointInterval = CheckpointInterval ?? below.CheckpointInterval,
        CheckpointTime = CheckpointTime ?? below.CheckpointTime,
        RestartTime = RestartTime ?? below.RestartTime,
        Evaluation = Evaluation ?? below.Evaluation,
        Price = Price ?? below.Price,
        AsOf = AsOf ?? below.AsOf,
        Power = Power ?? below.Power,
        PowerUsed = PowerUsed ?? below.PowerUsed,
        Pue = Pue ?? below.Pue,
        CarbonIntensity = CarbonIntensity ?? below.CarbonIntensity,
    };
}
