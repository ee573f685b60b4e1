using System.Globalization;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>money:</c>, the fleet's cost month by month.</summary>
internal sealed class MoneySection(CaseContext context)
{
    private static readonly Dictionary<string, Depreciation> Methods = new() { ["straight-line"] = Depreciation.StraightLine, ["declining-balance"] = Depreciation.DecliningBalance };

    /// <summary>Reads the section.</summary>
    /// <param name="map">The section.</param>
    /// <param name="fleet">The fleet, read before; null where the case has none.</param>
    /// <param name="cohorts">Its pools with their dates.</param>
    /// <returns>What it tells; null where something is wrong.</returns>
    public MoneyInputs? Read(YamlMap map, FleetInputs? fleet, IReadOnlyList<CohortInputs> cohorts)
    {
        var reader = new MapReader(map, "the money section", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        Timeline? timeline = null;
        context.Errors.Try(() => timeline = Timeline(reader, cohorts));
        var method = Method(reader);
        var declining = Value<Per<One, Time>>(reader, "declining_rate", "Share of the book value written off in a year", grounds);
        var resale = Value<Per<One, Time>>(reader, "resale_loss", "Share of its value that hardware loses on the market in a year", grounds);
        var byAge = ResaleByAge(reader, grounds);
        if (resale is not null && byAge is not null)
            context.Errors.Add(map.Find("resale_by_age")!.At, "Here stand both 'resale_loss' and 'resale_by_age'.", "Keep one of the two.");
        var inflation = Value<Per<One, Time>>(reader, "inflation", "Yearly rise of running costs and pay", grounds);
        var income = Income(reader, timeline, grounds);
        var tax = Value<One>(reader, "tax", "Share of profits paid in tax", grounds);
        var debt = Debt(reader, grounds);
        reader.RefuseTheRest();
        if (fleet is null && !context.Errors.Any)
            context.Errors.Add(map.At, "Money over time tells what a fleet costs, and the case has none.", "Add a 'fleet', or take 'money' out.");
        if (method == Depreciation.DecliningBalance && declining is null)
            context.Errors.Add(map.Find("depreciation")!.At, "The balance declines at a rate that is not told.", "Write such as 'declining_rate: { value: 40 %/year, assumption: why }'.");
        if (method == Depreciation.StraightLine && declining is not null)
            context.Errors.Add(map.Find("declining_rate")!.At, "A declining rate is told, and purchases are written off in a straight line.", "Add 'depreciation: declining-balance', or take 'declining_rate' out.");
        return fleet is null || timeline is null || context.Errors.Any ? null : new MoneyInputs(timeline, fleet, method, declining, resale, byAge, inflation, income, tax, debt);
    }

    // Nothing that the fleet pays may lie before the first month: it would be missing from every sum.
    private Timeline? Timeline(MapReader reader, IReadOnlyList<CohortInputs> cohorts)
    {
        var start = cohorts.Count > 0 ? cohorts.Min(cohort => cohort.From) : context.AsOf;
        var (from, length) = (reader.Scalar("from"), reader.RequiredScalar("years", "Say over how long money is told: 'years: 10'."));
        if (from is { } told)
        {
            var date = PoolDates.Day(told);
            if (cohorts.FirstOrDefault(cohort => cohort.From < date) is { } earlier)
                throw new InputException(told.At, $"{earlier.Title} is there from {earlier.From:yyyy-MM-dd}, before the first month.", $"Begin at {start:yyyy-MM} or before, or take 'from' out.");
            start = date;
        }

        if (length is not { } years)
            return null;
        var months = double.TryParse(years.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number * 12 : double.NaN;
        if (!(months >= 1 && months <= Economics.Timeline.MostMonths && Math.Abs(months - Math.Round(months)) < 1e-6))
            throw new InputException(years.At, $"'{years.Text}' is no number of years that is whole months, up to {Economics.Timeline.MostMonths / 12}.", "Write such as 'years: 10' or 'years: 2.5'.");
        var timeline = new Timeline(new DateOnly(start.Year, start.Month, 1), (int)Math.Round(months));
        if (cohorts.FirstOrDefault(cohort => cohort.From >= timeline.End) is { } later)
            throw new InputException(years.At, $"{later.Title} comes on {later.From:yyyy-MM-dd}, and money is told up to {timeline.End:yyyy-MM-dd}.", "Tell more years, or take the pool out.");
        return timeline;
    }

    private Depreciation Method(MapReader reader)
    {
        if (reader.Scalar("depreciation") is not { } told)
            return Depreciation.StraightLine;
        if (Methods.TryGetValue(told.Text, out var method))
            return method;
        context.Errors.Add(told.At, $"'{told.Text}' is no way to write off.", Nearest.Suggest(told.Text, Methods.Keys, $"Ways: {string.Join(", ", Methods.Keys)}."));
        return Depreciation.StraightLine;
    }

    private List<Quantity<One>>? ResaleByAge(MapReader reader, Grounds? grounds)
    {
        if (reader.Optional("resale_by_age") is not { } told)
            return null;
        if (told is not YamlList { Items.Count: > 0 } list)
        {
            context.Errors.Add(told.At, "'resale_by_age' must be a list with a share for each year of age.", "Write such as 'resale_by_age: [60 %, 40 %, 30 %, 15 %]'.");
            return null;
        }

        return [.. list.Items.Select((share, i) => context.Read<One>(share, $"money.resale_after_{i + 1}", $"Share of its price that hardware fetches at an age of {i + 1} years", grounds))];
    }

    private IncomeInputs? Income(MapReader above, Timeline? timeline, Grounds? around)
    {
        if (above.MapAt("income") is not { } map)
            return null;
        var reader = new MapReader(map, "an income", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var rate = reader.Required("rate", "Say what a used hour earns, or would cost to hire: 'rate: 2 USD/GPU-hour'.");
        var fall = Value<Per<One, Time>>(reader, "fall", "Share of the price of an hour that is lost in a year", grounds, "money.income_fall");
        var prepaid = Value<One>(reader, "prepaid", "Share of the first months' income that customers pay ahead", grounds, "money.prepaid_share");
        DateOnly? until = null;
        if (reader.Scalar("prepaid_until") is { } day)
        {
            until = PoolDates.Day(day);
            if (timeline is not null && until <= timeline.Start)
                context.Errors.Add(day.At, $"Customers have paid ahead until {until:yyyy-MM-dd}, and money begins on {timeline.Start:yyyy-MM-dd}.", "Write a later day.");
        }

        if (prepaid is null != until is null)
            context.Errors.Add(map.At, "What customers pay ahead needs both its share and its time.", "Give 'prepaid' and 'prepaid_until', or neither.");
        reader.RefuseTheRest();
        return rate is null ? null : new IncomeInputs(context.Read<Per<Usd, GpuTime>>(rate, "money.income_rate", "What a used hour earns or spares at the start", grounds), fall, prepaid, until);
    }

    private DebtInputs? Debt(MapReader above, Grounds? around)
    {
        if (above.MapAt("debt") is not { } map)
            return null;
        var reader = new MapReader(map, "a debt", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        Quantity<U> Required<U>(string key, Message title, Message remedy)
            where U : IUnit => reader.Required(key, remedy) is { } value ? context.Read<U>(value, $"money.debt_{key}", title, grounds) : ModelBuilder.Reference<U>($"money.debt_{key}");
        var debt = new DebtInputs(
            Required<One>("share", "Share of each purchase that is borrowed", "Write such as 'share: { value: 60 %, assumption: why }'."),
            Required<Per<One, Time>>("rate", "Yearly interest", "Write such as 'rate: { value: 10 %/year, source: ID }'."),
            Required<Time>("term", "Time over which a loan is repaid", "Write such as 'term: { value: 5 years, assumption: why }'."),
            Required<Per<One, Time>>("cost_of_equity", "Yearly return that owners ask for", "Write such as 'cost_of_equity: { value: 15 %/year, assumption: why }'."));
        reader.RefuseTheRest();
        return debt;
    }

    private Quantity<U>? Value<U>(MapReader reader, string key, Message title, Grounds? grounds, string? name = null)
        where U : IUnit => reader.Optional(key) is { } value ? context.Read<U>(value, name ?? $"money.{key}", title, grounds) : null;
}
