using System.Text.Json;
using Assay.Commands.Output;
using Assay.Serving;

namespace Assay.Commands;

/// <summary>What a search for capacity found, as JSON: <c>docs/schema/serving-search.json</c>.</summary>
internal static class CapacityJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CapacityFinding> searched, IReadOnlyList<PricedDeployment> best, PricedDay? day)
    {
        var order = searched[0].Order;
        json.WriteString("model", order.Engine.Model.Transformer.Id);
        json.WriteString("precision", order.Engine.Formats.Name);
        json.Number("requests_per_s", order.RequestsPerSecond);
        json.Number("input_tokens", order.Traffic.InputTokens);
        json.Number("output_tokens", order.Traffic.OutputTokens);
        json.Number("cache_hit_fraction", order.Traffic.CacheHitFraction);
        json.WriteStartObject("objective");
        Optional(json, "ttft_ms", 1000 * order.Objective.FirstToken);
        Optional(json, "tpot_ms", 1000 * order.Objective.PerToken);
        Optional(json, "percentile", 100 * order.Objective.Percentile);
        json.WriteEndObject();
        json.Objects("searched", searched, one =>
        {
            json.WriteString("gpu", one.Order.Engine.Machine.Id);
            json.WriteNumber("layouts", one.Result.Tried);
            json.WriteNumber("layouts_that_fit", one.Result.Fitting);
            json.WriteNumber("found", one.Result.Found.Count);
            Optional(json, "usd_per_gpu_hour", one.Cost.Hourly);
        });
        json.WriteStartArray("deployments");
        foreach (var one in best)
            Write(json, one);
        json.WriteEndArray();
        if (day is not null)
            Write(json, day);
    }

    private static void Write(Utf8JsonWriter json, PricedDeployment one)
    {
        var (found, deployment) = (one.Found, one.Found.Deployment);
        json.WriteStartObject();
        json.WriteString("gpu", one.Gpu);
        json.WriteNumber("gpus", found.Gpus);
        if (deployment.Disaggregated)
            Write(json, "prefill", deployment.PrefillEngines, deployment.Prefill);
        Write(json, deployment.Disaggregated ? "decode" : "engine", deployment.AnsweringEngines, deployment.Answering);
        json.WriteNumber("max_sequences", found.MostSequences);
        json.WriteStartObject("ttft_ms");
        json.Number("total", 1000 * found.Latency.FirstToken);
        json.Number("waiting", 1000 * found.Latency.Wait);
        json.WriteEndObject();
        json.Number("tpot_ms", 1000 * found.Latency.PerToken);
        json.Number("max_requests_per_s", found.MostRequestsPerSecond);
        json.Number("use", found.Use);
        Optional(json, "usd_per_hour", one.DollarsPerHour);
        if (one.Cost.Of(found.State) is { } cost)
        {
            json.WriteStartObject("usd_per_million");
            json.Number("input", cost.Input);
            json.Number("cached_input", cost.CachedInput);
            json.Number("output", cost.Output);
            json.WriteEndObject();
        }

        Optional(json, "gross_margin", one.Cost.Margin(found.State));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int engines, Engine engine)
    {
        var layout = engine.Job.Layout;
        json.WriteStartObject(name);
        json.WriteNumber("engines", engines);
        json.WriteNumber("tensor_parallel", layout.Tensor);
        json.WriteNumber("pipeline_parallel", layout.Pipeline);
        json.WriteNumber("data_parallel", layout.Data);
        json.WriteNumber("expert_parallel", layout.Expert);
        json.WriteNumber("max_batched_tokens", engine.Limits.BatchedTokens);
        json.Number("kv_tokens", engine.Limits.KvTokens);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PricedDay told)
    {
        var day = told.Day;
        json.WriteStartObject("day");
        json.Number("gpu_hours", day.GpuHours);
        json.Number("fixed_gpu_hours", day.FixedGpuHours);
        Optional(json, "usd_per_million_tokens", told.PerMillion(day.GpuHours));
        Optional(json, "fixed_usd_per_million_tokens", told.PerMillion(day.FixedGpuHours));
        json.Objects("hours", day.Hours, hour =>
        {
            json.Number("requests_per_s", hour.RequestsPerSecond);
            for (var i = 0; i < day.Kinds.Count; i++)
                json.WriteNumber(day.Kinds[i].Role switch { EngineRole.Prefill => "prefill_engines", EngineRole.Decode => "decode_engines", _ => "engines" }, hour.Engines[i]);
            json.WriteNumber("gpus", hour.Gpus);
            json.Number("gpu_hours", hour.GpuHours);
        });
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.Number(name, number);
        else
            json.WriteNull(name);
    }
}
