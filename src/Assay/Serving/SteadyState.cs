namespace Assay.Serving;

/// <summary>What bounds a steady state.</summary>
public enum ServingLimit
{
    /// <summary>The clients: more of them would be served at once.</summary>
    Concurrency,

    /// <summary>The memory for keys and values.</summary>
    KvMemory,

    /// <summary>The sequences that the software runs at once.</summary>
    Sequences,

    /// <summary>The engines that read prompts.</summary>
    Prefill,
}

/// <summary>A deployment under a steady load.</summary>
public sealed record SteadyState
{
    public required Deployment Deployment { get; init; }

    public required Traffic Traffic { get; init; }

    public required double RequestsPerSecond { get; init; }

    /// <summary>Seconds to the first token: waiting for a place, reading the prompt, handing it over.</summary>
    public required double TimeToFirstToken { get; init; }

    /// <summary>Of that, seconds of waiting for a place among the sequences that run.</summary>
    public required double QueueSeconds { get; init; }

    /// <summary>Seconds from one token of an answer to the next in the mean, the reading of others' prompts between them included.</summary>
    public required double TimePerOutputToken { get; init; }

    /// <summary>Sequences that decode at once on one engine.</summary>
    public required double Batch { get; init; }

    /// <summary>A decode step by parts, undisturbed.</summary>
    public required IterationTime DecodeStep { get; init; }

    /// <summary>An iteration that reads one prompt alone, by parts.</summary>
    public required IterationTime PrefillStep { get; init; }

    /// <summary>Seconds of an engine that a prompt costs when engines are full of them.</summary>
    public required double PrefillSeconds { get; init; }

    public required ServingLimit Limit { get; init; }

    public double OutputTokensPerSecond => RequestsPerSecond * Traffic.OutputTokens;

    /// <summary>Tokens of prompts a second, those found in the cache included.</summary>
    public double InputTokensPerSecond => RequestsPerSecond * Traffic.InputTokens;

    /// <summary>
    /// Share of the deployment's GPU time that prompts take: apart, that of their own engines; together, the time of prompts
    /// against that of prompts and steps.
    /// </summary>
    public double PrefillShare
    {
        get
        {
            if (Deployment.Disaggregated)
                return (double)Deployment.PrefillEngines * Deployment.Prefill.Job.Layout.Gpus / Deployment.Gpus;
            var prompts = RequestsPerSecond / Deployment.PrefillEngines * PrefillSeconds;
            var steps = RequestsPerSecond / Deployment.PrefillEngines * Traffic.OutputTokens * DecodeStep.Total / Deployment.Prefill.TokensPerStep / Batch;
            return prompts / (prompts + steps);
        }
    }
}
