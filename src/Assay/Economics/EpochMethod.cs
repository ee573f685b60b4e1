using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// Amortised hardware and energy: Cottier et al. 2024, arXiv 2405.21015, section 2 and appendix, with the constants of their
/// published script. Hardware falls in value with the progress of price-performance until the run begins, and its use is
/// charged at the same rate, as if it were replaced when progress makes that best. It knows no life, residual value or idle hours.
/// </summary>
internal static class EpochMethod
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    // A rate in orders of magnitude times this is the continuous rate.
    private static readonly Quantity<One> Ln10 = Quantity<One>.Of(Math.Log(10));

    public static RunMethod Add(MethodFacts facts, MethodRun run)
    {
        var method = CostMethod.EpochAmortised;
        var chip = facts.Catalogue.FindMethodChip(run.Chip);
        if (chip is not { Price: { } price, Released: { } released, Priced: { } priced })
            return RunMethod.Cannot(run.Id, method, $"The catalogue has no purchase price of {run.Chip} by this method's rule; it has one of {string.Join(", ", facts.Catalogue.MethodChipIds.Order(StringComparer.Ordinal))}.");
        if (chip.Power is not { } power)
            return RunMethod.Cannot(run.Id, method, $"The catalogue has no rated power of {run.Chip}, so its electricity cannot be priced.");
        if (ElectricityTariff.UsIndustrial(facts.Catalogue.Prices, run.TariffYear) is not { } tariff)
            return RunMethod.Cannot(run.Id, method, ElectricityTariff.Missing(facts.Catalogue.Prices, run.TariffYear));

        var name = $"runs.{run.Id}.methods.{method.NamePart}";
        var model = facts.Model;
        var bought = Acquired(facts, chip, released, priced);
        // A chip of one's own may be at work before the public can have it; a bought one cannot.
        var start = !chip.IsTpu && run.Start < bought ? bought : run.Start;

        var listed = facts.Of<Per<Usd, Gpu>>(price);
        var atPurchase = model.Define($"{name}.price_at_acquisition", $"{run.Title}: price of a server for each accelerator when first bought", chip.OfServer ? listed : listed * facts.Of<One>(chip.PriceOverChip));
        model.Add(new Node($"{name}.time_to_start", $"{run.Title}: from the purchase to the start of the run", new Definition.Fixed((start.DayNumber - bought.DayNumber) * 24.0))
        {
            Unit = UnitTable.Find("year"),
            Grounds = new Grounds.Assumption($"From {bought:yyyy-MM-dd}, when the method takes {chip.Title} to be first bought, to {start:yyyy-MM-dd}; {run.StartTold}."),
        });
        var progress = facts.Of<Per<One, Time>>("catalog.methods.epoch.progress");
        var fallen = new Expression.Operation(Operator.Exp, [new Expression.Operation(Operator.Negate, [(progress * Ln10 * ModelBuilder.Reference<Time>($"{name}.time_to_start")).Expression])]).As<One>();
        var atStart = model.Define($"{name}.price_at_start", $"{run.Title}: what that server is worth when the run begins", atPurchase * fallen);
        var hourly = model.Define($"{name}.hardware_per_gpu_hour", $"{run.Title}: charge for an hour of an accelerator in its server", atStart.At(progress * Ln10).Expression.As<Per<Usd, GpuTime>>());
        var hardware = model.Define($"{name}.hardware", $"{run.Title}: servers with accelerators, amortised", hourly * run.GpuHours, Period.Once);
        var share = facts.Of<One>("catalog.methods.epoch.interconnect_share");
        var interconnect = model.Define($"{name}.interconnect", $"{run.Title}: interconnect of the cluster, amortised", hardware * share / (Whole - share), Period.Once);
        var drawn = facts.Of<Per<Power, Gpu>>(power) * facts.Of<One>(chip.PowerOverChip) * facts.Of<One>($"catalog.methods.epoch.power_used.{(chip.IsTpu ? "tpu" : "gpu")}")
            * facts.Of<One>($"catalog.methods.epoch.pue.{(run.Hyperscaler ? "hyperscaler" : "other")}");
        var used = new Expression.Operation(Operator.Multiply, [drawn.Expression, run.GpuHours.Expression]).As<Energy>();
        var energy = model.Define($"{name}.energy", $"{run.Title}: electricity", facts.Of<Per<Usd, Energy>>(tariff) * used, Period.Once);
        var cost = model.Define($"{name}.cost", $"{run.Title}: cost by {method.Title}", hardware + interconnect + energy, Period.Once);
        model.Define($"{name}.cost_per_gpu_hour", $"{run.Title}: the same for an hour of an accelerator", cost.Per(run.GpuHours));
        if (run.Gpus is { } gpus)
            model.Define($"{name}.purchase", $"{run.Title}: price of the cluster when first bought", atPurchase * gpus / (Whole - share), Period.Once);

        return new RunMethod(run.Id, method, $"{name}.cost", null,
        [
            new($"{name}.price_at_acquisition", "price of a server at acquisition, an accelerator", false),
            new($"{name}.price_at_start", "its worth when the run begins", false),
            new($"{name}.hardware_per_gpu_hour", "charge for an hour", false),
            new($"{name}.hardware", "servers, amortised", true),
            new($"{name}.interconnect", "interconnect, amortised", true),
            new($"{name}.energy", "electricity", true),
        ], [.. Notes(run, chip, bought, start)]);
    }

    // The earliest price, and never before somebody outside can have bought one; Google has its own chips at their release.
    private static DateOnly Acquired(MethodFacts facts, MethodChip chip, DateOnly released, DateOnly priced)
    {
        if (chip.IsTpu)
            return released;
        var delay = facts.Catalogue.FindFact("catalog.methods.epoch.first_acquisition") is { Definition: Definition.Fixed hours } ? (int)Math.Round(hours.Value / 24) : 0;
        return released.AddDays(delay) > priced ? released.AddDays(delay) : priced;
    }

    private static IEnumerable<Message> Notes(MethodRun run, MethodChip chip, DateOnly bought, DateOnly start)
    {
        if (chip.IsOurs)
            yield return $"Epoch's script has no price for {run.Chip}; its rule is applied here to a price of the catalogue (ours).";
        if (start > run.Start)
            yield return $"The run began on {run.Start:yyyy-MM-dd} ({run.StartTold}), before the method's first price of {run.Chip} ({bought:yyyy-MM-dd}): the price is taken as it stands.";
        else
            yield return $"The run began on {run.Start:yyyy-MM-dd}: {run.StartTold}.";
        yield return $"Electricity at the US industrial tariff of {run.TariffYear}; PUE of {(run.Hyperscaler ? (Message)"a hyperscaler" : "others than hyperscalers")}.";
    }
}
