using Assay.Economics;

namespace Assay.Accounts;

/// <summary>A rung of the ladder of a model's cost.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Adds">What it adds, in cents.</param>
/// <param name="Total">All up to here, in cents.</param>
public sealed record CostRung(string Name, long Adds, long Total);

/// <summary>What a model cost, from its final run up to its part of all that is shared.</summary>
/// <param name="Model">Its name; null for what no rule gives to a model.</param>
/// <param name="Rungs">The narrowest first.</param>
public sealed record ModelCost(string? Model, IReadOnlyList<CostRung> Rungs)
{
    /// <summary>The word of the rung that is no part of making the model.</summary>
    internal const string Served = "serving and other business";

    /// <summary>The words of the rungs, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["final run", "failed and repeated attempts", "experiments", "evaluation", "data", Served, "idle share", "people", "overhead"];

    /// <summary>All of it, in cents.</summary>
    public long Cents => Rungs[^1].Total;

    /// <summary>The ladders of all models, and of what is no model's; they sum to the lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="used">What jobs held.</param>
    /// <param name="named">Models that are told whether anything fell on them or not.</param>
    internal static IReadOnlyList<ModelCost> Of(IReadOnlyList<MoneyLine> lines, IReadOnlyList<Used> used, IEnumerable<string> named)
    {
        var sums = new Dictionary<(string Model, string Rung), long>();
        void Add(string? model, string rung, long cents) => sums[(model ?? "", rung)] = sums.GetValueOrDefault((model ?? "", rung)) + cents;
        foreach (var line in lines.Where(line => line.Phase != Phase.Idle))
            Add(line.Model, RungOf(line), line.Cents);
        var byPool = used.GroupBy(one => (one.Pool, one.Month)).ToDictionary(group => group.Key, group => group.GroupBy(one => one.Model ?? "").OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (Model: part.Key, Seconds: part.Sum(one => one.GpuSeconds))).ToArray());
        foreach (var line in lines.Where(line => line.Phase == Phase.Idle))
        {
            if (!byPool.TryGetValue((line.Pool, line.Month), out var models))
            {
                Add(null, "idle share", line.Cents);
                continue;
            }

            var cents = Records.Cents.Share(line.Cents, [.. models.Select(part => part.Seconds)]);
            for (var i = 0; i < models.Length; i++)
                Add(models[i].Model, "idle share", cents[i]);
        }

        var names = named.Concat(sums.Keys.Select(key => key.Model).Where(model => model.Length > 0)).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Concat(sums.Keys.Any(key => key.Model.Length == 0) ? [""] : Array.Empty<string>()).Select(model => new ModelCost(model.Length == 0 ? null : model, Climb(rung => sums.GetValueOrDefault((model, rung)))))];
    }

    private static IReadOnlyList<CostRung> Climb(Func<string, long> adds)
    {
        var total = 0L;
        return [.. Names.Select(name => new CostRung(name, adds(name), total += adds(name)))];
    }

    /// <summary>The rung on which a line stands that is not idle.</summary>
    internal static string RungOf(MoneyLine line) => line switch
    {
        { Resource: Resource.Data } => "data",
        { Shared: true, Resource: Resource.People } => "people",
        { Shared: true } => "overhead",
        { Work: "evaluation" } => "evaluation",
        { Work: "data" } => "data",
        { Phase: Phase.Serving or Phase.OtherBusiness } => Served,
        { Phase: Phase.FailedRuns } => "failed and repeated attempts",
        { Phase: Phase.PreTraining or Phase.PostTraining, Outcome: "completed" or "resumed" or "running" } => "final run",
        { Phase: Phase.PreTraining or Phase.PostTraining } => "failed and repeated attempts",
        _ => "experiments",
    };
}
