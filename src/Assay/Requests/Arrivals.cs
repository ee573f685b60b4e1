namespace Assay.Requests;

/// <summary>When requests arrive.</summary>
public abstract record Arrivals
{
    private Arrivals()
    {
    }

    /// <summary>
    /// Requests that arrive whatever becomes of those before them, by a renewal process of mean one whose time is stretched by
    /// the load curve: Poisson where the coefficient of variation is 1, in bursts above it, evenly at 0.
    /// </summary>
    /// <param name="Rate">Requests a second over time.</param>
    /// <param name="Variation">Coefficient of variation of the times between arrivals (gamma distributed), not negative.</param>
    public sealed record Open(RateCurve Rate, double Variation = 1) : Arrivals;

    /// <summary>Clients that each send the next request as soon as the last one is answered, as benchmarks do; all start at zero.</summary>
    /// <param name="Clients">How many.</param>
    public sealed record Closed(int Clients) : Arrivals;

    /// <summary>Requests as recorded, with their lengths.</summary>
    /// <param name="Requests">The recording.</param>
    /// <param name="Speed">How many times faster than recorded they arrive.</param>
    public sealed record Recorded(RequestTrace Requests, double Speed = 1) : Arrivals;
}
