using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>The section <c>runs</c> of a drafted case: the training runs of its models, and the experiments of each as one.</summary>
internal sealed class DraftedRuns
{
    private const int Largest = 20;

    // What sums of hours differ by.
    private const double Least = 1e-6;

    private static readonly string[] OfTraining = ["pre-training", "post-training", "failed runs"];

    private readonly Drafting drafting;
    private readonly DraftedFleet fleet;
    private readonly DraftNames names = new([]);

    public DraftedRuns(Drafting drafting, DraftedFleet fleet)
    {
        (this.drafting, this.fleet) = (drafting, fleet);
        All = [.. Drafted()];
    }

    /// <summary>The runs, those of one model together and the largest first.</summary>
    public IReadOnlyList<DraftedRun> All { get; }

    /// <summary>Whether the case prices all of them.</summary>
    public bool Priced => All.Count > 0 && All.All(run => run.Pool is not null || (run.Accelerator is { } named && drafting.HasRental(named)));

    public void Write(DraftText text)
    {
        if (All.Count == 0)
            return;
        text.Line().Line("runs:");
        foreach (var run in All)
            Write(text, run);
    }

    private IEnumerable<DraftedRun> Drafted()
    {
        var pools = Pools();
        foreach (var model in drafting.Report.Runs.Where(run => (drafting.Model is null || run.Model == drafting.Model) && (run.Phase == "research" || OfTraining.Contains(run.Phase))).GroupBy(run => run.Model ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var whose = model.Key.Length == 0 ? "no model" : model.Key;
            var training = model.Where(run => OfTraining.Contains(run.Phase)).GroupBy(run => run.Run).Select(group => (Run: group.Key, Parts: group.ToArray(), Hours: group.Sum(part => part.Hours))).Where(run => run.Hours > 0)
                .OrderByDescending(run => run.Hours).ThenBy(run => run.Run, StringComparer.Ordinal).ToArray();
            foreach (var (run, parts, _) in training.Take(Largest))
                yield return One(model.Key, run, $"{run} of {whose}", run, parts, pools, Stated(run, model.Key));
            if (training.Length > Largest)
                yield return One(model.Key, $"{whose} other runs", string.Create(CultureInfo.InvariantCulture, $"{training.Length - Largest} smaller runs of {whose}"), training[Largest].Run, [.. training.Skip(Largest).SelectMany(run => run.Parts)], pools);
            if (model.Where(run => run.Phase == "research" && run.Hours > 0).ToArray() is { Length: > 0 } experiments)
                yield return One(model.Key, $"{whose} experiments", $"Experiments of {whose}", null, experiments, pools);
        }
    }

    private DraftedRun One(string model, string name, string title, string? run, IReadOnlyList<AccountedRun> parts, IReadOnlyDictionary<(string Model, string Run), string> pools, RunEfficiency? stated = null)
    {
        var stages = new List<(string Id, string Phase, double Hours)>();
        foreach (var phase in parts.GroupBy(part => part.Phase).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var all = phase.Sum(part => part.Hours);
            var id = phase.Key.Replace('-', '_').Replace(' ', '_');
            // Experiments that failed are experiments.
            var failed = phase.Key is "research" or "failed runs" ? 0 : all - phase.Sum(part => part.Useful);
            if (all - failed > Least)
                stages.Add((id, phase.Key, all - failed));
            if (failed > Least)
                stages.Add(($"{id}_failed", "failed runs", failed));
        }

        var ran = pools.GetValueOrDefault((model, run ?? ""));
        var (pool, named) = (fleet.PoolOf(ran), drafting.Pools.FirstOrDefault(rule => rule.Id == ran)?.Accelerator?.Text ?? drafting.Accelerator);
        var accelerator = pool?.Accelerator.Id ?? stated?.Accelerator ?? (named is null ? null : drafting.Catalogue.FindAccelerator(named, null).Id);
        return new DraftedRun(names.Of(name), title, model.Length == 0 ? null : model, pool, accelerator, stages, stated);
    }

    private RunEfficiency? Stated(string run, string model) => drafting.Efficiency?.Runs.FirstOrDefault(one => one.Stated.Name == run && (one.Model ?? "") == model);

    // The pool of most of a run, and, with an empty name, of most of the experiments of a model.
    private Dictionary<(string Model, string Run), string> Pools() => drafting.Store.Connection.Rows(Used.Filled("""
        SELECT model, run, pool FROM (
            SELECT coalesce(model, '') AS model, CASE WHEN phase = 'research' THEN '' ELSE run END AS run, pool, sum(gpus * seconds) AS held
            FROM (SELECT *, $pool AS pool FROM judged WHERE rule IS NOT NULL AND gpus > 0 AND phase IN ('research', 'pre-training', 'post-training', 'failed runs')) GROUP BY ALL
        ) WHERE pool IS NOT NULL QUALIFY row_number() OVER (PARTITION BY model, run ORDER BY held DESC, pool) = 1
        """, drafting.Pools, drafting.Rules), row => (Key: (row.GetString(0), row.GetString(1)), Pool: row.GetString(2))).ToDictionary(row => row.Key, row => row.Pool);

    private void Write(DraftText text, DraftedRun run)
    {
        text.Line($"  {run.Id}:").Line($"    title: {DraftText.Quoted(run.Title)}");
        var accelerator = run.Accelerator;
        if (run.Pool is { } pool)
        {
            text.Line($"    pool: {pool.Id}");
            if (!pool.Owned)
                text.Line($"    rental_rate: fleet.{pool.Id}.rent");
            else if (!drafting.HasRental(pool.Accelerator.Id))
                text.Comment("The catalogue has no price of hiring it around that day: this is the fleet's own rate.", 4).Line("    rental_rate: fleet.cost_per_gpu_hour");
        }
        else if (accelerator is not null && drafting.HasRental(accelerator))
        {
            text.Line($"    accelerator: {accelerator}");
        }

        if (run.Stated is { } stated && accelerator is not null)
            new DraftedWork(drafting.Sources).Write(text, stated, run.Pool is not null || drafting.HasRental(accelerator));
        text.Line($"    source: {drafting.Sources.Jobs}").Line("    stages:");
        foreach (var (id, phase, hours) in run.Stages)
            text.Line($"      {id}: {{ gpu_hours: {DraftText.Hours(hours)}, phase: {phase} }}");
    }
}
