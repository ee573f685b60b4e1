using Assay.Fitting;
using Assay.Uncertainty;

namespace Assay.Serving;

/// <summary>What a service does under its load, with its uncertainty.</summary>
public sealed record ServicePrediction
{
    public required ResolvedService Service { get; init; }

    /// <summary>The steady state at the most likely coefficients.</summary>
    public required SteadyState Typical { get; init; }

    /// <summary>Tokens of prompts a second, in all, where engines do nothing but read them; those found in the cache not counted.</summary>
    public required Summary PrefillTokensPerSecond { get; init; }

    /// <summary>Tokens of answers a second, in all, where nothing disturbs decoding at the batch of the steady state.</summary>
    public required Summary DecodeTokensPerSecond { get; init; }

    /// <summary>Requests a second under the load.</summary>
    public required Summary RequestsPerSecond { get; init; }

    /// <summary>Tokens of answers a second under the load.</summary>
    public required Summary OutputTokensPerSecond { get; init; }

    /// <summary>Tokens of prompts a second under the load, those found in the cache included.</summary>
    public required Summary InputTokensPerSecond { get; init; }

    /// <summary>Mean time to first token in milliseconds.</summary>
    public required Summary TtftMilliseconds { get; init; }

    /// <summary>Mean time per output token in milliseconds.</summary>
    public required Summary TpotMilliseconds { get; init; }

    /// <summary>Share of an engine's time that goes into prompts, in the median: what shared cost is split by.</summary>
    public required double PrefillShare { get; init; }

    /// <summary>Sequences that run at once at most, over the deployment.</summary>
    public required double MaxBatch { get; init; }

    /// <summary>Tokens whose keys and values fit, over the engines that answer.</summary>
    public required double KvTokens { get; init; }

    /// <summary>The memory of one GPU of the engine that answers.</summary>
    public required EngineMemory Memory { get; init; }

    /// <summary>Predicts a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="calibration">What measurements taught.</param>
    /// <param name="samples">Draws of the coefficients, at least 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static ServicePrediction Of(ResolvedService service, Calibration<ServingCoefficient> calibration, int samples, ulong seed)
    {
        var sets = calibration.Draw(samples, seed);
        var states = new SteadyState[samples];
        Parallel.For(0, samples, i => states[i] = service.Service.Under(sets[i]));
        var typical = service.Service.Under(calibration.Typical);
        var kind = service.Job.Model.Experts > 0 ? "experts" : "dense";
        double[] Noise(string figure)
        {
            var noise = new double[(samples + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum];
            Draws.Normal(StreamKey.For(seed, $"serving.noise.{figure}"), 0, noise);
            var spread = calibration.Noise.Of($"{figure}_{kind}");
            return [.. noise.Take(samples).Select(value => Math.Exp(spread * value))];
        }

        // One draw of what is unexplained for all rates, since they share one engine.
        double[] rate = Noise("throughput"), token = Noise("tpot"), first = Noise("ttft");
        var scratch = new double[samples];
        Summary Of(Func<SteadyState, double> reading, double[] noise) => Summary.Of([.. states.Select((state, i) => reading(state) * noise[i])], scratch);
        var deployment = typical.Deployment;
        var engine = deployment.Answering;
        return new ServicePrediction
        {
            Service = service,
            Typical = typical,
            PrefillTokensPerSecond = Of(state => deployment.PrefillEngines * state.Traffic.UncachedTokens / state.PrefillSeconds, rate),
            DecodeTokensPerSecond = Of(state => deployment.AnsweringEngines * state.Batch * state.Deployment.Answering.TokensPerStep / state.DecodeStep.Total, rate),
            RequestsPerSecond = Of(state => state.RequestsPerSecond, rate),
            OutputTokensPerSecond = Of(state => state.OutputTokensPerSecond, rate),
            InputTokensPerSecond = Of(state => state.InputTokensPerSecond, rate),
            TtftMilliseconds = Of(state => 1000 * state.TimeToFirstToken, first),
            TpotMilliseconds = Of(state => 1000 * state.TimePerOutputToken, token),
            PrefillShare = typical.PrefillShare,
            MaxBatch = deployment.AnsweringEngines * Math.Floor(engine.Places(service.Service.Traffic)),
            KvTokens = deployment.AnsweringEngines * engine.Limits.KvTokens,
            Memory = engine.Memory,
        };
    }
}
