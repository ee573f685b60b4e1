using System.CommandLine;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Requests;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay serving simulate</c>: a service request by request.</summary>
internal static class ServingSimulateCommand
{
    private const int FewSamples = 200;

    public static Command Create(Globals globals, ServingCommand serving)
    {
        var (arguments, requests, money) = (new ServingArguments(globals.Host.Files), new SimulationArguments(globals.Host.Files), new ServingPrices());
        var command = new Command("simulate", Say("Simulate a service request by request: queues, batching, memory, preemption; percentiles of latency and a series over time."));
        arguments.AddTo(command);
        requests.AddTo(command);
        money.AddTo(command);
        command.SetAction(parsed =>
        {
            var predictor = serving.Predictor(parsed);
            var plan = arguments.Read(parsed);
            var service = predictor.Plans.Resolve(plan);
            serving.Warn(parsed, service.Warnings);
            var sampling = globals.Sampling(parsed);
            var setup = requests.Read(parsed, service.Service.With(predictor.Calibration.Typical), plan, service.Service.Traffic);
            var cost = money.Read(parsed, globals.Catalogue(parsed), service.Job.Machine.Id);
            var prediction = ServicePrediction.Of(service, predictor.Calibration, Math.Min(sampling.Samples, FewSamples), sampling.Seed);
            var result = LongWork.Run(globals, parsed, Say("Simulating"), progress => ServingSimulation.Run(setup, sampling.Seed, sampling.Threads, progress, globals.Host.Cancellation));
            Printer.Print(globals, parsed, () => Show(result, setup), () => Rows(result), json =>
            {
                ServingTables.Write(json, prediction);
                cost.Write(json, prediction);
                Write(json, result);
            });
            return 0;
        });
        return command;
    }

    private static IEnumerable<(string Name, Message Words, LatencySummary? Latency)> Latencies(SimulationResult result)
    {
        yield return ("ttft_ms", "time to first token", result.TimeToFirstToken);
        yield return ("tpot_ms", "time per output token", result.TimePerOutputToken);
        yield return ("inter_token_ms", "inter-token latency", result.InterTokenLatency);
        yield return ("end_to_end_ms", "end to end", result.EndToEnd);
    }

    private static Page Show(SimulationResult result, SimulationSetup setup) => new(
    [
        new Paragraph(Say($"{result.Completed:N0} requests in {result.Seconds:N0} s{(result.Rejected > 0 ? (Message)$", {result.Rejected:N0} rejected" : "")}: {Rounding.Significant(result.RequestsPerSecond)} requests, {Rounding.Significant(result.InputTokensPerSecond)} tokens of prompts and {Rounding.Significant(result.OutputTokensPerSecond)} of answers a second; {Rounding.Significant(result.GpuHours)} GPU-hours.")),
        .. result.Overload is { } overload ? [new Paragraph(Say($"The load cannot be kept up: {overload.Waiting:N0} requests waited at the end of the arrivals. About {Rounding.Significant(overload.SustainableRate)} requests a second can be served."))] : Array.Empty<Block>(),
        new Table(Say("Milliseconds"), [new(Say("latency")), new(Say("mean"), true), new("50 %", true), new("90 %", true), new("95 %", true), new("99 %", true), new(Say("most"), true)],
        [
            .. Latencies(result).Where(line => line.Latency is not null).Select(line => new[] { Say(line.Words) }.Concat(Values(line.Latency!).Select(value => Rounding.Significant(1000 * value.Seconds))).ToArray()),
        ]),
        new Table(Say("Engines"), [new(Say("pool")), new(Say("GPUs"), true), new(Say("busy"), true), new(Say("batch"), true), new(Say("running"), true), new(Say("waiting"), true), new(Say("KV use"), true), new(Say("preempted"), true)],
        [
            .. result.Pools.Select((pool, i) => new[]
            {
                setup.PrefillEngines is null ? Say("prompts, answers") : i == 0 ? Say("prompts") : Say("answers"), Say($"{pool.Pool.Gpus:N0}"), Say($"{100 * pool.BusyShare:F0} %"), Rounding.Significant(pool.MeanBatch),
                Rounding.Significant(pool.MeanRunning), Rounding.Significant(pool.MeanWaiting), Say($"{100 * pool.KvUse:F0} %"), Say($"{pool.Preemptions:N0}"),
            }),
        ]),
        new Paragraph(Say("Step times are those of the most likely coefficients; 'assay serving predict' tells their spread.")),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(SimulationResult result)
    {
        yield return ["latency", "mean", "p50", "p90", "p95", "p99", "max"];
        foreach (var (name, _, latency) in Latencies(result).Where(line => line.Latency is not null))
            yield return [name, .. Values(latency!).Select(value => Json.Text(1000 * value.Seconds))];
    }

    private static (string Name, double Seconds)[] Values(LatencySummary latency) =>
        [("mean", latency.Mean), ("p50", latency.P50), ("p90", latency.P90), ("p95", latency.P95), ("p99", latency.P99), ("max", latency.Most)];

    private static void Write(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartObject("simulation");
        json.WriteNumber("completed", result.Completed);
        json.WriteNumber("rejected", result.Rejected);
        json.Number("seconds", result.Seconds);
        json.Number("requests_per_s", result.RequestsPerSecond);
        json.Number("input_tokens_per_s", result.InputTokensPerSecond);
        json.Number("output_tokens_per_s", result.OutputTokensPerSecond);
        json.Number("gpu_hours", result.GpuHours);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("iterations", result.Iterations);
        foreach (var (name, _, latency) in Latencies(result))
        {
            if (latency is null)
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartObject(name);
            foreach (var (part, value) in Values(latency))
                json.Number(part, 1000 * value);
            json.WriteEndObject();
        }

        if (result.Overload is { } overload)
        {
            json.WriteStartObject("overload");
            json.Number("waiting", overload.Waiting);
            json.Number("sustainable_requests_per_s", overload.SustainableRate);
            json.WriteEndObject();
        }

        json.WriteStartArray("pools");
        foreach (var pool in result.Pools)
            Write(json, pool);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PoolUse pool)
    {
        json.WriteStartObject();
        json.WriteNumber("gpus", pool.Pool.Gpus);
        json.WriteNumber("engines", pool.Pool.Engines);
        json.Number("busy_share", pool.BusyShare);
        json.Number("mean_batch", pool.MeanBatch);
        json.Number("mean_running", pool.MeanRunning);
        json.Number("mean_waiting", pool.MeanWaiting);
        json.Number("kv_use", pool.KvUse);
        json.WriteNumber("preemptions", pool.Preemptions);
        json.Number("gpu_hours", pool.GpuHours);
        json.WriteStartObject("series");
        json.Number("width_s", pool.Series.Width);
        foreach (var (name, values) in new[] { ("arrivals_per_s", pool.Series.ArrivalsPerSecond), ("running", pool.Series.Running), ("waiting", pool.Series.Waiting), ("kv_use", pool.Series.KvUse), ("busy_share", pool.Series.BusyShare), ("output_tokens_per_s", pool.Series.OutputTokensPerSecond) })
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteNumberValue(double.IsFinite(value) ? Math.Round(value, 6) : 0);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
