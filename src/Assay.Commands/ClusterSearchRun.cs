using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Assay.Catalog;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The part of <c>assay training search</c> that chooses a cluster for a whole run.</summary>
internal sealed class ClusterSearchRun(Globals globals, ParseResult parsed, TrainingSimulator simulator)
{
    /// <summary>The largest cluster that is tried, unless a smaller one is told.</summary>
    public const int MostGpus = 131_072;

    // The cheapest cluster need not be the smallest one that finishes in time.
    private const int MoreForCost = 1;

    public int Show(TrainingPlan plan, IReadOnlyDictionary<string, Node> prices, double? within, string? by, int keep)
    {
        var jobs = Jobs(plan, prices, within, by);
        var work = new ClusterWork(plan.Run.Phases.Sum(phase => phase.Tokens), plan.Run.Evaluation ?? default);
        var clock = Stopwatch.StartNew();
        var search = new ClusterSearch(work, simulator.Calibration.Typical, keep, globals.Sampling(parsed).Threads);
        var searched = LongWork.Run(globals, parsed, Say("Evaluating clusters"), progress => jobs.SelectMany((of, i) =>
        {
            progress?.Report((double)i / jobs.Count);
            return within is { } days
                ? search.Upwards(of.Job, of.Facts, days, plan.Gpus ?? MostGpus, by == "cost" ? MoreForCost : 0, null, globals.Host.Cancellation).ToArray()
                : [search.At(of.Job, plan.Gpus!.Value, of.Facts, jobs.Count == 1 ? progress : null, globals.Host.Cancellation)];
        }).ToArray());
        var seconds = clock.Elapsed.TotalSeconds;
        if (searched.Length > 0 && searched.Sum(one => one.Result.Evaluated) == 0)
            throw new InputException(null, $"No legal strategy spreads a global batch of {plan.GlobalBatch} over any number of GPUs that was tried.", "Choose a global batch with more divisors, or other numbers of GPUs.");
        var inTime = searched.SelectMany(one => one.Plans).Where(found => !(found.Days > within));
        globals.Remark(parsed, Say($"{searched.Sum(one => one.Result.Evaluated):N0} legal strategies in {seconds:F1} s."));
        ClusterPlan[] best = [.. Order(inTime, by ?? (within is null ? "throughput" : "gpus")).Take(keep)];
        Printer.Print(globals, parsed, () => Page(plan, work, within, searched, best), () => Rows(best), json => Write(json, jobs[0].Job, work, within, by, searched, best, seconds));
        return best.Length > 0 ? 0 : 1;
    }

    // What is searched: the job on each GPU, with its price.
    private List<(TrainingJob Job, RunFacts Facts)> Jobs(TrainingPlan plan, IReadOnlyDictionary<string, Node> prices, double? within, string? by)
    {
        var errors = new Errors();
        if (plan.Run.Phases.Count == 0)
            errors.Add(null, "The search for a cluster does not know what is to be trained on.", "Give '--tokens', such as '--tokens 15T'.");
        if (within is <= 0 or double.NaN or double.PositiveInfinity)
            errors.Add(null, $"--within is {within}.", "Give a number of days above zero.");
        if (within is null && plan.Gpus is null)
            errors.Add(null, "The plan does not say how many GPUs there are.", "Give '--gpus', or '--within' to have their number searched.");
        var names = (plan.Gpu ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        var jobs = new List<(TrainingJob Job, RunFacts Facts)>();
        var taken = new HashSet<string>();
        foreach (var name in names.Length == 0 ? new string?[] { null } : names)
        {
            errors.Try(() =>
            {
                var (job, _, warnings) = simulator.Plans.Job(plan with { Gpu = name, Gpus = plan.Gpus ?? 1 });
                globals.Warn(parsed, warnings);
                if (job.Machine.Peak[(int)job.Precision] <= 0)
                    throw new InputException(null, $"{job.Machine.Id} does not compute in {job.Precision}.", "Choose another precision.");
                var own = prices.FirstOrDefault(pair => Catalogue.Same(pair.Key, name!) || Catalogue.Same(pair.Key, job.Machine.Id));
                if (own.Key is not null)
                    taken.Add(own.Key);
                var facts = RunFacts.Of(plan.Run with { Price = own.Value ?? plan.Run.Price }, job.Machine.Id, globals.Catalogue(parsed));
                if (facts.Price is null && by == "cost")
                    throw new InputException(null, $"The catalogue has no rental price of {job.Machine.Id} around that day.", $"Give '--price {job.Machine.Id}=USD'.");
                jobs.Add((job, facts));
            });
        }

        foreach (var unknown in prices.Keys.Where(key => !taken.Contains(key)))
            errors.Add(null, $"--price names '{unknown}', and no GPU of the search is called so.", Nearest.Suggest(unknown, names, $"GPUs of the search: {string.Join(", ", names)}."));
        errors.ThrowIfAny();
        return jobs;
    }

    private static IEnumerable<ClusterPlan> Order(IEnumerable<ClusterPlan> plans, string by) => by switch
    {
        "memory" => plans.OrderBy(plan => plan.Found.Memory).ThenBy(plan => plan.Days),
        "cost" => plans.OrderBy(plan => plan.Dollars).ThenBy(plan => plan.Days),
        "gpus" => plans.OrderBy(plan => plan.Gpus).ThenBy(plan => plan.Days),
        _ => plans.OrderBy(plan => plan.Days).ThenBy(plan => plan.Found.Memory),
    };

    private static Page Page(TrainingPlan plan, ClusterWork work, double? within, IReadOnlyList<SearchedCluster> searched, IReadOnlyList<ClusterPlan> best)
    {
        var head = new Paragraph(Say($"{RunTables.Amount(work.Tokens)} tokens{(within is { } days ? (Message)$" within {days:G4} days" : "")}: {searched.Sum(one => one.Result.Evaluated):N0} legal strategies on {searched.Count} clusters. Times are at the most likely coefficients, failures and prices at their medians."));
        var tried = new Table(
            Say("Clusters tried, the fastest strategy of each"),
            [new(Say("GPU")), new(Say("GPUs"), true), new(Say("days"), true), new(Say("GPU-hours"), true), new(Say("rent"), true)],
            [.. searched.Select(one => one.Plans.Count == 0
                ? [one.Job.Machine.Id, Say($"{one.Gpus:N0}"), Say("does not fit"), "", ""]
                : new[] { one.Job.Machine.Id, Say($"{one.Gpus:N0}"), Rounding.Significant(one.Plans[0].Days), RunTables.Amount(one.Plans[0].GpuHours), Dollars(one.Plans[0].Dollars) })]);
        if (best.Count == 0)
            return new Page([head, .. searched.Count > 0 ? [tried] : Array.Empty<Block>(), new Paragraph(within is null ? Say("Nothing fits into memory: use more GPUs, a part with more memory, or a smaller model.") : Say($"{(searched.Count == 0 ? (Message)"Even at the peak rate none" : "None")} finishes in time{(plan.Gpus is { } most ? (Message)$" with at most {most:N0} GPUs" : "")}."))]);
        return new Page(
        [
            head,
            tried,
            new Table(
                Say("Best"),
                [new(Say("GPU")), new(Say("GPUs"), true), new(Say("days"), true), new(Say("rent"), true), new(Say("step"), true), new(Say("GB"), true), new(Say("strategy"), Width: 70)],
                [.. best.Select(one => new[] { one.Job.Machine.Id, Say($"{one.Gpus:N0}"), Rounding.Significant(one.Days), Dollars(one.Dollars), $"{Rounding.Significant(one.Found.Seconds)} s", Say($"{one.Found.Memory / 1e9:F0}"), StrategyText.Of(one.Found.Strategy) })]),
        ]);
    }

    /// <summary>A price in the tables; empty where none is known.</summary>
    public static string Dollars(double? dollars) => dollars is { } amount ? Language.Current.Style.Money(RunTables.Amount(amount), "$", "") : "";

    private static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<ClusterPlan> best)
    {
        yield return ["gpu", "gpus", "days", "gpu_hours", "cost_usd", "step_time_s", "memory_gb_per_gpu", "strategy"];
        foreach (var one in best)
            yield return [one.Job.Machine.Id, one.Gpus.ToString(), Json.Text(one.Days), Json.Text(one.GpuHours), one.Dollars is { } dollars ? Json.Text(dollars) : "", Json.Text(one.Found.Seconds), Json.Text(one.Found.Memory / 1e9), StrategyText.Of(one.Found.Strategy)];
    }

    private static void Write(Utf8JsonWriter json, TrainingJob job, ClusterWork work, double? within, string? by, IReadOnlyList<SearchedCluster> searched, IReadOnlyList<ClusterPlan> best, double seconds)
    {
        json.WriteString("model", job.Model.Transformer.Id);
        json.Number("tokens", work.Tokens);
        if (within is { } days)
            json.Number("within_days", days);
        json.WriteString("by", by ?? (within is null ? "throughput" : "gpus"));
        json.WriteNumber("evaluated", searched.Sum(one => one.Result.Evaluated));
        json.WriteNumber("feasible", searched.Sum(one => one.Result.Feasible));
        json.Number("seconds", Math.Round(seconds, 3));
        json.Objects("clusters", searched, one =>
        {
            json.WriteString("gpu", one.Job.Machine.Id);
            json.WriteNumber("gpus", one.Gpus);
            json.WriteBoolean("fits", one.Plans.Count > 0);
            if (one.Plans.Count > 0)
                Totals(json, one.Plans[0]);
        });
        json.Objects("best", best, one =>
        {
            json.WriteString("gpu", one.Job.Machine.Id);
            json.WriteNumber("gpus", one.Gpus);
            Totals(json, one);
            json.Number("step_time_s", one.Found.Seconds);
            json.Number("tokens_per_s_per_gpu", one.Job.TokensPerStep / one.Found.Seconds / one.Gpus);
            TrainingTables.Write(json, MemoryModel.Of(one.Job, one.Found.Strategy));
            TrainingTables.Write(json, one.Found.Strategy);
        });
    }

    private static void Totals(Utf8JsonWriter json, ClusterPlan plan)
    {
        json.Number("days", plan.Days);
        json.Number("gpu_hours", plan.GpuHours);
        if (plan.Dollars is { } dollars)
            json.Number("cost_usd", dollars);
        else
            json.WriteNull("cost_usd");
    }
}
