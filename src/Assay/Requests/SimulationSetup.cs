using Assay.Serving;

namespace Assay.Requests;

/// <summary>Engines that are alike.</summary>
/// <param name="Engines">How many.</param>
/// <param name="GpusPerEngine">GPUs of each.</param>
/// <param name="Times">Seconds of an iteration of all of an engine's sequences.</param>
/// <param name="Limits">What an engine takes at once.</param>
/// <param name="Parts">
/// Parts of an engine, each of which reads prompts of its own: data-parallel groups times stages. Times take tokens to be spread
/// over all; a prompt takes as long to its first token as if each of them had as many to read.
/// </param>
public sealed record EnginePool(int Engines, int GpusPerEngine, IEngineTimes Times, EngineLimits Limits, int Parts = 1)
{
    public int Gpus => Engines * GpusPerEngine;
}

/// <summary>How keys and values get from a prefill engine to a decode engine, one prompt after the other on the link of the sender.</summary>
/// <param name="BytesPerToken">Bytes of a token's keys and values.</param>
/// <param name="BytesPerSecond">Bandwidth of a prefill engine's link, all its GPUs together.</param>
/// <param name="Latency">Seconds that a transfer takes besides.</param>
public readonly record struct KvLink(double BytesPerToken, double BytesPerSecond, double Latency = 0);

/// <summary>Which engine gets a request.</summary>
public enum Routing
{
    /// <summary>Each in turn, by the number of the request.</summary>
    RoundRobin,

    /// <summary>Any, as likely as any other.</summary>
    Random,

    /// <summary>The one whose unfinished requests have the fewest tokens, prompt and answer counted whole until they are done; the router is taken to know both.</summary>
    LeastLoaded,

    /// <summary>The less loaded of two drawn at random (Mitzenmacher 2001).</summary>
    PowerOfTwo,
}

/// <summary>What an iteration serves where prompts wait.</summary>
public enum BatchOrder
{
    /// <summary>All sequences that decode, and chunks of prompts in what is left of the tokens: chunked prefill (Agrawal et al. 2024).</summary>
    DecodeFirst,

    /// <summary>Prompts alone; sequences that decode stand still meanwhile (Yu et al. 2022).</summary>
    PrefillFirst,
}

/// <summary>A deployment and the load that it gets.</summary>
public sealed record SimulationSetup
{
    /// <summary>The engines; where prompts have engines of their own, those that decode.</summary>
    public required EnginePool Engines { get; init; }

    /// <summary>The engines that read prompts; null where the same engines do both.</summary>
    public EnginePool? PrefillEngines { get; init; }

    /// <summary>Needed where prompts have engines of their own.</summary>
    public KvLink? Link { get; init; }

    public required RequestLoad Load { get; init; }

    public Routing Routing { get; init; } = Routing.RoundRobin;

    public BatchOrder Order { get; init; } = BatchOrder.DecodeFirst;

    /// <summary>Seconds from a client's sending a request until an engine sees it.</summary>
    public double RequestSeconds { get; init; }

    /// <summary>Tokens that a sequence gets in a decode step, in the mean: 1 and the drafts that are accepted.</summary>
    public double TokensPerStep { get; init; } = 1;

    /// <summary>Tokens drafted for a step, which it checks besides: its tokens are 1 + drafts a sequence.</summary>
    public int Drafts { get; init; }

    /// <summary>Tokens of a block of the KV cache: half of one is lost in a sequence's last block, in the mean.</summary>
    public int BlockTokens { get; init; } = 16;

    /// <summary>Share of the KV cache that admission leaves free, so that running sequences can grow.</summary>
    public double Watermark { get; init; } = 0.01;

    /// <summary>Requests that may wait at an engine; a further one is rejected. Null where any may.</summary>
    public int? MostWaiting { get; init; }
}
