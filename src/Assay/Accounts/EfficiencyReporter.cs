using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Records;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>Joins what rules state of runs and models to what records tell of them.</summary>
/// <param name="store">The records; <see cref="AccountsReporter.Of"/> has gone before.</param>
/// <param name="report">What it told.</param>
/// <param name="rules">The rules.</param>
/// <param name="catalogue">Where accelerators are looked up.</param>
/// <param name="simulator">What says how fast runs should be.</param>
/// <param name="configuration">Reads the config.json that a run names; null where files cannot be named.</param>
public sealed class EfficiencyReporter(AccountStore store, AccountsReport report, AccountRules rules, Catalogue catalogue, TrainingSimulator simulator, Func<YamlScalar, SourceText>? configuration)
{
    private readonly IReadOnlyList<PoolRule> pools = rules.Money.Pools.Count > 0 ? rules.Money.Pools : [PoolRule.Whole];

    /// <summary>The report; null where the rules state nothing.</summary>
    /// <param name="telemetry">What metrics tell; null where the store has none.</param>
    /// <exception cref="InputException">The rules name an accelerator, an architecture or a precision that is not known; all of them are told.</exception>
    public EfficiencyReport? Of(TelemetryReport? telemetry)
    {
        var stated = rules.Stated;
        if (stated.Runs.Count == 0 && stated.Models.Count == 0)
            return null;
        var errors = new Errors();
        var held = Held();
        var runs = new List<RunEfficiency>();
        foreach (var run in stated.Runs)
            errors.Try(() => runs.Add(Run(run, [.. held.Where(part => part.Run == run.Name)], telemetry)));
        errors.ThrowIfAny();
        var models = new ModelYield(store, report, stated).Of(runs);
        return new EfficiencyReport(runs, models, report.Money?.Currency,
        [
            .. runs.Where(run => run.Hours == 0).Select(run => new AccountWarning(run.Stated.At, $"No rule gives an attempt to the run '{run.Stated.Name}'.")),
            .. stated.Models.Where(model => !report.Runs.Any(run => run.Model == model.Name)).Select(model => new AccountWarning(model.At, $"No rule gives an attempt to the model '{model.Name}'.")),
        ]);
    }

    private List<HeldPart> Held() => store.Connection.Rows(
        Used.Filled(StoreSql.Script("work/runs"), pools, rules),
        row => new HeldPart(row.GetString(0), row.Optional(1), row.Optional(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6)));

    private RunEfficiency Run(StatedRun stated, IReadOnlyList<HeldPart> held, TelemetryReport? telemetry)
    {
        var pool = Most(held, part => part.Pool) is { } most ? pools.FirstOrDefault(one => one.Id == most) : null;
        var accelerator = (stated.Accelerator ?? pool?.Accelerator) is { } named ? catalogue.FindAccelerator(named.Text, named.At) : null;
        var shape = new StatedShape(simulator, configuration).Of(stated);
        var precision = stated.Precision ?? pool?.Precision;
        var run = new RunEfficiency
        {
            Stated = stated,
            Model = Most(held, part => part.Model),
            Hours = held.Sum(part => part.Hours),
            Useful = held.Sum(part => part.Useful),
            Lost = held.Sum(part => part.Lost),
            Cents = held.Count == 0 ? null : report.Money?.Lines.Where(line => line.Run == stated.Name && !line.Shared).Sum(line => line.Cents),
            Architecture = shape?.Title,
            Accelerator = accelerator?.Id,
            Precision = precision?.Text,
            FlopPerToken = shape?.FlopPerToken,
            Peak = accelerator is not null && precision is not null ? PeakOf(accelerator, precision) : null,
            Activity = telemetry?.Runs.FirstOrDefault(activity => activity.Run == stated.Name),
        };
        var gpus = stated.Gpus ?? (int)Math.Round(held.GroupBy(part => part.Gpus).OrderByDescending(group => group.Sum(part => part.Hours)).ThenByDescending(group => group.Key).FirstOrDefault()?.Key ?? 0);
        return new SimulatedComparison(simulator, store.Settings).Of(run, accelerator, shape?.Configuration, gpus);
    }

    private static double PeakOf(Accelerator accelerator, YamlScalar precision) =>
        accelerator.Fact($"peak.{precision.Text}") is { } peak
            ? Agreement.End(peak.Definition, 0.5) / 3600
            : throw new InputException(precision.At, $"The catalogue has no peak rate of {accelerator.Id} in '{precision.Text}'.", $"Known: {string.Join(", ", accelerator.Facts.Where(fact => fact.Name.Contains(".peak.", StringComparison.Ordinal)).Select(fact => fact.Name.Split('.')[^1]))}.");

    private static string? Most(IEnumerable<HeldPart> held, Func<HeldPart, string?> by) =>
        held.GroupBy(by).OrderByDescending(group => group.Sum(part => part.Hours)).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private sealed record HeldPart(string Run, string? Model, string? Pool, double Gpus, double Hours, double Useful, double Lost);
}
