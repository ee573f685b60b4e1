using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a service costs and earns, at the rental price of its hours and at the fleet's own rate.</summary>
internal sealed class ServiceMoney(ModelBuilder model, ServiceInputs service)
{
    private static readonly Unit PerDay = UnitTable.Parse("USD/day");
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    private readonly string name = $"serving.{service.Id}";

    /// <summary>Adds its money.</summary>
    /// <param name="hours">Accelerator time for each kind of token.</param>
    /// <param name="ownFleet">Whether the case has a fleet whose rate applies.</param>
    public void Add(ByToken<Per<GpuTime, TextToken>> hours, bool ownFleet)
    {
        if (service.Prices is { } list)
        {
            Revenue("theoretical_revenue", "revenue if every token were paid for at the price list", list, Whole);
            if (service.Sales.Count > 0)
                AddSales(list);
        }

        if (service.RentalRate is { } rental)
            AddCost("rental", "at the rental price", rental, hours);
        if (ownFleet)
            AddCost("own", "at the fleet's own rate", FleetModel.CostPerGpuHour, hours);
    }

    private void AddSales(ByToken<Per<Usd, TextToken>> list)
    {
        var earned = new List<Quantity<Per<Usd, Time>>>();
        foreach (var sale in service.Sales)
            earned.Add(Revenue($"sales.{sale.Id}.revenue", $"revenue from {sale.Title}", sale.Prices ?? list, sale.Discount is { } off ? sale.Share * (Whole - off) : sale.Share));
        model.DefineShare($"{name}.sold_share", $"{service.Title}: share of the tokens that is paid for", service.Sales.Select(sale => sale.Share).Sum());
        Money("revenue", "revenue from what is paid for", earned.Sum());
    }

    private void AddCost(string basis, Message words, Quantity<Per<Usd, GpuTime>> rate, ByToken<Per<GpuTime, TextToken>> hours)
    {
        var cost = Money($"{basis}.cost", $"cost {words}", new Expression.Operation(Operator.Multiply, [rate.Expression, ModelBuilder.Reference<Gpu>($"{name}.gpus").Expression]).As<Per<Usd, Time>>());
        foreach (var (part, each) in hours.Parts.Append(("token", ModelBuilder.Reference<Per<GpuTime, TextToken>>($"{name}.gpu_hours.token"))))
            model.Define($"{name}.{basis}.{part}", $"{service.Title}: {TokenWords.Million($"cost {words}", part)}", rate * each);
        foreach (var (part, of) in new[] { ("theoretical_", "theoretical_revenue"), ("", "revenue") })
        {
            if (!model.Contains($"{name}.{of}"))
                continue;
            var revenue = ModelBuilder.Reference<Per<Usd, Time>>($"{name}.{of}");
            Message sold = part.Length > 0 ? "if every token were paid for at the price list" : "on what is paid for";
            model.DefineShare($"{name}.{basis}.{part}profit_over_cost", $"{service.Title}: profit over cost {words}, {sold}", (revenue - cost) / cost);
            model.DefineShare($"{name}.{basis}.{part}gross_margin", $"{service.Title}: profit over revenue, cost {words}, {sold}", (revenue - cost) / revenue);
        }
    }

    private Quantity<Per<Usd, Time>> Revenue(string part, Message words, ByToken<Per<Usd, TextToken>> prices, Quantity<One> factor)
    {
        Quantity<Per<TextToken, Time>> Flow(string kind) => ModelBuilder.Reference<Per<TextToken, Time>>($"{name}.{kind}");
        var all = (prices.Input * Flow("uncached_input")) + (prices.CachedInput * Flow("cached_input")) + (prices.Output * Flow("output"));
        return Money(part, words, factor == Whole ? all : all * factor);
    }

    private Quantity<Per<Usd, Time>> Money(string part, Message words, Quantity<Per<Usd, Time>> amount)
    {
        model.Add(new Node($"{name}.{part}", $"{service.Title}: {words}, by the day", new Definition.Formula(amount.Expression)) { Unit = PerDay });
        return ModelBuilder.Reference<Per<Usd, Time>>($"{name}.{part}");
    }
}
