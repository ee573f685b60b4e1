using Assay.Economics;
using Assay.Tests.Cases;

namespace Assay.Tests.Economics;

/// <summary>A pool that is hired costs its hire and nothing else, and joins the fleet's sums.</summary>
public class RentedPoolTests
{
    private const string Rented = "    hired: { accelerator: H100-SXM, count: 100, rented: 2 USD/GPU-hour, from: 2025-02, to: 2025-08 }\n";
    private const string Money = "money: { assumption: For a test., years: 2 }";

    private static readonly Draws Owned = new(SmallCase.With(Money));
    private static readonly Draws Both = new(SmallCase.Of($"{SmallCase.Text.Replace("runs:\n", Rented + "runs:\n", StringComparison.Ordinal)}\n{Money}"));

    [Fact]
    public void A_year_of_it_is_its_rate_times_its_hours()
    {
        Draws.AssertEqual([.. Owned["fleet.cost_per_year"].Select(cost => cost + (2 * 100.0))], Both["fleet.cost_per_year"]);
        Assert.Equal(Owned["fleet.capex"], Both["fleet.capex"]);
    }

    [Fact]
    public void By_the_month_it_is_paid_for_while_it_is_there()
    {
        Draws.AssertEqual([.. Enumerable.Repeat(6 * 2 * 100 * 730.5 / 24, 256)], Both["money.hired.rent"]);
        Assert.All(Both["money.total_cost"].Zip(Owned["money.total_cost"]), pair => Assert.Equal(6 * 2 * 100 * 730.5, pair.First - pair.Second, 1));
    }

    [Fact]
    public void The_lab_has_a_line_for_it_in_every_phase_and_the_lines_still_add_up()
    {
        var lines = Both.Case.Ledger.Where(line => line is { Basis: Basis.Amortised, Timing: Timing.PerYear, Phase: not null, Pool: null, Run: null }).ToArray();
        Assert.Contains(lines, line => line.Resource == Resource.RentedCompute);
        Draws.AssertEqual(Both["lab.cost_per_year"], Both.Sum(lines.Select(line => line.Quantity)));
    }

    [Fact]
    public void A_fleet_may_be_hired_whole()
    {
        var text = SmallCase.Text;
        var pools = text.IndexOf("    big:", StringComparison.Ordinal);
        var hired = new Draws(SmallCase.Of($"{text[..pools]}{Rented}{text[text.IndexOf("runs:", StringComparison.Ordinal)..]}\n{Money}"));
        Assert.All(hired["fleet.capex"], capex => Assert.Equal(0, capex));
        Assert.All(hired["fleet.cost_per_gpu_hour"], rate => Assert.Equal(2, rate, 1e-12));
        Assert.All(hired["money.levelised_cost_per_gpu_hour"], rate => Assert.Equal(2, rate, 1e-9));
    }
}
