namespace Assay.Requests;

/// <summary>The requests of a simulation. It ends with the answer of the last one; what comes first, their number or the duration, ends the arrivals.</summary>
public sealed record RequestLoad
{
    public required Arrivals Arrivals { get; init; }

    /// <summary>Tokens of prompts; a recording has its own.</summary>
    public Lengths? Input { get; init; }

    /// <summary>Tokens of answers; a recording has its own.</summary>
    public Lengths? Output { get; init; }

    /// <summary>Share of a prompt that the prefix cache holds, in the mean. At least one token of a prompt is always read.</summary>
    public double CacheHits { get; init; }

    /// <summary>Standard deviation of that share from request to request (beta distributed); 0 where all are alike.</summary>
    public double CacheHitsDeviation { get; init; }

    /// <summary>Requests at most.</summary>
    public long? Requests { get; init; }

    /// <summary>Seconds in which requests arrive.</summary>
    public double? Seconds { get; init; }

    /// <summary>Share of the requests, the first ones, that latencies and rates leave out.</summary>
    public double WarmUp { get; init; }

    /// <summary>Requests that will arrive, or are expected to.</summary>
    internal double Expected => Math.Min(Requests ?? double.PositiveInfinity, Arrivals switch
    {
        Arrivals.Open open when Seconds is { } seconds => open.Rate.Expected(seconds),
        Arrivals.Recorded recorded => recorded.Requests.Count,
        _ => double.PositiveInfinity,
    });
}
