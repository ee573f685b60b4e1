using Assay.Fitting;
namespace Assay.Serving;

/// <summary>What kind of figure a row reports; how wrong predictions are differs between them.</summary>
public enum ServingFigure
{
    /// <summary>Tokens or requests a second.</summary>
    Throughput,

    /// <summary>Time per output token.</summary>
    Tpot,

    /// <summary>Time to first token.</summary>
    Ttft,
}

/// <summary>Turns a steady state into what a row reports.</summary>
public static class ServingMeasure
{
    internal const int GpusPerNode = 8;

    /// <summary>The metrics that are predicted.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "output_tokens_per_s", "output_tokens_per_s_per_gpu", "output_tokens_per_s_per_node", "output_tokens_per_s_per_user",
        "total_tokens_per_s", "total_tokens_per_s_per_gpu", "requests_per_s",
        "input_tokens_per_s_per_gpu", "input_tokens_per_s_per_node", "tpot_ms", "itl_ms_mean", "tpot_ms_mean", "ttft_ms", "ttft_ms_mean",
    ];

    /// <summary>The kind of a metric; null where it is none of <see cref="Metrics"/>. A remark in brackets does not count.</summary>
    public static ServingFigure? Figure(string metric)
    {
        var name = Plain(metric);
        return !Metrics.Contains(name) ? null
            : name.StartsWith("ttft", StringComparison.Ordinal) ? ServingFigure.Ttft
            : name.StartsWith("tpot", StringComparison.Ordinal) || name.StartsWith("itl", StringComparison.Ordinal) || name.EndsWith("per_user", StringComparison.Ordinal) ? ServingFigure.Tpot
            : ServingFigure.Throughput;
    }

    /// <summary>Whether the metric is of prompts alone, so that an engine that reads nothing but prompts is meant.</summary>
    public static bool OfPrompts(string metric) => metric.StartsWith("input_tokens_per_s", StringComparison.Ordinal);

    /// <summary>The value of a metric for a service.</summary>
    /// <param name="metric">One of <see cref="Metrics"/>.</param>
    /// <param name="service">The service.</param>
    /// <param name="c">Coefficients.</param>
    public static double Of(string metric, PlausibleService service, Coefficients<ServingCoefficient> c)
    {
        var name = Plain(metric);
        if (OfPrompts(name))
        {
            var perSecond = Prompts(service, c, countsHits: !metric.Contains("excl", StringComparison.Ordinal));
            return name.EndsWith("node", StringComparison.Ordinal) ? perSecond * GpusPerNode : perSecond;
        }

        if (service.Prefill.Role == EngineRole.Decode)
        {
            var perGpu = Answers(service, c, out var token);
            return name switch
            {
                "output_tokens_per_s_per_node" => perGpu * GpusPerNode,
                "output_tokens_per_s_per_gpu" => perGpu,
                "output_tokens_per_s" => perGpu * service.Gpus,
                "output_tokens_per_s_per_user" => 1 / token,
                _ => 1000 * token,
            };
        }

        var state = service.Under(c);
        double gpus = service.Gpus, output = state.OutputTokensPerSecond, total = output + state.InputTokensPerSecond;
        return name switch
        {
            "output_tokens_per_s" => output,
            "output_tokens_per_s_per_gpu" => output / gpus,
            "output_tokens_per_s_per_node" => output / gpus * GpusPerNode,
            "output_tokens_per_s_per_user" => 1 / state.TimePerOutputToken,
            "total_tokens_per_s" => total,
            "total_tokens_per_s_per_gpu" => total / gpus,
            "requests_per_s" => state.RequestsPerSecond,
            "ttft_ms" or "ttft_ms_mean" => 1000 * state.TimeToFirstToken,
            _ => 1000 * state.TimePerOutputToken,
        };
    }

    // Prompts alone, as many at once as an iteration takes; tokens a second on a GPU.
    private static double Prompts(PlausibleService service, Coefficients<ServingCoefficient> c, bool countsHits)
    {
        var engine = new Engine(service.Prefill, c);
        var traffic = service.Traffic;
        var tokens = service.Load is { Kind: LoadKind.TokensPerGpu } load ? load.Amount * engine.Job.Layout.Gpus : engine.Limits.BatchedTokens;
        var prompts = Math.Max(1, tokens / traffic.UncachedTokens);
        var seconds = engine.PrefillStep(prompts, traffic.UncachedTokens, traffic.InputTokens - traffic.UncachedTokens).Total;
        return prompts * (countsHits ? traffic.InputTokens : traffic.UncachedTokens) / seconds / engine.Job.Layout.Gpus;
    }

    // Decoding alone at a stated batch; tokens a second on a GPU, and seconds a token.
    private static double Answers(PlausibleService service, Coefficients<ServingCoefficient> c, out double token)
    {
        var engine = new Engine(service.Prefill, c);
        double gpus = engine.Job.Layout.Gpus;
        var most = engine.Places(service.Traffic);
        var batch = Math.Min(most, service.Load.Kind switch
        {
            LoadKind.PerGpu => service.Load.Amount * gpus,
            LoadKind.Concurrency => service.Load.Amount / service.PrefillEngines,
            _ => most,
        });
        token = engine.DecodeStep(batch, service.Traffic.MeanContext).Total / engine.TokensPerStep;
        return batch / token / gpus;
    }

    private static string Plain(string metric) => metric.Split(" (")[0].Trim();
}
