using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// The levelised cost of ownership of the trade press: an annuity on the all-in price over an economic life of four years, and
/// leased space for the all-in power. Reconstructed from published figures; the paid model behind them was not read.
/// </summary>
public static class LevelisedMethod
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    /// <summary>The share of a sum that is paid each year to write it off with interest over a life: r / (1 − (1 + r)^−n).</summary>
    /// <param name="rate">Yearly rate r, above zero.</param>
    /// <param name="life">The life n.</param>
    public static Quantity<Per<One, Time>> CapitalRecovery(Quantity<Per<One, Time>> rate, Quantity<Time> life)
    {
        var year = Quantity<Time>.Of(1);
        var grown = new Expression.Operation(Operator.Power, [(Whole + (rate * year)).Expression, (life / year).Expression]).As<One>();
        return new Expression.Operation(Operator.Divide, [rate.Expression, (Whole - (Whole / grown)).Expression]).As<Per<One, Time>>();
    }

    internal static RunMethod Add(MethodFacts facts, MethodRun run)
    {
        var method = CostMethod.LevelisedTco;
        var chip = facts.Catalogue.FindMethodChip(run.Chip);
        var server = chip?.AllInPrice is null ? facts.Catalogue.Prices.At(run.Chip, "server", run.Start) : null;
        var alone = chip?.AllInPrice is null && server is null ? facts.Catalogue.Prices.At(run.Chip, "chip", run.Start) : null;
        if (chip?.AllInPrice is null && server is null && alone is null)
            return RunMethod.Cannot(run.Id, method, $"The catalogue has no price of {run.Chip} or of its server within a year of {run.Start:yyyy-MM-dd}. {facts.Catalogue.Prices.Nearest(run.Chip, "server", run.Start)}.");
        if (chip?.AllInPower is null && Rated(facts, run, chip) is null)
            return RunMethod.Cannot(run.Id, method, $"The catalogue has no rated power of {run.Chip}, so its space cannot be priced.");

        var name = $"runs.{run.Id}.methods.{method.NamePart}";
        var model = facts.Model;
        var over = () => facts.Of<One>("catalog.methods.levelised.all_in_over_server");
        var price = chip?.AllInPrice is { } whole ? facts.Of<Per<Usd, Gpu>>(whole)
            : server is not null ? facts.Of<Per<Usd, Gpu>>(server) * over()
            : facts.Of<Per<Usd, Gpu>>(alone!) * facts.Of<One>(chip?.PriceOverChip ?? "catalog.servers.price_over_chip") * over();
        var capex = model.Define($"{name}.capex", $"{run.Title}: price of an accelerator with its share of server, network and storage", price);
        var power = model.Define($"{name}.power", $"{run.Title}: power of an accelerator with its share of server, network and storage",
            chip?.AllInPower is { } told ? facts.Of<Per<Power, Gpu>>(told)
            : facts.Of<Per<Power, Gpu>>(Rated(facts, run, chip)!) * facts.Of<One>(chip?.PowerOverChip ?? "catalog.servers.power_over_chip.default") * facts.Of<One>("catalog.servers.all_in_power_over_server"));
        var used = facts.Of<One>("catalog.methods.levelised.utilisation");
        var recovery = CapitalRecovery(facts.Of<Per<One, Time>>("catalog.methods.levelised.cost_of_capital"), facts.Of<Time>("catalog.methods.levelised.life"));
        var yearly = model.Define($"{name}.capital_recovery", $"{run.Title}: share of the price that is paid each year", recovery);
        var capital = model.Define($"{name}.capital_per_gpu_hour", $"{run.Title}: hardware with interest, an hour", (capex.At(yearly) / used).Expression.As<Per<Usd, GpuTime>>());
        var space = facts.Of<Per<Per<Usd, Time>, Power>>("catalog.methods.levelised.colocation");
        var facility = model.Define($"{name}.facility_per_gpu_hour", $"{run.Title}: leased space with electricity, an hour", ((space * power) / used).Expression.As<Per<Usd, GpuTime>>());
        var hourly = model.Define($"{name}.cost_per_gpu_hour", $"{run.Title}: levelised cost of an hour of an accelerator", capital + facility);
        model.Define($"{name}.capital", $"{run.Title}: hardware with interest", capital * run.GpuHours, Period.Once);
        model.Define($"{name}.facility", $"{run.Title}: leased space with electricity", facility * run.GpuHours, Period.Once);
        model.Define($"{name}.cost", $"{run.Title}: cost by {method.Title}", hourly * run.GpuHours, Period.Once);

        return new RunMethod(run.Id, method, $"{name}.cost", null,
        [
            new($"{name}.capex", "price of an accelerator, all in", false),
            new($"{name}.capital_recovery", "share of it paid each year", false),
            new($"{name}.capital_per_gpu_hour", "hardware with interest, an hour", false),
            new($"{name}.facility_per_gpu_hour", "space with electricity, an hour", false),
            new($"{name}.capital", "hardware with interest", true),
            new($"{name}.facility", "space with electricity", true),
        ], chip?.AllInPrice is not null ? ["The all-in price is one the trade press published; it does not move with the start of the run."] : [$"No all-in price of {run.Chip} was published: {(server is not null ? (Message)"its server's" : "the chip's")} around {run.Start:yyyy-MM-dd} stands in, with what network and storage add to others."]);
    }

    private static Node? Rated(MethodFacts facts, MethodRun run, MethodChip? chip) =>
        chip?.Power ?? (facts.Catalogue.AcceleratorIds.Contains(run.Chip) ? facts.Catalogue.FindAccelerator(run.Chip, null).Fact("power") : null);
}
