using System.Globalization;
using Assay.Economics;
using Assay.Modeling;
using Assay.Tests.Cases;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>Idle and shared cost may be charged in several ways; the lab costs the same in every draw.</summary>
public class AllocationTests
{
    private const double Year = 8766;

    private static readonly Draws Base = new(SmallCase.Read());

    private static readonly Gen<string> Rules = Gen.Select(Gen.Int[0, Words.Allocations.Count - 1].Select(i => Words.Allocations.Keys.ElementAt(i)), Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool)
        .Select((word, first, second, asShares) => asShares ? string.Create(CultureInfo.InvariantCulture, $"{{ pre-training: {first} %, serving: {second} % }}") : word);

    [Fact]
    public void The_lab_costs_the_same_under_every_rule_on_every_basis() =>
        Gen.Select(Rules, Rules).Sample((idle, shared) =>
        {
            var charged = With(idle, shared);
            foreach (var name in new[] { "lab.cost_per_year", "lab.cash_per_year", "lab.rental_value_per_year", "lab.purchases" })
                Draws.AssertEqual(Base[name], charged[name]);
            AssertLinesSum(charged);
        }, iter: 20);

    [Fact]
    public void Each_resource_costs_the_same_under_every_rule() =>
        Gen.Select(Rules, Rules).Sample((idle, shared) =>
        {
            var charged = With(idle, shared);
            foreach (var group in Lab(charged).GroupBy(line => (line.Basis, line.Timing, line.Resource)))
                Draws.AssertEqual(Base.Sum(Lab(Base).Where(line => (line.Basis, line.Timing, line.Resource) == group.Key).Select(line => line.Quantity)), charged.Sum(group.Select(line => line.Quantity)));
        }, iter: 10);

    [Theory]
    [InlineData("own line", true)]
    [InlineData("in proportion to use", false)]
    [InlineData("to training", false)]
    [InlineData("{ serving: 40 % }", true)]
    public void Idle_has_a_line_of_its_own_where_something_is_left_to_it(string rule, bool left) =>
        Assert.Equal(left, Lab(With(rule, "own line")).Any(line => line.Phase == Phase.Idle));

    [Fact]
    public void In_proportion_to_use_every_phase_is_charged_as_much_more_as_the_fleet_is_idle()
    {
        var charged = With("in proportion to use", "own line");
        var factor = Base["lab.idle.share"].Select(idle => 1 / (1 - idle)).ToArray();
        foreach (var line in new[] { "lab.pre_training.servers", "lab.serving.energy", "lab.other_business.finance" })
            Draws.AssertEqual([.. Base[line].Zip(factor, (own, more) => own * more)], charged[line]);
    }

    [Fact]
    public void To_training_nobody_but_training_pays_for_what_is_idle()
    {
        var charged = With("to training", "to training");
        Draws.AssertEqual(Base["lab.serving.servers"], charged["lab.serving.servers"]);
        Draws.AssertEqual(Base.Sum(["lab.idle.servers", "lab.pre_training.servers", "lab.post_training.servers"]), charged.Sum(["lab.pre_training.servers", "lab.post_training.servers"]));
        Draws.AssertEqual(Base["people.cost_per_year"], charged.Sum(["lab.pre_training.people", "lab.post_training.people"]));
    }

    [Fact]
    public void Shares_of_the_case_are_charged_as_given_and_the_rest_stays()
    {
        var charged = With("{ serving: 40 % }", "{ serving: 25 % }");
        Draws.AssertEqual([.. Base["lab.idle.servers"].Select(idle => 0.6 * idle)], charged["lab.idle.servers"]);
        Draws.AssertEqual([.. Base["lab.research.people"].Select(people => 0.75 * people)], charged["lab.research.people"]);
        Draws.AssertEqual([.. Base["lab.research.people"].Select(people => 0.25 * people)], charged["lab.serving.people"]);
    }

    [Fact]
    public void Another_business_is_charged_with_no_people() =>
        Assert.DoesNotContain(Lab(With("own line", "in proportion to use")), line => line is { Phase: Phase.OtherBusiness, Resource: Resource.People or Resource.Data });

    [Theory]
    [InlineData("in proportion to use")]
    [InlineData("to training")]
    [InlineData("{ pre-training: 60 % }")]
    public void What_a_claim_on_a_run_covers_and_leaves_out_is_the_lab_under_every_rule(string rule)
    {
        var draws = new Draws(SmallCase.With($"allocation: {{ idle: {rule}, shared: {rule}, assumption: For a test. }}\nclaims:\n  it: {{ says: 1 USD, scope: {{ runs: [main], basis: amortised }}, source: deepseek-v3-report }}\n"));
        var claim = Assert.Single(draws.Case.Claims);
        var covered = draws[claim.Covers!].Zip(draws["lab.cost_per_year"], (share, lab) => share * lab);
        Draws.AssertEqual(draws["lab.cost_per_year"], [.. covered.Zip(draws.Sum(claim.Silent.Select(line => line.Quantity)), (inside, outside) => inside + outside)]);
    }

    [Fact]
    public void Bases_are_reckoned_by_their_own_rules()
    {
        var gpus = Base["fleet.gpus"];
        Draws.AssertEqual(Base["fleet.capex"], Base["lab.purchases"]);
        Draws.AssertEqual(
            [.. Base["fleet.operating_cost_per_year"].Zip(Base.Sum(["people.cost_per_year", "lab.data_per_year"]), (a, b) => a + b)],
            Base["lab.cash_per_year"]);
        Draws.AssertEqual(
            [.. Base["lab.rental_rate"].Zip(gpus, (rate, count) => rate * count).Zip(Base.Sum(["people.cost_per_year", "lab.data_per_year"]), (a, b) => a + b)],
            Base["lab.rental_value_per_year"]);
        // The runs' phases at rental value are what hiring the runs costs.
        Draws.AssertEqual(
            Base.Sum(["runs.main.rental_value", "runs.second.rental_value"]),
            [.. Base.Sum(["lab.pre_training.rented_compute", "lab.post_training.rented_compute"]).Select(yearly => yearly * Year)]);
    }

    [Fact]
    public void A_building_of_ones_own_is_a_purchase_and_no_payment_by_the_year()
    {
        var built = new Draws(SmallCase.Of(SmallCase.Text.Replace("facility: 100 to 150 USD/kW/month", "building: { cost: 12k USD/kW, life: 20 years }", StringComparison.Ordinal)));
        Draws.AssertEqual([.. built["fleet.capex"].Zip(built["fleet.installed_power"], (capex, power) => capex + (12e3 * power))], built["lab.purchases"]);
        Assert.DoesNotContain(Lab(built), line => line is { Basis: Basis.Cash, Timing: Timing.PerYear, Resource: Resource.Facility });
        AssertLinesSum(built);
    }

    [Fact]
    public void Every_total_adds_lines_of_one_basis_and_one_timing()
    {
        var bases = Lab(Base).GroupBy(line => line.Quantity).ToDictionary(group => group.Key, group => group.Select(line => (line.Basis, line.Timing)).ToHashSet());
        foreach (var (total, meant) in Totals)
        {
            var parts = Graph.InputsOf(Base.Case.Graph[total]).ToArray();
            Assert.NotEmpty(parts);
            Assert.All(parts, part => Assert.Contains(meant, bases[part]));
        }
    }

    private static readonly (string Name, (Basis, Timing) Meant)[] Totals =
    [
        ("lab.cost_per_year", (Basis.Amortised, Timing.PerYear)), ("lab.cash_per_year", (Basis.Cash, Timing.PerYear)),
        ("lab.purchases", (Basis.Cash, Timing.Once)), ("lab.rental_value_per_year", (Basis.RentalValue, Timing.PerYear)),
    ];

    private static void AssertLinesSum(Draws draws)
    {
        foreach (var (total, meant) in Totals)
        {
            var lines = Lab(draws).Where(line => (line.Basis, line.Timing) == meant).ToArray();
            Draws.AssertEqual(draws[total], draws.Sum(lines.Select(line => line.Quantity)));
            // Phase by phase and resource by resource come to the same.
            Draws.AssertEqual(draws[total], Parts(draws, lines.GroupBy(line => $"{line.Phase}")));
            Draws.AssertEqual(draws[total], Parts(draws, lines.GroupBy(line => $"{line.Resource}")));
        }
    }

    private static double[] Parts(Draws draws, IEnumerable<IGrouping<string, CostLine>> groups) =>
        groups.Select(group => draws.Sum(group.Select(line => line.Quantity))).Aggregate((sum, next) => [.. sum.Zip(next, (a, b) => a + b)]);

    private static CostLine[] Lab(Draws draws) => [.. draws.Case.Ledger.Where(line => line.OfLab)];

    private static Draws With(string idle, string shared) => new(SmallCase.With($"allocation: {{ idle: {idle}, shared: {shared}, assumption: For a test. }}"));
}
