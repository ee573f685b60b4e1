using Assay.Commands.Output;
using Assay.Serving;

namespace Assay.Commands;

/// <summary>What a search for capacity found, for people and for programs.</summary>
internal static class CapacityTables
{
    private const string Allowance = "Waiting is an allowance for random arrivals by a queueing formula; 'assay serving simulate' plays a deployment through.";

    public static Page Show(IReadOnlyList<CapacityFinding> searched, IReadOnlyList<PricedDeployment> best, PricedDay? day)
    {
        var order = searched[0].Order;
        var traffic = order.Traffic;
        var several = searched.Count > 1;
        var priced = best.Any(one => one.DollarsPerHour is not null);
        return new Page(
        [
            new Paragraph($"{order.Engine.Model.Transformer.Title} in {order.Engine.Formats.Name}: {order.RequestsPerSecond:0.###} requests a second, prompts of {traffic.InputTokens:N0} tokens{(traffic.CacheHitFraction > 0 ? $", {100 * traffic.CacheHitFraction:0.#} % of them cached" : "")}, answers of {traffic.OutputTokens:N0}; {CapacityRefusal.Bounds(order.Objective)}."),
            new Table(null,
                [.. several ? [new("GPU")] : Array.Empty<Column>(), new("GPUs", true), new("deployment"), new("limit", true), new("TTFT, ms", true), new("waiting", true), new("TPOT, ms", true), new("use", true), .. priced ? [new("USD/h", true), new("USD/M out", true)] : Array.Empty<Column>()],
                [.. best.Select(one => (string[])[.. several ? [one.Gpu] : Array.Empty<string>(), .. Cells(one, priced)])]),
            new Paragraph($"The limit is of sequences at once on an engine that answers.{(best.Any(one => one.Found.Deployment.Disaggregated) ? " A → B: A reads prompts, B answers." : "")} {Allowance}"),
            .. searched.Where(one => one.Cost.Hourly is not null).Select(one => (one.Cost, Gpu: one.Order.Engine.Machine.Id)).Select(one => new Paragraph($"{one.Gpu}: {one.Cost.Hourly:0.00##} dollars a GPU-hour ({one.Cost.Source}); cost of tokens split by {one.Cost.Split.ToString().ToLowerInvariant()}.")),
            .. day is null ? Array.Empty<Block>() : ShowDay(day),
        ]);
    }

    /// <summary>A deployment that was found: GPUs, engines, limit, TTFT, waiting, TPOT, use, and priced dollars an hour and for a million tokens of answers.</summary>
    public static string[] Cells(PricedDeployment one, bool priced) =>
        [$"{one.Found.Gpus:N0}", Short(one.Found.Deployment), $"{one.Found.MostSequences:N0}", Rounding.Significant(1000 * one.Found.Latency.FirstToken), Rounding.Significant(1000 * one.Found.Latency.Wait), Rounding.Significant(1000 * one.Found.Latency.PerToken), $"{100 * one.Found.Use:F0} %", .. priced ? [one.DollarsPerHour is { } dollars ? $"{dollars:N2}" : "", one.Cost.Of(one.Found.State) is { } cost ? Rounding.Significant(cost.Output) : ""] : Array.Empty<string>()];

    private static string Short(Deployment deployment) => deployment.Disaggregated
        ? $"{Times(deployment.PrefillEngines, true)}{Engine(deployment.Prefill)} → {Times(deployment.DecodeEngines, true)}{Engine(deployment.Decode!)}"
        : $"{Times(deployment.PrefillEngines, true)}{Engine(deployment.Prefill)}";

    public static string Words(Deployment deployment, bool counted) => deployment.Disaggregated
        ? $"{Times(deployment.PrefillEngines, counted)}{Engine(deployment.Prefill)} for prompts, {Times(deployment.DecodeEngines, counted)}{Engine(deployment.Decode!)} for answers"
        : $"{Times(deployment.PrefillEngines, counted)}{Engine(deployment.Prefill)}";

    private static string Times(int engines, bool counted) => counted ? $"{engines:N0} × " : "";

    private static string Engine(Engine engine) => engine.Job.MaxBatchedTokens is { } tokens && engine.Job.Role != EngineRole.Decode ? $"{engine.Job.Layout}, chunks {tokens:N0}" : engine.Job.Layout.ToString();

    private static IEnumerable<Block> ShowDay(PricedDay told)
    {
        var (day, policy) = (told.Day, told.Policy);
        var kinds = day.Kinds.Select(kind => kind.Role switch { EngineRole.Prefill => "for prompts", EngineRole.Decode => "for answers", _ => "engines" }).ToArray();
        yield return new Table(
            $"A day of {Words(told.Of.Found.Deployment, counted: false)}: at least {policy.Least} of each kind, {policy.Step} at a time, {100 * policy.Headroom:0.#} % headroom, {policy.BootSeconds / 60:0.#} minutes to boot",
            [new("hour"), new("requests/s", true), .. kinds.Select(kind => new Column(kind, true)), new("GPUs", true), new("GPU-hours paid", true)],
            [.. day.Hours.Select((hour, i) => (string[])[$"{i:00}", Rounding.Significant(hour.RequestsPerSecond), .. hour.Engines.Select(count => $"{count:N0}"), $"{hour.Gpus:N0}", Rounding.Significant(hour.GpuHours)])]);
        yield return new Table("The same day", [new(""), new("GPU-hours", true), new("USD", true), new("USD/M tokens", true)], [.. Totals(told)]);
    }

    /// <summary>A day as it scales and as it would be fixed: GPU-hours, dollars, dollars for a million tokens.</summary>
    public static IEnumerable<string[]> Totals(PricedDay told)
    {
        yield return Line("as it scales", told.Day.GpuHours);
        yield return Line("fixed at its busiest hour", told.Day.FixedGpuHours);

        string[] Line(string name, double hours) => [name, Rounding.Significant(hours), told.Of.Cost.Hourly is { } hourly ? Rounding.Significant(hourly * hours) : "", told.PerMillion(hours) is { } million ? Rounding.Significant(million) : ""];
    }

    public static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<PricedDeployment> best)
    {
        yield return ["gpu", "gpus", "prefill_engines", "prefill_layout", "engines", "layout", "max_sequences", "ttft_ms", "ttft_wait_ms", "tpot_ms", "max_requests_per_s", "usd_per_hour", "usd_per_million_input", "usd_per_million_cached_input", "usd_per_million_output"];
        foreach (var one in best)
        {
            var (found, deployment, cost) = (one.Found, one.Found.Deployment, one.Cost.Of(one.Found.State));
            yield return
            [
                one.Gpu, $"{found.Gpus}", deployment.Disaggregated ? $"{deployment.PrefillEngines}" : "", deployment.Disaggregated ? deployment.Prefill.Job.Layout.ToString() : "", $"{deployment.AnsweringEngines}", deployment.Answering.Job.Layout.ToString(),
                $"{found.MostSequences}", Json.Text(1000 * found.Latency.FirstToken), Json.Text(1000 * found.Latency.Wait), Json.Text(1000 * found.Latency.PerToken), Json.Text(found.MostRequestsPerSecond),
                one.DollarsPerHour is { } dollars ? Json.Text(dollars) : "", cost is { } each ? Json.Text(each.Input) : "", cost is { } cached ? Json.Text(cached.CachedInput) : "", cost is { } output ? Json.Text(output.Output) : "",
            ];
        }
    }
}
