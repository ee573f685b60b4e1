namespace Assay.Requests;

/// <summary>What became of the requests of a simulation, and what the engines did. Times are seconds.</summary>
public sealed record SimulationResult
{
    public required long Completed { get; init; }

    /// <summary>Requests that were refused: too long for an engine's memory, or too many waiting.</summary>
    public required long Rejected { get; init; }

    /// <summary>Until the last answer.</summary>
    public required double Seconds { get; init; }

    /// <summary>Tokens of the prompts of all completed requests, cached ones included.</summary>
    public required long InputTokens { get; init; }

    public required long CachedTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>From the first arrival that counts to the last answer; rates are over this time.</summary>
    public required double CountedSeconds { get; init; }

    public required double RequestsPerSecond { get; init; }

    public required double InputTokensPerSecond { get; init; }

    public required double OutputTokensPerSecond { get; init; }

    /// <summary>From arrival to first token; null where no request counts.</summary>
    public required LatencySummary? TimeToFirstToken { get; init; }

    /// <summary>From first to last token, over the tokens after the first; null where all answers have one.</summary>
    public required LatencySummary? TimePerOutputToken { get; init; }

    /// <summary>From one token of a sequence to the next, of all sequences: with speculation, from step to step.</summary>
    public required LatencySummary? InterTokenLatency { get; init; }

    public required LatencySummary? EndToEnd { get; init; }

    /// <summary>The engines that read prompts and decode, or first those that read prompts and then those that decode.</summary>
    public required IReadOnlyList<PoolUse> Pools { get; init; }

    /// <summary>Null where the engines keep up.</summary>
    public required Overload? Overload { get; init; }

    /// <summary>Steps of the simulation: a request comes to an engine, a batch ends or changes, keys and values are sent, a request is done.</summary>
    public required long Events { get; init; }

    /// <summary>Iterations of engines; those of a batch that does not change are worked out together, as one event.</summary>
    public required long Iterations { get; init; }

    /// <summary>By what share a tabulated iteration time was off at most, over a sample.</summary>
    public required double TableError { get; init; }

    public double GpuHours => Pools.Sum(pool => pool.GpuHours);
}

/// <summary>What the engines of a pool did, from the start to the last answer.</summary>
public sealed record PoolUse
{
    public required EnginePool Pool { get; init; }

    /// <summary>Share of the time in which engines work on a batch.</summary>
    public required double BusyShare { get; init; }

    /// <summary>Sequences of an engine while it works.</summary>
    public required double MeanBatch { get; init; }

    /// <summary>Sequences of the whole pool, over all of the time.</summary>
    public required double MeanRunning { get; init; }

    /// <summary>Requests of the whole pool that wait, over all of the time.</summary>
    public required double MeanWaiting { get; init; }

    /// <summary>Requests that waited at one engine at most.</summary>
    public required int MostWaiting { get; init; }

    /// <summary>Share of the KV cache in use while engines work.</summary>
    public required double KvUse { get; init; }

    /// <summary>Engine-hours for prompts: all of an iteration without decoding, else what it takes more than decoding alone.</summary>
    public required double PromptHours { get; init; }

    /// <summary>Engine-hours for decoding.</summary>
    public required double DecodeHours { get; init; }

    /// <summary>GPU-hours of all engines, busy or not.</summary>
    public required double GpuHours { get; init; }

    public required long Preemptions { get; init; }

    /// <summary>From coming to an engine, or being preempted there, to being admitted.</summary>
    public required LatencySummary? Waiting { get; init; }

    /// <summary>Share of the time in which links send keys and values.</summary>
    public required double LinkShare { get; init; }

    public required PoolSeries Series { get; init; }
}

/// <summary>A pool over time, in bins of equal width. Levels are means over a bin.</summary>
public sealed record PoolSeries
{
    /// <summary>Seconds of a bin.</summary>
    public required double Width { get; init; }

    public required IReadOnlyList<double> ArrivalsPerSecond { get; init; }
    public required IReadOnlyList<double> CompletionsPerSecond { get; init; }
    public required IReadOnlyList<double> Running { get; init; }
    public required IReadOnlyList<double> Waiting { get; init; }

    /// <summary>Share of the KV cache in use.</summary>
    public required IReadOnlyList<double> KvUse { get; init; }

    public required IReadOnlyList<double> BusyShare { get; init; }
    public required IReadOnlyList<double> OutputTokensPerSecond { get; init; }

    /// <summary>Tokens of prompts that were read, cached ones not included and those read again after a preemption included.</summary>
    public required IReadOnlyList<double> ReadTokensPerSecond { get; init; }
}

/// <summary>A load beyond what the engines can do: the queue grew as long as requests arrived.</summary>
/// <param name="Waiting">Requests that waited when the last one arrived.</param>
/// <param name="SustainableRate">Requests a second that were completed from the half of the arrivals until most of the queue was gone, which is what the engines can do.</param>
public sealed record Overload(double Waiting, double SustainableRate);
