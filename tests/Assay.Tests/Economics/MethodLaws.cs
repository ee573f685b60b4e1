using System.Globalization;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Cases;
using Assay.Tests.Modeling;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>How the costs by the methods of others answer to what they are made of.</summary>
public class MethodLaws
{
    private static readonly string[] Names = ["epoch_amortised", "cloud_price", "levelised_tco"];

    [Fact]
    public void The_cost_is_linear_in_the_hours() =>
        Gen.Select(Gen.Double[1e3, 1e6], Gen.Double[1.1, 20]).Sample((hours, times) =>
        {
            var (once, more) = (With($"runs.second.all.gpu_hours={Text(hours)} GPU-hour"), With($"runs.second.all.gpu_hours={Text(hours * times)} GPU-hour"));
            foreach (var name in Names)
            {
                var cost = $"runs.second.methods.{name}.cost";
                AssertNear(times * At(once, cost), At(more, cost));
                AssertNear(At(once, cost + "_per_gpu_hour"), At(more, cost + "_per_gpu_hour"));
            }
        }, iter: 20);

    [Fact]
    public void The_parts_that_add_give_the_cost()
    {
        var @case = SmallCase.Read();
        foreach (var method in @case.Methods.Where(method => method.Cost is not null))
            AssertNear(method.Parts.Where(part => part.Adds).Sum(part => At(@case.Graph, part.Quantity)), At(@case.Graph, method.Cost!));
    }

    [Fact]
    public void The_levelised_cost_falls_with_utilisation_and_rises_with_rate_and_price() =>
        Gen.Select(Gen.Double[10, 90], Gen.Double[2, 15], Gen.Double[10e3, 60e3]).Sample((used, rate, price) =>
        {
            double Cost(double used, double rate, double price) => At(With($"catalog.methods.levelised.utilisation={Text(used)} %", $"catalog.methods.levelised.cost_of_capital={Text(rate)} %/year", $"catalog.methods.h100_sxm.all_in_price={Text(price)} USD/GPU"), "runs.second.methods.levelised_tco.cost");
            var cost = Cost(used, rate, price);
            Assert.True(Cost(used + 5, rate, price) < cost);
            Assert.True(Cost(used, rate + 1, price) > cost);
            Assert.True(Cost(used, rate, price + 1000) > cost);
            AssertNear(cost / 2, Cost(2 * used, rate, price));
        }, iter: 10);

    [Fact]
    public void The_yearly_share_of_a_price_pays_it_back_with_interest() =>
        Gen.Select(Gen.Double[0.01, 0.3], Gen.Int[1, 10]).Sample((rate, years) =>
        {
            var share = Recovery(rate, years);
            AssertNear(1, Enumerable.Range(1, years).Sum(year => share / Math.Pow(1 + rate, year)));
            Assert.True(share > 1.0 / years && share > rate);
            Assert.True(Recovery(rate, years + 1) < share);
        }, iter: 50);

    [Fact]
    public void An_H100_at_the_inputs_of_the_trade_press_costs_what_its_formula_gives()
    {
        var graph = SmallCase.Read().Graph;
        Assert.Equal(1.37, At(graph, "runs.second.methods.levelised_tco.cost_per_gpu_hour"), 0.005);
        Assert.Equal(1.125, At(graph, "runs.second.methods.levelised_tco.capital_per_gpu_hour"), 0.001);
        Assert.Equal(0.247, At(graph, "runs.second.methods.levelised_tco.facility_per_gpu_hour"), 0.001);
    }

    [Fact]
    public void Hardware_bought_earlier_is_worth_less_when_the_run_begins()
    {
        double Worth(string start) => At(SmallCase.Of(Run($"start: {start}, ")).Graph, "runs.r.methods.epoch_amortised.price_at_start");
        Assert.True(Worth("2025-01-31") < Worth("2024-01-31"));
        AssertNear(Worth("2023-12-19") * Math.Pow(10, -0.14 * 366 / 365.25), Worth("2024-12-19"));
        // Before the chip can be bought there is nothing to lose.
        AssertNear(44489.88, Worth("2022-01-31"));
    }

    [Fact]
    public void A_run_without_a_start_is_taken_to_begin_on_the_day_of_the_case_and_says_so()
    {
        var told = SmallCase.Of(Run("")).Methods[0];
        Assert.Contains(told.Notes, note => note.ToString().Contains("2025-01-31", StringComparison.Ordinal) && note.ToString().Contains("as_of", StringComparison.Ordinal));
        Assert.Contains(SmallCase.Of(Run("start: 2024-03, ")).Methods[0].Notes, note => note.ToString().Contains("2024-03-01", StringComparison.Ordinal) && note.ToString().Contains("as the case tells", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("accelerator: H20-SXM", "2024-06-01", "cloud-price", "no rental price of H20-SXM")]
    [InlineData("accelerator: MI300X", "2024-06-01", "epoch-amortised", "no purchase price of MI300X")]
    [InlineData("accelerator: H800-SXM", "2024-06-01", "cloud-price", "none is for three years")]
    [InlineData("accelerator: H100-SXM", "2026-03-01", "epoch-amortised", "$0.0826/kWh (2025)")]
    [InlineData("accelerator: L40S", "2024-06-01", "levelised-tco", "no price of L40S")]
    [InlineData("title: No chip", "2024-06-01", "levelised-tco", "names no accelerator")]
    public void A_method_that_cannot_price_a_run_says_why_and_the_case_goes_on(string chip, string start, string method, string because)
    {
        var @case = SmallCase.Of(Run($"start: {start}, ").Replace("accelerator: H100-SXM", chip, StringComparison.Ordinal));
        var told = @case.Methods.Single(of => of.Method.Name == method);
        Assert.Null(told.Cost);
        Assert.Contains(because, told.Refusal?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(@case.Graph.Nodes, node => node.Name.StartsWith($"runs.r.methods.{told.Method.NamePart}", StringComparison.Ordinal));
        Assert.True(@case.Graph.Contains("runs.r.rental_value"));
    }

    private static string Run(string start) => $"case: c\nas_of: 2025-01-31\nruns:\n  r: {{ accelerator: H100-SXM, {start}rental_rate: 2 USD/GPU-hour, gpu_hours: 1M GPU-hour, assumption: For a test. }}\n";

    private static double Recovery(double rate, int years)
    {
        var model = new ModelBuilder();
        model.Define("share", "share", LevelisedMethod.CapitalRecovery(Quantity<Per<One, Time>>.Of(rate / UnitTable.HoursPerYear / Per<One, Time>.Unit.Scale), Quantity<Time>.Of(years)));
        return At(model.Build(), "share") * UnitTable.HoursPerYear;
    }

    private static Graph With(params string[] changes) => SmallCase.Read(changes).Graph;

    private static double At(Graph graph, string name) => Models.AtMedians(graph, name);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void AssertNear(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Abs(expected), $"{expected:R} and {actual:R}");
}
