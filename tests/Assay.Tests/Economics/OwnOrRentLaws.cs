using System.Globalization;
using Assay.Modeling;
using Assay.Tests.Cases;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>How owning and hiring compare.</summary>
public class OwnOrRentLaws
{
    private const string Sections =
        """
        money: { assumption: For a test., years: 4, resale_loss: 30 %/year }
        rent:
          market: { rate: { value: 4 to 6 USD/GPU-hour, assumption: For a test. }, fall: { value: 0 to 20 %/year, assumption: For a test. } }
          spot: { rate: { value: 3 USD/GPU-hour, assumption: For a test. }, lost: { value: 10 %, assumption: For a test. } }
          contract: { term: 2-year, rate: { value: 3 USD/GPU-hour, assumption: For a test. }, fall: { value: 20 %/year, assumption: For a test. } }
        """;

    private static readonly Draws Base = new(SmallCase.With(Sections));

    [Fact]
    public void Renting_costs_as_much_as_owning_at_the_break_even_utilisation()
    {
        // Draw by draw: the use of each draw is set to its own break-even.
        var own = Base["rent.own_cost_per_used_gpu_hour"];
        foreach (var way in new[] { "market", "spot" })
        {
            var (even, hired, use) = (Base[$"rent.{way}.break_even_utilisation"], Base[$"rent.{way}.cost_per_used_gpu_hour"], Base["fleet.utilisation"]);
            Draws.AssertEqual(hired, [.. own.Select((cost, i) => cost * use[i] / even[i])]);
            var at = new Draws(SmallCase.With(Sections, $"fleet.utilisation=rent.{way}.break_even_utilisation"));
            Draws.AssertEqual(at[$"rent.{way}.cost_per_used_gpu_hour"], at["rent.own_cost_per_used_gpu_hour"]);
        }
    }

    [Fact]
    public void What_hiring_has_cost_by_the_end_of_a_month_less_what_owning_has_is_what_owning_has_spared()
    {
        var options = new SamplingOptions { Samples = 300 };
        foreach (var (way, _) in Base.Case.Rents)
        {
            var costs = CumulativeCosts.Of(Base.Case, way, options);
            var spared = Assayer.Months(Base.Case.Graph, $"rent.{way}.spared", options);
            Assert.Equal(Base.Case.Timeline!.Months, costs.Owned.Count);
            Assert.All(spared.Select((told, month) => (told.Mean, Less: costs.Hired[month].Mean - costs.Owned[month].Mean, Scale: costs.Owned[month].Mean)), one => Assert.Equal(one.Mean / one.Scale, one.Less / one.Scale, 9));
            Assert.Equal(Assayer.Summarise(Base.Case.Graph, [$"rent.{way}.worth_of_cost"], options)[0].P50, costs.Hired[^1].P50, 1e-6 * costs.Hired[^1].P50);
        }
    }

    [Fact]
    public void Break_even_utilisation_does_not_depend_on_the_use_and_rises_as_hiring_gets_cheaper() =>
        Gen.Select(Gen.Double[0.5, 10], Gen.Double[0.1, 5]).Sample((rate, more) =>
        {
            var (cheap, dear) = (With($"rent.market.rate={Text(rate)} USD/GPU-hour"), With($"rent.market.rate={Text(rate + more)} USD/GPU-hour"));
            Assert.All(cheap["rent.market.break_even_utilisation"].Zip(dear["rent.market.break_even_utilisation"]), pair => Assert.True(pair.First > pair.Second));
            Draws.AssertEqual(cheap["rent.market.break_even_utilisation"], With($"rent.market.rate={Text(rate)} USD/GPU-hour", "fleet.utilisation=33 %")["rent.market.break_even_utilisation"]);
        }, iter: 10);

    [Fact]
    public void A_contract_charges_all_hours_and_keeps_its_price_until_it_is_renewed()
    {
        Assert.False(Base.Case.Graph.Contains("rent.contract.break_even_utilisation"));
        // Two years at 3 dollars, two at 20 % less twice over.
        Draws.AssertEqual([.. Enumerable.Repeat((3 + (3 * 0.64)) / 2, 256)], Base["rent.contract.price"]);
        Draws.AssertEqual(With("fleet.utilisation=50 %")["rent.contract.worth_of_cost"], With("fleet.utilisation=80 %")["rent.contract.worth_of_cost"]);
    }

    [Fact]
    public void Lost_hours_are_paid_for() =>
        Draws.AssertEqual([.. With("rent.spot.lost=0 %")["rent.spot.cost_per_used_gpu_hour"].Select(cost => cost / 0.9)], Base["rent.spot.cost_per_used_gpu_hour"]);

    [Fact]
    public void Hiring_for_nothing_is_never_beaten_and_at_any_price_owning_pays_back_at_once()
    {
        var (free, dear) = (With("rent.market.rate=0.01 USD/GPU-hour"), With("rent.market.rate=10000 USD/GPU-hour"));
        Assert.All(free["rent.market.never"], share => Assert.Equal(1, share));
        Assert.All(free["rent.market.break_even_months"], time => Assert.Equal(48 * 730.5, time, 1e-6));
        Assert.All(dear["rent.market.break_even_months"], time => Assert.Equal(0, time));
    }

    private static Draws With(params string[] changes) => new(SmallCase.With(Sections, changes));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
