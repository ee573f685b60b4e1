using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Cases;

namespace Assay.Tests.Economics;

/// <summary>The ladder leads from a run to the whole lab, and adds nothing that does not add.</summary>
public class LadderTests
{
    private const double Year = 8766;

    private const string HiredText = """
        case: hired
        as_of: 2025-01-31
        runs:
          main: { rental_rate: 2 to 3 USD/GPU-hour, gpu_hours: 8M to 10M GPU-hour, assumption: For a test. }
          second: { rental_rate: 4 USD/GPU-hour, gpu_hours: 3M GPU-hour, phase: post-training, assumption: For a test. }
        research: { experiments: 0.5 to 1.5, failed_runs: 5 % to 15 %, assumption: For a test. }
        serving: { gpus: 1k to 2k GPU, assumption: For a test. }
        people: { staff: { count: 20, cost: 200k to 400k USD/person/year }, assumption: For a test. }
        data: { purchase: 10M to 20M USD/year, labelling: 1M USD/year, assumption: For a test. }
        """;

    private static readonly Dictionary<string, Draws> Labs = new()
    {
        ["own"] = new(SmallCase.Read()),
        ["crowded"] = new(SmallCase.Read("serving.gpus = 9k to 20k GPU")),
        ["hired"] = new(SmallCase.Of(HiredText)),
        ["idle by use"] = new(SmallCase.With("allocation: { idle: in proportion to use, shared: in proportion to use }")),
        ["idle to training"] = new(SmallCase.With("allocation: { idle: to training, shared: to training }")),
        ["idle by shares"] = new(SmallCase.With("allocation: { idle: { pre-training: 30 %, other business: 20 % }, shared: { serving: 10 % }, assumption: For a test. }")),
        ["run that serves"] = new(SmallCase.Of(SmallCase.Text.Replace("phase: post-training", "phase: serving", StringComparison.Ordinal))),
    };

    public static TheoryData<string> Names => [.. Labs.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_last_rung_is_the_lab_in_every_draw(string name)
    {
        var draws = Labs[name];
        Draws.AssertEqual([.. draws["lab.cost_per_year"].Select(yearly => yearly * Year)], draws[draws.Case.Ladder!.Rungs[^1].Quantity]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_rung_is_the_one_before_and_what_it_adds_and_stays_on_its_basis(string name)
    {
        var (draws, rungs) = (Labs[name], Labs[name].Case.Ladder!.Rungs);
        Assert.Equal(Step.Start, rungs[0].Step);
        foreach (var (before, rung) in rungs.Zip(rungs.Skip(1)))
        {
            if (rung.Step == Step.ChangeOfBasis)
            {
                Assert.Null(rung.Adds);
                Assert.NotEqual(before.Basis, rung.Basis);
                Assert.DoesNotContain(before.Quantity, Graph.InputsOf(draws.Case.Graph[rung.Quantity]));
                continue;
            }

            Assert.Equal(before.Basis, rung.Basis);
            Draws.AssertEqual(draws[rung.Quantity], draws.Sum([before.Quantity, rung.Adds!]));
            Assert.All(draws[rung.Adds!], added => Assert.True(added >= -1e-6));
        }

        Assert.All(rungs, rung => Assert.Equal(Usd.Unit.Dimension, draws.Case.Graph[rung.Quantity].Unit!.Value.Dimension));
    }

    [Fact]
    public void With_a_fleet_the_rungs_have_these_names_in_this_order() =>
        Assert.Equal(["final run", "own rate", "other runs", "failed runs", "research", "idle", "people", "data", "whole lab"], Labs["own"].Case.Ladder!.Rungs.Select(rung => rung.Name));

    [Fact]
    public void Without_a_fleet_all_rungs_are_rental_value_and_none_changes_the_basis()
    {
        var rungs = Labs["hired"].Case.Ladder!.Rungs;
        Assert.Equal(["final run", "other runs", "failed runs", "research", "people", "data", "whole lab"], rungs.Select(rung => rung.Name));
        Assert.All(rungs, rung => Assert.Equal(Basis.RentalValue, rung.Basis));
    }

    [Fact]
    public void The_first_rungs_are_the_run_as_hired_and_as_owned()
    {
        var draws = Labs["own"];
        Assert.Equal(draws["runs.main.rental_value"], draws["ladder.main.rung_1_final_run"]);
        Draws.AssertEqual(draws["runs.main.own_cost"], draws["ladder.main.rung_2_own_rate"]);
    }

    [Fact]
    public void Each_rung_adds_the_lines_of_its_phase()
    {
        var draws = Labs["own"];
        Yearly(draws, "failed_runs", "ladder.main.rung_4_failed_runs.adds");
        Yearly(draws, "idle", "ladder.main.rung_6_idle.adds");
        Draws.AssertEqual([.. draws["people.cost_per_year"].Select(yearly => yearly * Year)], draws["ladder.main.rung_7_people.adds"]);
        Draws.AssertEqual([.. draws["lab.data_per_year"].Select(yearly => yearly * Year)], draws["ladder.main.rung_8_data.adds"]);
    }

    [Theory]
    [InlineData("", "main")]
    [InlineData("ladder: second", "second")]
    [InlineData("claims: { it: { says: 1 USD, scope: { runs: [second] }, source: deepseek-v3-report } }", "second")]
    [InlineData("ladder: main\nclaims: { it: { says: 1 USD, scope: { runs: [second] }, source: deepseek-v3-report } }", "main")]
    public void The_ladder_is_of_the_run_named_else_of_the_first_claimed_else_of_the_first(string more, string run) =>
        Assert.Equal(run, SmallCase.With(more).Ladder!.Run);

    [Fact]
    public void A_run_without_a_price_has_no_ladder() =>
        Assert.Null(SmallCase.Of("case: x\nas_of: 2025-01-31\nruns: { r: { gpu_hours: 1M GPU-hour, assumption: a } }").Ladder);

    private static void Yearly(Draws draws, string phase, string rung) =>
        Draws.AssertEqual([.. draws.Sum(FleetModel.Resources.Select(resource => $"lab.{phase}.{Words.Of(resource)}")).Select(yearly => yearly * Year)], draws[rung]);
}
