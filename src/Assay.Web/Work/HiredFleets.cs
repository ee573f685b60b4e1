using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>A fleet beside the ways to hire its work.</summary>
/// <param name="Audit">Every number of it.</param>
/// <param name="Way">The way that owning is set against: its id and what it is called.</param>
/// <param name="Chance">The probability that owning costs less.</param>
internal sealed record HiredFleet(AuditResult Audit, (string Id, Message Title) Way, double Chance);

/// <summary>Fleets beside the ways to hire their work, computed once for the same question.</summary>
internal sealed class HiredFleets
{
    private const int Most = 32;

    private readonly Kept<HiredFleet> kept = new(Most);

    /// <summary>The accelerators that the catalogue can both buy and hire.</summary>
    public static IReadOnlyList<string> Chips { get; } = [.. Catalogue.Shipped.AcceleratorIds.Where(chip => Has(chip, "rental") && (Has(chip, "server") || Has(chip, "chip")))];

    /// <exception cref="InputException">Something that was told is wrong, or the catalogue lacks a price.</exception>
    public Task<HiredFleet> Of(FleetAddress asked) => kept.Get(asked.ToString(), () =>
    {
        var plain = FleetCase.Read(asked.Question([]), Catalogue.Shipped, renting: true);
        var way = asked["way"] is { Length: > 0 } named
            ? plain.Rents.FirstOrDefault(one => one.Id == named) is { Id: not null } known ? known : throw new InputException(null, $"'{named}' is no way to hire these.", Nearest.Suggest(named, plain.Rents.Select(one => one.Id), "Choose one of the list."))
            : plain.Rents[0];
        var told = asked["rate"] is { Length: > 0 } rate ? FleetCase.Read(asked.Question([$"rent.{way.Id}.rate={rate}"]), Catalogue.Shipped, renting: true) : plain;
        var options = new SamplingOptions();
        return new HiredFleet(Assayer.Audit(told, options), way, Assayer.ChanceThatOwningCostsLess(told, way.Id, options));
    });

    private static bool Has(string chip, string form) => Catalogue.Shipped.Prices.Series(chip, form).Any();
}
