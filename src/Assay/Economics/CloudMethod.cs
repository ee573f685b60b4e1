using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// Hours times a cloud's rate for a commitment of three years: Cottier et al. 2024, arXiv 2405.21015. Where only a shorter
/// term is listed, the vendor's usual discounts bring its rate to three years.
/// </summary>
internal static class CloudMethod
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    public static RunMethod Add(MethodFacts facts, MethodRun run)
    {
        var method = CostMethod.CloudPrice;
        var lead = facts.Catalogue.FindFact("catalog.methods.epoch.acquisition_lead") is { Definition: Definition.Fixed hours } ? (int)Math.Round(hours.Value / 24) : 0;
        var day = run.Start.AddDays(-lead);
        if ((run.Offer ?? CloudOffer.Find(facts.Catalogue, run.Chip, day)) is not { } offer)
            return RunMethod.Cannot(run.Id, method, CloudOffer.Missing(facts.Catalogue.Prices, run.Chip));

        var name = $"runs.{run.Id}.methods.{method.NamePart}";
        var model = facts.Model;
        var listed = model.Define($"{name}.listed_rate", $"{run.Title}: rate listed by {(Message)offer.Venue}, {(Message)offer.Term}", facts.Of<Per<Usd, GpuTime>>(offer.Rate));
        var rate = model.Define($"{name}.rate", $"{run.Title}: rate for a commitment of three years", Committed(facts, offer, listed));
        var paid = run.CloudHours ?? run.GpuHours;
        var cost = model.Define($"{name}.cost", $"{run.Title}: cost by {method.Title}", rate * paid, Period.Once);
        model.Define($"{name}.cost_per_gpu_hour", $"{run.Title}: the same for an hour of an accelerator", cost.Per(run.GpuHours));
        var apart = offer.Day is { } listedOn ? Math.Abs(listedOn.DayNumber - day.DayNumber) : 0;
        return new RunMethod(run.Id, method, $"{name}.cost", null,
            [new($"{name}.listed_rate", $"rate listed by {(Message)offer.Venue}, {(Message)offer.Term}", false), new($"{name}.rate", "rate for three years", false), new($"{name}.cost", "hours at that rate", true)],
            offer.Day is { } on ? [$"The rate was listed on {on:yyyy-MM-dd}, {apart:N0} days {(on <= day ? (Message)"before" : "after")} the day that the method looks it up for ({day:yyyy-MM-dd})."] : []);
    }

    private static Quantity<Per<Usd, GpuTime>> Committed(MethodFacts facts, CloudOffer offer, Quantity<Per<Usd, GpuTime>> listed)
    {
        if (offer.Term == CloudOffer.Terms[0])
            return listed;
        var three = Whole - facts.Of<One>($"catalog.finance.commitment_discount.{offer.Discounts}.year3");
        return offer.Term == CloudOffer.Terms[1] ? listed * three / (Whole - facts.Of<One>($"catalog.finance.commitment_discount.{offer.Discounts}.year1")) : listed * three;
    }
}
