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

    /// <param name="asked">The question.</param>
    /// <param name="cancellation">Gives it up; where others wait for the same, they begin anew.</param>
    /// <exception cref="InputException">Something that was told is wrong, or the catalogue lacks a price.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<HiredFleet> Of(FleetAddress asked, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await kept.Get(asked.ToString(), () => Compute(asked, new SamplingOptions { Cancellation = cancellation })).WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Another reader asked first and has gone.
            }
        }
    }

    private static HiredFleet Compute(FleetAddress asked, SamplingOptions options)
    {
        var plain = FleetCase.Read(asked.Question([]), Catalogue.Shipped, renting: true);
        var way = asked["way"] is { Length: > 0 } named
            ? plain.Rents.FirstOrDefault(one => one.Id == named) is { Id: not null } known ? known : throw new InputException(null, $"'{named}' is no way to hire these.", Nearest.Suggest(named, plain.Rents.Select(one => one.Id), "Choose one of the list."))
            : plain.Rents[0];
        var told = asked["rate"] is { Length: > 0 } rate ? FleetCase.Read(asked.Question([$"rent.{way.Id}.rate={rate}"]), Catalogue.Shipped, renting: true) : plain;
        var (audit, chance) = (Assayer.Audit(told, options), Assayer.ChanceThatOwningCostsLess(told, way.Id, options));
        // What is kept outlives the reader who asked first.
        return new HiredFleet(audit with { Options = options with { Cancellation = default } }, way, chance);
    }

    private static bool Has(string chip, string form) => Catalogue.Shipped.Prices.Series(chip, form).Any();
}
