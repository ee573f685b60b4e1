namespace Assay.Accounts;

/// <summary>What a model cost for each token, trained on and served.</summary>
public sealed record ModelEfficiency
{
    public required string Model { get; init; }

    /// <summary>Tokens that its stated runs trained on; zero where none is stated.</summary>
    public required double Tokens { get; init; }

    /// <summary>All rungs of its ladder without serving and other business, in cents; null where the store tells no cost.</summary>
    public long? Cents { get; init; }

    /// <summary>The first day of the first period of which it is stated what was served; null where nothing is.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day after the last one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Tokens served over the stated periods; zero where none are stated.</summary>
    public required double Served { get; init; }

    /// <summary>Requests answered over the stated periods; zero where none are stated.</summary>
    public required double Answered { get; init; }

    /// <summary>GPU-hours that served it in those months.</summary>
    public required double ServingHours { get; init; }

    /// <summary>What they cost, in cents: the phase serving without idle capacity, people and what pools share.</summary>
    public long? ServingCents { get; init; }

    /// <summary>The part of that in the periods that state tokens; the other periods state requests alone.</summary>
    public long? CentsOfTokens { get; init; }

    /// <summary>The part of it in the periods that state requests.</summary>
    public long? CentsOfAnswers { get; init; }
}
