using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Quantities;
using Assay.Serving;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Services, for people and for programs.</summary>
internal static class ServingTables
{
    public static IEnumerable<(string Name, string Unit, Message Words, string Suffix, Summary Summary)> Summaries(ServicePrediction prediction)
    {
        yield return ("ttft_ms", "ms", "mean time to first token", " ms", prediction.TtftMilliseconds);
        yield return ("tpot_ms", "ms", "mean time per output token", " ms", prediction.TpotMilliseconds);
        yield return ("requests_per_s", "1/s", "requests a second", "", prediction.RequestsPerSecond);
        yield return ("input_tokens_per_s", "token/s", "tokens of prompts a second, cached ones included", "", prediction.InputTokensPerSecond);
        yield return ("output_tokens_per_s", "token/s", "tokens of answers a second", "", prediction.OutputTokensPerSecond);
        yield return ("prefill_rate", "token/s", "tokens a second if prompts alone were read, cached ones not counted", "", prediction.PrefillTokensPerSecond);
        yield return ("decode_rate", "token/s", "tokens a second if nothing disturbed decoding", "", prediction.DecodeTokensPerSecond);
    }

    public static string Words(Deployment deployment) => deployment.Disaggregated
        ? Say($"{Count(deployment.PrefillEngines)} of {deployment.Prefill.Job.Layout} for prompts, {Count(deployment.DecodeEngines)} of {deployment.Decode!.Job.Layout} for answers")
        : Say($"{Count(deployment.PrefillEngines)} of {deployment.Prefill.Job.Layout}");

    public static string Words(ServingLoad load) => load.Kind switch
    {
        LoadKind.Concurrency => Say($"{load.Amount:N0} clients"),
        LoadKind.Rate => Say($"{load.Amount:0.###} requests a second"),
        _ => Say("as many requests as it takes"),
    };

    /// <summary>What a part of an iteration is called.</summary>
    public static Message Words(string part) => part switch
    {
        "projections" => "projections",
        "attention" => "attention",
        "feed-forward" => "feed-forward",
        "experts" => "experts",
        "collectives" => "collectives",
        "elementwise" => "elementwise",
        "head" => "head",
        "overhead" => "overhead",
        _ => part,
    };

    /// <summary>What keeps the service from more.</summary>
    public static string Bound(SteadyState state) => state.Limit switch
    {
        ServingLimit.Concurrency => Say("The load bounds it: more requests would be served at once."),
        ServingLimit.KvMemory => Say("Memory for keys and values bounds it."),
        ServingLimit.Sequences => Say("The sequences that the software runs at once bound it."),
        _ => Say("The engines that read prompts bound it."),
    };

    public static Table Parts(string title, IterationTime time) => new(title, [new(Say("part")), new(Say("ms"), true), new(Say("share"), true)],
    [
        .. time.Parts.Where(part => part.Seconds > 0.0005 * time.Total).Select(part => new[] { Say(Words(part.Name)), Rounding.Significant(1000 * part.Seconds), Say($"{100 * part.Seconds / time.Total:F1} %") }),
        [Say("all"), Rounding.Significant(1000 * time.Total), "100 %"],
    ]);

    public static Table Memory(EngineMemory memory, EngineJob job) => new(Say("Memory of one GPU"), [new(Say("for")), new(Say("GB"), true)],
    [
        [Say("weights"), Gigabytes(memory.Weights)],
        [Say("keys and values"), Gigabytes(memory.Cache)],
        [Say("activations"), Gigabytes(memory.Activations)],
        [Say("context and libraries"), Gigabytes(memory.Context)],
        [Say("left to others"), Gigabytes(job.Machine.Memory - memory.Weights - memory.Cache - memory.Activations - memory.Context)],
    ]);

    public static void Write(Utf8JsonWriter json, ServicePrediction prediction)
    {
        var state = prediction.Typical;
        var job = prediction.Service.Job;
        json.WriteString("model", job.Model.Transformer.Id);
        json.WriteString("gpu", job.Machine.Id);
        json.WriteNumber("gpus", state.Deployment.Gpus);
        json.WriteString("precision", job.Formats.Name);
        json.WriteString("deployment", Words(state.Deployment));
        json.Number("prefill_tokens_per_s", prediction.PrefillTokensPerSecond.P50);
        json.Number("decode_tokens_per_s", prediction.DecodeTokensPerSecond.P50);
        // The numbers are in their unit already.
        foreach (var (name, unit, _, _, summary) in Summaries(prediction))
        {
            json.WriteStartObject(name);
            json.WriteString("unit", unit);
            json.Fields(summary, UnitTable.Parse("1"));
            json.WriteEndObject();
        }

        json.Number("max_batch", prediction.MaxBatch);
        json.Number("batch", state.Batch * state.Deployment.AnsweringEngines);
        json.Number("kv_tokens", Math.Floor(prediction.KvTokens));
        json.WriteString("bound_by", state.Limit switch { ServingLimit.Concurrency => "load", ServingLimit.KvMemory => "kv_memory", ServingLimit.Sequences => "sequences", _ => "prefill" });
        json.WriteStartObject("memory_gb_per_gpu");
        json.Number("weights", prediction.Memory.Weights / 1e9);
        json.Number("kv_cache", prediction.Memory.Cache / 1e9);
        json.Number("activations", prediction.Memory.Activations / 1e9);
        json.Number("context", prediction.Memory.Context / 1e9);
        json.Number("there", job.Machine.Memory / 1e9);
        json.WriteEndObject();
        Parts(json, "decode_step_ms", state.DecodeStep);
        Parts(json, "prefill_step_ms", state.PrefillStep);
    }

    private static void Parts(Utf8JsonWriter json, string name, IterationTime time)
    {
        json.WriteStartObject(name);
        foreach (var (part, seconds) in time.Parts)
            json.Number(part.Replace('-', '_'), 1000 * seconds);
        json.Number("total", 1000 * time.Total);
        json.WriteEndObject();
    }

    private static string Count(int engines) => engines == 1 ? Say("one engine") : Say($"{engines:N0} engines");

    private static string Gigabytes(double bytes) => Say($"{bytes / 1e9:F1}");
}
