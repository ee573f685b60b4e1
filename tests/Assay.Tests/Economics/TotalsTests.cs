using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Cases;

namespace Assay.Tests.Economics;

/// <summary>Parts sum to wholes in every draw, on every basis.</summary>
public class TotalsTests
{
    private static readonly Draws Case = new(SmallCase.Read());
    private static readonly Draws Crowded = new(SmallCase.Read("serving.gpus = 9k to 20k GPU"));
    private static readonly Draws Hired = new(SmallCase.Of(
        """
        case: hired
        as_of: 2025-01-31
        runs:
          main:
            rental_rate: 2 to 3 USD/GPU-hour
            assumption: For a test.
            stages: { first: { gpu_hours: 8M to 10M GPU-hour }, last: { gpu_hours: 1M GPU-hour, phase: post-training } }
          second: { rental_rate: 4 USD/GPU-hour, gpu_hours: 3M GPU-hour, assumption: For a test. }
        research: { experiments: 0.5 to 1.5, failed_runs: 5 % to 15 %, assumption: For a test. }
        serving: { gpus: 1k to 2k GPU, assumption: For a test. }
        people: { staff: { count: 20, cost: 200k to 400k USD/person/year }, lead: { count: 2, cost: 1M USD/person/year }, assumption: For a test. }
        data: { value: 10M to 20M USD/year, assumption: For a test. }
        """));

    public static TheoryData<string> Labs => ["own", "crowded", "hired"];

    [Theory, MemberData(nameof(Labs))]
    public void The_lines_of_a_lab_sum_to_its_cost_by_the_year(string lab) =>
        Draws.AssertEqual(Of(lab)["lab.cost_per_year"], Of(lab).Sum(Of(lab).Case.Ledger.LabLines().Select(line => line.Quantity)));

    [Theory]
    [InlineData("own")]
    [InlineData("crowded")]
    public void The_phases_share_out_the_whole_fleet_and_nothing_else(string lab)
    {
        var lines = Of(lab).Case.Ledger.LabLines().Where(line => line.Resource is not (Resource.People or Resource.Data)).ToArray();
        Draws.AssertEqual(Of(lab)["fleet.cost_per_year"], Of(lab).Sum(lines.Select(line => line.Quantity)));
        foreach (var resource in FleetModel.Resources)
            Draws.AssertEqual(Of(lab)[$"fleet.{Words.Of(resource)}_per_year"], Of(lab).Sum(lines.Where(line => line.Resource == resource).Select(line => line.Quantity)));
    }

    [Theory]
    [InlineData("own")]
    [InlineData("crowded")]
    public void The_shares_of_the_fleet_sum_to_one_and_none_is_negative(string lab)
    {
        var shares = Of(lab).Case.Graph.Nodes.Select(node => node.Name).Where(name => name.StartsWith("lab.", StringComparison.Ordinal) && name.EndsWith(".share", StringComparison.Ordinal)).ToArray();
        Assert.Equal(7, shares.Length);
        Assert.All(shares, name => Assert.All(Of(lab)[name], share => Assert.InRange(share, 0, 1)));
        Draws.AssertEqual(Of(lab).Sum([]).Select(_ => 1.0).ToArray(), Of(lab).Sum(shares));
    }

    [Fact]
    public void Where_stated_uses_exceed_the_fleet_nothing_is_idle_and_all_shrink_alike()
    {
        var over = Enumerable.Range(0, Crowded["lab.asked_share"].Length).Where(i => Crowded["lab.asked_share"][i] > 1).ToArray();
        Assert.True(over.Length > 20);
        Assert.All(over, i =>
        {
            Assert.Equal(0, Crowded["lab.idle.share"][i]);
            Assert.Equal(Crowded["lab.serving.asked_share"][i] / Crowded["lab.asked_share"][i], Crowded["lab.serving.share"][i], 1e-12);
        });
        Assert.All(Crowded.Case.Ledger, line => Assert.All(Crowded[line.Quantity], amount => Assert.True(amount >= 0)));
    }

    [Fact]
    public void The_yearly_resources_of_the_pools_sum_to_the_cost_of_the_fleet()
    {
        var lines = Lines(Case, line => line.Pool is not null && line.Timing == Timing.PerYear);
        Assert.Equal(2 * FleetModel.Resources.Count, lines.Length);
        Draws.AssertEqual(Case["fleet.cost_per_year"], Case.Sum(lines.Select(line => line.Quantity)));
        foreach (var resource in FleetModel.Resources)
            Draws.AssertEqual(Case[$"fleet.{Words.Of(resource)}_per_year"], Case.Sum(lines.Where(line => line.Resource == resource).Select(line => line.Quantity)));
    }

    [Fact]
    public void The_purchases_of_the_pools_sum_to_the_purchase_of_the_fleet()
    {
        Draws.AssertEqual(Case["fleet.capex"], Case.Sum(Lines(Case, line => line.Basis == Basis.Cash && line.Pool is not null).Select(line => line.Quantity)));
        Draws.AssertEqual(Case["fleet.capex"], Case.Sum(["fleet.server_capex", "fleet.network_capex", "fleet.storage_capex"]));
        Draws.AssertEqual(Case["fleet.capex"], Case.Sum(["fleet.big.capex", "fleet.old.capex"]));
    }

    [Fact]
    public void Operation_over_the_ownership_is_the_yearly_one_for_all_its_years() =>
        Draws.AssertEqual(Case["fleet.operating_cost"], [.. Case.Sum(["fleet.facility_per_year", "fleet.energy_per_year", "fleet.operations_per_year"]).Zip(Case["fleet.ownership"], (yearly, years) => yearly * years)]);

    [Theory]
    [InlineData("rental_value", Basis.RentalValue)]
    [InlineData("own_cost", Basis.Amortised)]
    public void The_stages_of_a_run_sum_to_it_on_every_basis(string part, Basis basis)
    {
        var lines = Lines(Case, line => line.Run == "main" && line.Basis == basis);
        Assert.Equal(["first", "last"], lines.Select(line => line.Stage));
        Draws.AssertEqual(Case[$"runs.main.{part}"], Case.Sum(lines.Select(line => line.Quantity)));
        Draws.AssertEqual(Case["runs.main.gpu_hours"], Case.Sum(["runs.main.first.gpu_hours", "runs.main.last.gpu_hours"]));
    }

    [Fact]
    public void The_runs_phases_cost_what_the_runs_cost_at_the_fleets_own_rate() =>
        Draws.AssertEqual(
            Case.Sum(["runs.main.own_cost", "runs.second.own_cost"]),
            [.. Case.Sum(Case.Case.Ledger.LabLines().Where(line => line.Phase is Phase.PreTraining or Phase.PostTraining).Select(line => line.Quantity)).Select(yearly => yearly * UnitTable.HoursPerYear)]);

    [Fact]
    public void Hired_hours_cost_what_hiring_them_costs()
    {
        Draws.AssertEqual(
            Hired.Sum(["runs.main.rental_value", "runs.second.rental_value"]),
            [.. Hired.Sum(["lab.pre_training.rented_compute", "lab.post_training.rented_compute"]).Select(yearly => yearly * UnitTable.HoursPerYear)]);
        Draws.AssertEqual(
            [.. Hired["lab.rental_rate"].Zip(Hired["runs.main.gpu_hours"], Hired["runs.second.gpu_hours"]).Select(draw => draw.First * (draw.Second + draw.Third))],
            Hired.Sum(["runs.main.rental_value", "runs.second.rental_value"]));
    }

    [Theory, MemberData(nameof(Labs))]
    public void Every_line_has_the_unit_and_the_span_of_its_timing(string lab) =>
        Assert.All(Of(lab).Case.Ledger, line =>
        {
            var node = Of(lab).Case.Graph[line.Quantity];
            Assert.Equal(UnitTable.Parse(line.Timing == Timing.PerYear ? "USD/year" : "USD").Dimension, node.Unit!.Value.Dimension);
            Assert.Equal(line.Timing == Timing.Once ? Period.Once : Period.Untold, node.Period);
        });

    private static Draws Of(string lab) => lab switch { "own" => Case, "crowded" => Crowded, _ => Hired };

    private static CostLine[] Lines(Draws draws, Func<CostLine, bool> which) => [.. draws.Case.Ledger.Where(which)];
}
