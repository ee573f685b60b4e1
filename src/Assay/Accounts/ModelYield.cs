using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>What models cost for each token that they were trained on and served.</summary>
/// <param name="store">The records.</param>
/// <param name="report">What they tell.</param>
/// <param name="stated">What is stated beside them.</param>
internal sealed class ModelYield(AccountStore store, AccountsReport report, StatedRules stated)
{
    /// <summary>The models that a stated run is for, or that the rules state something of.</summary>
    public IReadOnlyList<ModelEfficiency> Of(IReadOnlyList<RunEfficiency> runs)
    {
        var names = runs.Select(run => run.Model).OfType<string>().Concat(stated.Models.Select(model => model.Name)).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
            return [];
        var hours = store.Connection.Rows(
            StoreSql.Script("work/served").Replace("$models", string.Join(", ", names.Select(StoreSql.Text)), StringComparison.Ordinal),
            row => (Model: row.GetString(0), Month: row.GetFieldValue<DateOnly>(1), Hours: row.GetDouble(2)));
        return [.. names.Select(name => One(name, runs, stated.Models.FirstOrDefault(model => model.Name == name)?.Served ?? [], hours.Where(part => part.Model == name)))];
    }

    private ModelEfficiency One(string name, IReadOnlyList<RunEfficiency> runs, IReadOnlyList<ServedPeriod> served, IEnumerable<(string Model, DateOnly Month, double Hours)> hours)
    {
        var ladder = report.Money?.Models.FirstOrDefault(model => model.Model == name);
        long? Cents(Func<ServedPeriod, bool> which) =>
            report.Money?.Lines.Where(line => line.Model == name && line is { Phase: Phase.Serving, Shared: false } && served.Any(period => which(period) && Holds(period, line.Month))).Sum(line => line.Cents);
        return new ModelEfficiency
        {
            Model = name,
            Tokens = runs.Where(run => run.Model == name).Sum(run => run.Stated.Tokens ?? 0),
            Cents = ladder?.Rungs.Where(rung => rung.Name != ModelCost.Served).Sum(rung => rung.Adds),
            From = served.Count == 0 ? null : served[0].From,
            To = served.Count == 0 ? null : served[^1].To,
            Served = served.Sum(period => period.Tokens ?? 0),
            Answered = served.Sum(period => period.Answered ?? 0),
            ServingHours = hours.Where(part => served.Any(period => Holds(period, part.Month))).Sum(part => part.Hours),
            ServingCents = Cents(_ => true),
            CentsOfTokens = Cents(period => period.Tokens is not null),
            CentsOfAnswers = Cents(period => period.Answered is not null),
        };
    }

    private static bool Holds(ServedPeriod period, DateOnly month) => month >= period.From && month < period.To;
}
