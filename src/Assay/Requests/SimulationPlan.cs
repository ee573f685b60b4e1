namespace Assay.Requests;

/// <summary>A setup made ready: tables of times, and what is recorded.</summary>
internal sealed class SimulationPlan
{
    // Four latencies of a request in 8 bytes each: 128 MB at most.
    private const double MostExact = 2_000_000;
    private readonly long firstCounted;
    private readonly bool exact;

    public SimulationPlan(SimulationSetup setup)
    {
        Setup = setup;
        Rules = new(setup.Engines, setup, promptsOnly: false, first: setup.PrefillEngines is null);
        Prefill = setup.PrefillEngines is { } pool ? new(pool, setup, promptsOnly: true, first: true) : null;
        var expected = setup.Load.Expected;
        exact = expected <= MostExact;
        firstCounted = double.IsFinite(expected) ? (long)(setup.Load.WarmUp * expected) : 0;
    }

    public SimulationSetup Setup { get; }

    /// <summary>Of the engines that decode.</summary>
    public EngineRules Rules { get; }

    /// <summary>Of the engines that read prompts, where they are others.</summary>
    public EngineRules? Prefill { get; }

    public EngineRules Entry => Prefill ?? Rules;

    public EngineRecord NewRecord() => new(firstCounted, exact);

    /// <summary>Whether empty engines could hold a request.</summary>
    public bool Fits(in LiveRequest request) => Rules.Fits(request.Input, request.Output) && (Prefill?.Fits(request.Input, request.Output) ?? true);
}
