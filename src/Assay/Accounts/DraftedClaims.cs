using System.Globalization;

namespace Assay.Accounts;

/// <summary>The claims of a drafted case: for each model its hours, what its runs cost, and all that it cost.</summary>
/// <param name="drafting">What the case is drafted from.</param>
/// <param name="fleet">Its fleet.</param>
/// <param name="runs">Its runs.</param>
internal sealed class DraftedClaims(Drafting drafting, DraftedFleet fleet, DraftedRuns runs)
{
    private static readonly string[] OfRuns = ["final run", "failed and repeated attempts", "experiments"];

    private readonly DraftNames parts = new([]);
    private readonly DraftNames ids = new([], '-');

    private IEnumerable<(string Model, DraftedRun[] Runs)> Models =>
        from model in runs.All.Select(run => run.Model).Concat(drafting.Money?.Models.Where(one => one.Cents > 0).Select(one => one.Model) ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        where drafting.Model is null || model == drafting.Model
        select (model, runs.All.Where(run => run.Model == model).ToArray());

    /// <summary>What the accounts allocate to models, so that claims can rest on it.</summary>
    public void WriteQuantities(DraftText text)
    {
        if (drafting.Money is not { } money)
            return;
        text.Line().Line("quantities:");
        if (drafting.Exchange is { } rate)
            text.Line($"  accounts.exchange: {{ value: {DraftText.Number((double)rate)} USD/{money.Currency}, title: {DraftText.Quoted($"Dollars for one {money.Currency}")}, assumption: Given with --exchange. }}");
        text.Line($"  accounts.total: {{ value: {drafting.Amount(money.Total)}, title: {DraftText.Quoted("All that the books hold over the period")}, unit: USD, source: {drafting.Sources.Accounts} }}");
        text.Line($"  accounts.unexplained: {{ value: {drafting.Amount(money.Unexplained)}, title: {DraftText.Quoted("What nothing explains; it is in nothing else")}, unit: USD, source: {drafting.Sources.Accounts} }}");
        foreach (var (model, _) in Models)
        {
            foreach (var rung in Rungs(money, model))
                text.Line($"  {Quantity(model, rung.Name)}: {{ value: {drafting.Amount(rung.Adds)}, title: {DraftText.Quoted($"{model}: {rung.Name}, as the accounts allocate it")}, unit: USD, source: {drafting.Sources.Accounts} }}");
        }
    }

    public void Write(DraftText text)
    {
        if (!Models.Any())
            return;
        text.Line().Line("claims:");
        foreach (var (model, of) in Models)
        {
            if (drafting.Money is { } money && fleet.Pools.Count > 0)
                Cost(text, money, model, of);
            if (of.Length == 0)
                continue;
            var hours = of.Sum(run => run.Hours);
            Claim(text, $"{model} gpu-hours", string.Create(CultureInfo.InvariantCulture, $"{model} took {hours:N0} GPU-hours, failed attempts and experiments among them"), DraftText.Hours(hours), $"{{ quantity: {string.Join(" + ", of.Select(run => $"runs.{run.Id}.gpu_hours"))} }}", drafting.Sources.Jobs);
        }
    }

    // The whole is what is published. What its runs cost is also recomputed from the fleet, which says what is left out of it.
    private void Cost(DraftText text, MoneyReport money, string model, DraftedRun[] of)
    {
        var rungs = Rungs(money, model).ToArray();
        if (rungs.Sum(rung => rung.Adds) is > 0 and var whole)
            Claim(text, model, PublishableCost.Of(drafting.Report, model).Says.ToString(), Dollars(whole), $"{{ quantity: {Sum(model, rungs)} }}", drafting.Sources.Accounts);
        var attempts = rungs.Where(rung => OfRuns.Contains(rung.Name)).ToArray();
        if (of.Length == 0 || attempts.Sum(rung => rung.Adds) is not (> 0 and var compute))
            return;
        Claim(text, $"{model} runs", string.Create(CultureInfo.InvariantCulture, $"The attempts of {model} cost {compute / 100m:N0} {money.Currency} of what their pools cost"), Dollars(compute), $"{{ runs: [{string.Join(", ", of.Select(run => run.Id))}], basis: amortised, period: once }}", drafting.Sources.Accounts, $"as the accounts tell it: {{ quantity: {Sum(model, attempts)} }}");
        text.Line($"    note: {DraftText.Quoted("The accounts tell what pools share as overhead, by hours used; the case has it in the fleet's rate for an hour available.")}");
    }

    private void Claim(DraftText text, string id, string title, string says, string scope, string source, string? reading = null)
    {
        text.Line($"  {ids.Of(id)}:").Line($"    title: {DraftText.Quoted(title)}").Line($"    says: {says}").Line($"    scope: {scope}");
        if (reading is not null)
            text.Line($"    readings: {{ {reading} }}");
        text.Line($"    source: {source}");
    }

    private string Sum(string model, IEnumerable<CostRung> rungs) => string.Join(" + ", rungs.Select(rung => Quantity(model, rung.Name)));

    private static IEnumerable<CostRung> Rungs(MoneyReport money, string model) => money.Models.FirstOrDefault(one => one.Model == model)?.Rungs.Where(rung => rung.Adds != 0) ?? [];

    private string Quantity(string model, string rung) => $"accounts.{parts.Of(model)}.{rung.Replace(' ', '_')}";

    private string Dollars(long cents) => $"{DraftText.Cents(drafting.InDollars(cents))} USD";
}
