using Assay.Documents;

namespace Assay.Accounts;

/// <summary>What a run made of its accelerators.</summary>
public sealed record RunEfficiency
{
    /// <summary>What is stated of it.</summary>
    public required StatedRun Stated { get; init; }

    /// <summary>The model that most of it was for; null for none.</summary>
    public string? Model { get; init; }

    /// <summary>GPU-hours of all its attempts.</summary>
    public required double Hours { get; init; }

    /// <summary>Those of attempts that completed, still run, or were resumed, up to the last checkpoint.</summary>
    public required double Useful { get; init; }

    /// <summary>Those of resumed attempts after their last checkpoint, as far as rules say how often there is one.</summary>
    public required double Lost { get; init; }

    /// <summary>Useful GPU-hours over all; null where there are none.</summary>
    public double? Goodput => Hours > 0 ? Useful / Hours : null;

    /// <summary>What its attempts fell on of the cost of pools, in cents; idle capacity, people and what pools share are not in it. Null where the store tells no cost.</summary>
    public long? Cents { get; init; }

    /// <summary>The shape that it trains; null where it is not stated.</summary>
    public string? Architecture { get; init; }

    /// <summary>What it ran on; null where nobody says.</summary>
    public string? Accelerator { get; init; }

    /// <summary>The precision that utilisation is told against; null where nobody says.</summary>
    public string? Precision { get; init; }

    /// <summary>Training FLOP for a token: 6 for each active parameter, and causal attention where the length of sequences is stated.</summary>
    public double? FlopPerToken { get; init; }

    /// <summary>Peak rate of an accelerator, in FLOP a second.</summary>
    public double? Peak { get; init; }

    /// <summary>Model FLOP over what the accelerators could do in all its GPU-hours.</summary>
    public double? Mfu => MfuOver(Hours);

    /// <summary>The same over its useful GPU-hours.</summary>
    public double? UsefulMfu => MfuOver(Useful);

    /// <summary>Tokens that an accelerator trained on in a useful GPU-hour.</summary>
    public double? TokensPerUsefulHour => Stated.Tokens is { } tokens && Useful > 0 ? tokens / Useful : null;

    /// <summary>What metrics tell of it; null where they tell nothing.</summary>
    public RunActivity? Activity { get; init; }

    /// <summary>What the simulator says of it; null where that cannot be told.</summary>
    public SimulatedRate? Simulated { get; init; }

    /// <summary>The utilisation that the simulated rate comes to, by the same FLOP and peak; null where nothing is simulated.</summary>
    public double? SimulatedMfu => Simulated is { } simulated ? MfuOf(simulated.TokensPerHour) : null;

    /// <summary>The measured rate over the simulated one, less one.</summary>
    public double? Difference => TokensPerUsefulHour / Simulated?.TokensPerHour - 1;

    /// <summary>What the difference means, or why nothing is simulated.</summary>
    public Message? Verdict { get; init; }

    private double? MfuOf(double tokensPerHour) => FlopPerToken is { } flop && Peak is { } peak ? tokensPerHour * flop / (peak * 3600) : null;

    private double? MfuOver(double hours) => Stated.Tokens is { } tokens && hours > 0 ? MfuOf(tokens / hours) : null;
}
