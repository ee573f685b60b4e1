using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A way to hire what the fleet would do.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Rate">Price of an accelerator for an hour at the start.</param>
/// <param name="Fall">Share of the price that is lost in a year; null where it stays.</param>
/// <param name="RenewedAfter">How long a price is fixed; null where it moves with the market.</param>
/// <param name="AllHours">Whether every hour is paid for, used or not.</param>
/// <param name="Lost">Share of the hours paid for that is lost to interruptions; null for none.</param>
public sealed record RentInputs(string Id, Message Title, Quantity<Per<Usd, GpuTime>> Rate, Quantity<Per<One, Time>>? Fall, double? RenewedAfter, bool AllHours, Quantity<One>? Lost);

/// <summary>
/// The same hours of work on the fleet and on hired accelerators. What owning costs is all that money over time tells of the
/// fleet; what hiring costs is its price in each month times the hours paid for. Both are worth what they are worth at the start.
/// </summary>
public static class OwnOrRentModel
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    /// <summary>Adds the ways to hire to a model that tells money over time.</summary>
    public static void Add(ModelBuilder model, Timeline timeline, IReadOnlyList<RentInputs> ways)
    {
        var used = ModelBuilder.Reference<GpuTime>("money.used_gpu_hours");
        var available = ModelBuilder.Reference<GpuTime>("money.gpu_hours");
        var cost = ModelBuilder.Reference<Usd>("money.fleet_cost");
        var own = model.Define("rent.own_cost", "Purchase, operation and sale of the fleet, as worth at the start", (cost * MoneyModel.DiscountFactor).Total());
        model.Define("rent.own_cost_per_used_gpu_hour", "Levelised cost of an hour used on the fleet", own.Per((used * MoneyModel.DiscountFactor).Total()));
        var paid = model.Define("rent.own_payments", "Payments for the fleet before sales, by the month", model.Contains("money.sale") ? cost + ModelBuilder.Reference<Usd>("money.sale") : cost);
        foreach (var way in ways)
            AddWay(model, timeline, way, new Owned(own, paid, used, available));
    }

    /// <summary>A graph of such a model with what owning and one way to hire have cost by the end of each month, as worth at the start.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="way">The id of the way.</param>
    /// <returns>The graph, and the names of the two.</returns>
    internal static (Graph Graph, string Owned, string Hired) WithRunning(Graph graph, string way)
    {
        var (owned, hired) = ("rent.own_paid", $"rent.{way}.paid");
        return (graph.With([Running(owned, "What owning has cost by the end of each month", "rent.own_payments"), Running(hired, "What hiring has cost by the end of each month", $"rent.{way}.cost")]), owned, hired);
    }

    private static Node Running(string name, Message title, string payments) =>
        new(name, title, new Definition.Formula((ModelBuilder.Reference<Usd>(payments) * MoneyModel.DiscountFactor).Running().Expression)) { Unit = Usd.Unit };

    private sealed record Owned(Quantity<Usd> Cost, Quantity<Usd> Payments, Quantity<GpuTime> Used, Quantity<GpuTime> Available);

    private static void AddWay(ModelBuilder model, Timeline timeline, RentInputs way, Owned own)
    {
        var name = $"rent.{way.Id}";
        var price = Price(model, timeline, way, name);
        var effective = way.Lost is { } lost ? model.Define($"{name}.price_of_useful_hour", $"{way.Title}: price of an hour that is not lost, in each month", price / (Whole - lost)) : price;
        var payments = model.Define($"{name}.cost", $"{way.Title}: hire of the same work, by the month", effective * (way.AllHours ? own.Available : own.Used));
        var discount = MoneyModel.DiscountFactor;
        var worth = model.Define($"{name}.worth_of_cost", $"{way.Title}: what the hire is worth at the start", (payments * discount).Total());
        model.Define($"{name}.cost_per_used_gpu_hour", $"{way.Title}: levelised cost of an hour used", worth.Per((own.Used * discount).Total()));
        model.DefineShare($"{name}.over_owning", $"{way.Title}: its cost over that of owning", worth / own.Cost);
        if (!way.AllHours)
            model.DefineShare($"{name}.break_even_utilisation", $"{way.Title}: use of the fleet at which owning costs as much; above 100 % owning always costs more", own.Cost / ((effective * own.Available) * discount).Total());

        // Nothing is sold on the way: what is kept has yet to be used.
        var spared = model.Define($"{name}.spared", $"{way.Title}: what owning has spared by the end of each month, nothing sold, as worth at the start", ((payments - own.Payments) * discount).Running());
        model.Add(new Node($"{name}.break_even_months", $"{way.Title}: time after which hiring would have cost more than owning; the whole time told where it never does", new Definition.Formula(spared.Payback().Expression)) { Unit = UnitTable.Parse("month") });
        model.DefineShare($"{name}.never", $"{way.Title}: share of the draws in which hiring costs less over the whole time told, nothing sold", spared.Last().IsBelow(Quantity<Usd>.Of(0)));
    }

    // A contract keeps its price until it is renewed; without one the price moves every month.
    private static Quantity<Per<Usd, GpuTime>> Price(ModelBuilder model, Timeline timeline, RentInputs way, string name)
    {
        if (way.Fall is not { } fall)
            return model.Define($"{name}.price", $"{way.Title}: price of an hour", way.Rate);
        var agreed = model.DefinePath<Time>($"{name}.agreed", $"{way.Title}: time at which the price of each month was agreed", [.. Enumerable.Range(0, timeline.Months).Select(month => way.RenewedAfter is { } term ? Math.Floor((month / 12.0 / term) + 1e-9) * term : month / 12.0)]);
        return model.Define($"{name}.price", $"{way.Title}: price of an hour in each month", way.Rate * agreed.Shrunk(fall));
    }
}
