using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// Money month by month: what the fleet of the case is bought, run and sold for, what the lab pays besides, and what it all
/// is worth today. Payments fall at the start of a month.
/// </summary>
public static class MoneyModel
{
    private static readonly Quantity<Time> Month = Quantity<Time>.Of(1.0 / 12);

    /// <summary>Months since the start, as a time.</summary>
    public static Quantity<Time> Elapsed => ModelBuilder.Reference<Time>("money.elapsed");

    public static Quantity<One> DiscountFactor => ModelBuilder.Reference<One>("money.discount_factor");

    /// <summary>The paths that a reader of a case wants month by month.</summary>
    public static IReadOnlyList<string> MainPaths { get; } = ["money.cash_flow", "money.balance", "money.cost", "money.amortised_cost", "money.book_value", "money.gpu_hours"];

    /// <summary>Adds money over time to a model whose fleet was added before.</summary>
    public static void Add(ModelBuilder model, MoneyInputs inputs, IReadOnlyList<CohortInputs> cohorts)
    {
        var timeline = inputs.Timeline;
        var elapsed = model.DefinePath<Time>("money.elapsed", $"Time since {timeline.Start:yyyy-MM-dd} at the start of each month", [.. Enumerable.Range(0, timeline.Months).Select(month => month / 12.0)]);
        const string Index = "Prices of running costs and pay, against those of the first month";
        var index = inputs.Inflation is { } inflation
            ? model.Define("money.price_index", Index, elapsed.Compounded(inflation))
            : model.DefinePath<One>("money.price_index", Index, [.. Enumerable.Repeat(1.0, timeline.Months)]);
        var money = new CohortMoney(model, inputs, index);
        foreach (var cohort in cohorts)
            money.Add(cohort);

        var hours = Sum<GpuTime>(model, cohorts, "gpu_hours", "Accelerator time available, by the month");
        var used = model.Define("money.used_gpu_hours", "Accelerator time used, by the month", hours * inputs.Fleet.Utilisation);
        var costs = AddCosts(model, cohorts, index);
        FinanceModel.Add(model, inputs, cohorts, costs, used);
        AddLevelised(model, costs.Fleet, hours, used);
        if (inputs.Inflation is not null)
            model.Define("money.total_real_cost", "Payments less sales over the whole time, in dollars of the first month", (costs.Cash / index).Total());
    }

    /// <summary>What a month costs.</summary>
    /// <param name="Fleet">Payments for the fleet, less sales.</param>
    /// <param name="Cash">Payments for the fleet, people and data, less sales.</param>
    /// <param name="Amortised">Running costs and what purchases lose in value.</param>
    /// <param name="Purchase">What is paid for purchases; null where all is hired.</param>
    internal sealed record Costs(Quantity<Usd> Fleet, Quantity<Usd> Cash, Quantity<Usd> Amortised, Quantity<Usd>? Purchase);

    private static Costs AddCosts(ModelBuilder model, IReadOnlyList<CohortInputs> cohorts, Quantity<One> index)
    {
        var owned = cohorts.Where(cohort => cohort.Rate is null).ToArray();
        var hired = cohorts.Where(cohort => cohort.Rate is not null).ToArray();
        var running = new List<Quantity<Usd>>();
        if (hired.Length > 0)
            running.Add(Sum<Usd>(model, hired, "rent", "Hire of accelerators, by the month"));
        Quantity<Usd>? purchase = null, writeOff = null;
        if (owned.Length > 0)
        {
            running.Add(Sum<Usd>(model, owned, "operation", "Space, energy and upkeep, by the month"));
            purchase = Sum<Usd>(model, owned, "purchase", "Purchases, by the month");
            writeOff = Sum<Usd>(model, owned, "write_off", "Value that purchases lose, by the month");
            Sum<Usd>(model, owned, "book_value", "Book value at the end of each month");
        }

        var payments = purchase is { } bought ? running.Prepend(bought - Sum<Usd>(model, owned, "sale", "Sales of what is retired, and worth of what is left at the end")) : running;
        var fleet = model.Define("money.fleet_cost", "Payments for the fleet less sales, by the month", payments.Sum());
        var others = Others(model, index).ToArray();
        var cash = model.Define("money.cost", "Payments less sales, by the month", others.Prepend(fleet).Sum());
        var spent = model.Define("money.running_cost", "Running costs, hire, people and data, by the month", running.Concat(others).Sum());
        var amortised = model.Define("money.amortised_cost", "Running costs and what purchases lose in value, by the month", writeOff is { } lost ? spent + lost : spent);
        model.Define("money.total_cost", "Payments less sales over the whole time", cash.Total());
        model.Define("money.total_amortised_cost", "Running costs and lost value over the whole time", amortised.Total());
        return new Costs(fleet, cash, amortised, purchase);
    }

    private static IEnumerable<Quantity<Usd>> Others(ModelBuilder model, Quantity<One> index)
    {
        foreach (var (name, from, title) in new[] { ("money.people", "people.cost_per_year", "People, by the month"), ("money.data", "lab.data_per_year", "Data, by the month") })
        {
            if (model.Contains(from))
                yield return model.Define(name, title, (ModelBuilder.Reference<Per<Usd, Time>>(from) * Month) * index);
        }
    }

    // The dollars that, paid for each hour, are worth today what the fleet's payments are worth.
    private static void AddLevelised(ModelBuilder model, Quantity<Usd> cost, Quantity<GpuTime> hours, Quantity<GpuTime> used)
    {
        var worth = model.Define("money.worth_of_fleet_cost", "What all payments for the fleet, less sales, are worth at the start", (cost * DiscountFactor).Total());
        var available = model.Define("money.worth_of_gpu_hours", "Accelerator time available, discounted like money", (hours * DiscountFactor).Total());
        model.Define("money.levelised_cost_per_gpu_hour", "An hour available, levelised over the time told", worth.Per(available));
        model.Define("money.levelised_cost_per_used_gpu_hour", "An hour used, levelised over the time told", worth.Per((used * DiscountFactor).Total()));
    }

    private static Quantity<U> Sum<U>(ModelBuilder model, IReadOnlyList<CohortInputs> cohorts, string part, Message title)
        where U : IUnit => model.Define($"money.{part}", title, cohorts.Select(cohort => ModelBuilder.Reference<U>($"money.{cohort.Pool}.{part}")).Sum());
}
