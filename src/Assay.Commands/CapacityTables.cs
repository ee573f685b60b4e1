using Assay.Commands.Output;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What a search for capacity found, for people and for programs.</summary>
internal static class CapacityTables
{
    private static string Allowance => Say("Waiting is an allowance for random arrivals by a queueing formula; 'assay serving simulate' plays a deployment through.");

    public static Page Show(IReadOnlyList<CapacityFinding> searched, IReadOnlyList<PricedDeployment> best, PricedDay? day)
    {
        var order = searched[0].Order;
        var traffic = order.Traffic;
        var several = searched.Count > 1;
        var priced = best.Any(one => one.DollarsPerHour is not null);
        return new Page(
        [
            new Paragraph(Say($"{Say(order.Engine.Model.Transformer.Title)} in {order.Engine.Formats.Name}: {order.RequestsPerSecond:0.###} requests a second, prompts of {traffic.InputTokens:N0} tokens{(traffic.CacheHitFraction > 0 ? (Message)$", {100 * traffic.CacheHitFraction:0.#} % of them cached" : "")}, answers of {traffic.OutputTokens:N0}; {CapacityRefusal.Bounds(order.Objective)}.")),
            new Table(null,
                [.. several ? [new(Say("GPU"))] : Array.Empty<Column>(), new(Say("GPUs"), true), new(Say("deployment")), new(Say("limit"), true), new(Say("TTFT, ms"), true), new(Say("waiting"), true), new(Say("TPOT, ms"), true), new(Say("use"), true), .. priced ? [new(Say("USD/h"), true), new(Say("USD/M out"), true)] : Array.Empty<Column>()],
                [.. best.Select(one => (string[])[.. several ? [one.Gpu] : Array.Empty<string>(), .. Cells(one, priced)])]),
            new Paragraph(Say($"The limit is of sequences at once on an engine that answers.{(best.Any(one => one.Found.Deployment.Disaggregated) ? (Message)" A → B: A reads prompts, B answers." : "")} {Allowance}")),
            .. searched.Where(one => one.Cost.Hourly is not null).Select(one => (one.Cost, Gpu: one.Order.Engine.Machine.Id)).Select(one => new Paragraph(Say($"{one.Gpu}: {one.Cost.Hourly:0.00##} dollars a GPU-hour ({one.Cost.Source}); cost of tokens split by {one.Cost.Split.ToString().ToLowerInvariant()}."))),
            .. day is null ? Array.Empty<Block>() : ShowDay(day),
        ]);
    }

    /// <summary>A deployment that was found: GPUs, engines, limit, TTFT, waiting, TPOT, use, and priced dollars an hour and for a million tokens of answers.</summary>
    public static string[] Cells(PricedDeployment one, bool priced) =>
        [Say($"{one.Found.Gpus:N0}"), Short(one.Found.Deployment), Say($"{one.Found.MostSequences:N0}"), Rounding.Significant(1000 * one.Found.Latency.FirstToken), Rounding.Significant(1000 * one.Found.Latency.Wait), Rounding.Significant(1000 * one.Found.Latency.PerToken), Say($"{100 * one.Found.Use:F0} %"), .. priced ? [one.DollarsPerHour is { } dollars ? Say($"{dollars:N2}") : "", one.Cost.Of(one.Found.State) is { } cost ? Rounding.Significant(cost.Output) : ""] : Array.Empty<string>()];

    private static string Short(Deployment deployment) => deployment.Disaggregated
        ? $"{Times(deployment.PrefillEngines, true)}{Engine(deployment.Prefill)} → {Times(deployment.DecodeEngines, true)}{Engine(deployment.Decode!)}"
        : $"{Times(deployment.PrefillEngines, true)}{Engine(deployment.Prefill)}";

    public static string Words(Deployment deployment, bool counted) => deployment.Disaggregated
        ? Say($"{Times(deployment.PrefillEngines, counted)}{Engine(deployment.Prefill)} for prompts, {Times(deployment.DecodeEngines, counted)}{Engine(deployment.Decode!)} for answers")
        : $"{Times(deployment.PrefillEngines, counted)}{Engine(deployment.Prefill)}";

    private static string Times(int engines, bool counted) => counted ? $"{engines:N0} × " : "";

    private static string Engine(Engine engine) => engine.Job.MaxBatchedTokens is { } tokens && engine.Job.Role != EngineRole.Decode ? Say($"{engine.Job.Layout}, chunks {tokens:N0}") : engine.Job.Layout.ToString();

    private static IEnumerable<Block> ShowDay(PricedDay told)
    {
        var (day, policy) = (told.Day, told.Policy);
        var kinds = day.Kinds.Select(kind => kind.Role switch { EngineRole.Prefill => Say("for prompts"), EngineRole.Decode => Say("for answers"), _ => Say("engines") }).ToArray();
        yield return new Table(
            Say($"A day of {Words(told.Of.Found.Deployment, counted: false)}: at least {policy.Least} of each kind, {policy.Step} at a time, {100 * policy.Headroom:0.#} % headroom, {policy.BootSeconds / 60:0.#} minutes to boot"),
            [new(Say("hour")), new(Say("requests/s"), true), .. kinds.Select(kind => new Column(kind, true)), new(Say("GPUs"), true), new(Say("GPU-hours paid"), true)],
            [.. day.Hours.Select((hour, i) => (string[])[$"{i:00}", Rounding.Significant(hour.RequestsPerSecond), .. hour.Engines.Select(count => Say($"{count:N0}")), Say($"{hour.Gpus:N0}"), Rounding.Significant(hour.GpuHours)])]);
        yield return new Table(Say("The same day"), [new(""), new(Say("GPU-hours"), true), new(Say("USD"), true), new(Say("USD/M tokens"), true)], [.. Totals(told)]);
    }

    /// <summary>A day as it scales and as it would be fixed: GPU-hours, dollars, dollars for a million tokens.</summary>
    public static IEnumerable<string[]> Totals(PricedDay told)
    {
        yield return Line(Say("as it scales"), told.Day.GpuHours);
        yield return Line(Say("fixed at its busiest hour"), told.Day.FixedGpuHours);

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
