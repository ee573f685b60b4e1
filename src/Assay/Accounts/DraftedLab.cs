using System.Globalization;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>What else a drafted case tells of the lab: serving, other work, people and data, and what hiring would cost.</summary>
/// <param name="drafting">What the case is drafted from.</param>
/// <param name="fleet">Its fleet.</param>
/// <param name="runs">Its runs.</param>
internal sealed class DraftedLab(Drafting drafting, DraftedFleet fleet, DraftedRuns runs)
{
    private static readonly string[] Reserved = ["source", "assumption", "note", "overhead", "equity", "region", "count", "cost", "pay", "role", "people"];

    public void Write(DraftText text)
    {
        // Without a fleet the lab is priced by its runs; a case with a run that has no price is refused.
        if (fleet.Pools.Count == 0 && !runs.Priced)
        {
            text.Line().Comment("Nothing tells what hiring these accelerators costs, so serving, people and data are left out: give 'accelerator' in the rules.");
            return;
        }

        Use(text);
        if (drafting.Money is { } money)
        {
            People(text, money);
            var data = money.Lines.Where(line => line.Resource == Resource.Data).Sum(line => line.Cents);
            if (data > 0)
                text.Line().Line($"data: {DraftText.Sourced($"{drafting.Amount(data)} / {drafting.Period}", drafting.Sources.Invoices)}");
        }

        Hire(text);
    }

    // What is neither a run nor serves is work all the same, and no idle time.
    private void Use(DraftText text)
    {
        var serving = Hours("serving");
        if (serving > 0)
            text.Line().Line("serving:").Line($"  gpus: {DraftText.Sourced($"{DraftText.Hours(serving)} / {DraftText.Number(drafting.ClockHours)} hours", drafting.Sources.Jobs, "On average over the period.")}");
        var idle = drafting.Report.ByPhase.Where(part => part.Name == "idle").Sum(part => part.Hours);
        var other = drafting.Report.Allocated - serving - runs.All.Sum(run => run.Hours) - idle;
        if (other <= 1e-6 || fleet.Pools.Count == 0)
            return;
        var note = drafting.Model is null ? "Jobs of another business, and what no rule catches." : $"All jobs that are not for {drafting.Model}: other models, another business, and what no rule catches.";
        text.Line().Line($"other_business: {DraftText.Sourced($"{DraftText.Hours(other)} / (fleet.gpus * {drafting.Period})", drafting.Sources.Jobs, note)}");
    }

    private double Hours(string phase) => drafting.Report.Runs.Where(run => run.Phase == phase && (drafting.Model is null || run.Model == drafting.Model)).Sum(run => run.Hours);

    private void People(DraftText text, MoneyReport money)
    {
        var teams = drafting.Store.Connection.Rows(
            $"SELECT coalesce(team, 'staff'), sum(heads)::DOUBLE, sum(cost)::VARCHAR FROM people WHERE currency = {StoreSql.Text(money.Currency)} GROUP BY ALL HAVING sum(cost) > 0 ORDER BY ALL",
            row => (Team: row.GetString(0), Heads: row.GetDouble(1), Cents: Cents.Of(decimal.Parse(row.GetString(2), CultureInfo.InvariantCulture))));
        if (teams.Count == 0)
            return;
        var names = new DraftNames(Reserved);
        text.Line().Line("people:").Line($"  source: {drafting.Sources.People}");
        foreach (var (team, heads, cents) in teams)
        {
            var count = heads > 0 ? $"{DraftText.Number(heads)} person-month" : $"1 person * {drafting.Period}";
            text.Line($"  {names.Of(team)}: {{ title: {DraftText.Quoted(team)}, count: ({count}) / {drafting.Period}, cost: {drafting.Amount(cents)} / ({count}) }}");
        }
    }

    private void Hire(DraftText text)
    {
        if (!fleet.Owns)
            return;
        var kinds = fleet.Pools.Select(pool => pool.Accelerator.Id).Distinct().ToArray();
        var hired = fleet.Pools.FirstOrDefault(pool => !pool.Owned);
        if (hired is null && (kinds is not [var only] || !drafting.HasRental(only)))
            return;
        text.Line().Comment("What owning is set beside by 'assay fleet own-or-rent'.");
        text.Line($"money: {{ years: {Math.Clamp((int)Math.Round(fleet.Life), 1, 50)} }}").Line("rent:");
        if (hired is not null)
            text.Line($"  as_hired: {{ title: {DraftText.Quoted($"at the rate of {hired.Rule.Id}")}, rate: fleet.{hired.Id}.rent }}");
        if (kinds is [var kind] && drafting.HasRental(kind))
            text.Line("  market: { title: at the catalogue's prices of that day }");
    }
}
