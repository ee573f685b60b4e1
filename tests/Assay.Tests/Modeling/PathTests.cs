using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Modeling;

/// <summary>A path is one quantity with a value for each month; what has one value meets every month of it.</summary>
public class PathTests
{
    private const double HoursPerMonth = UnitTable.HoursPerYear / 12;

    private static readonly Grounds Ground = new Grounds.Assumption("for a test");

    [Theory]
    [InlineData("total(path)", 9)]
    [InlineData("mean(path)", 3)]
    [InlineData("last(path)", 4)]
    [InlineData("total(running(path))", 2 + 5 + 9)]
    [InlineData("total(path * 2 - 1 USD)", 15)]
    [InlineData("total(max(path, 3 USD))", 10)]
    [InlineData("total(if(path > 2.5 USD, path, 0 USD))", 7)]
    [InlineData("total(path * path) / total(path)", 29.0 / 9)]
    public void Formulas_reckon_month_by_month(string formula, double expected) =>
        Assert.Equal(expected, Models.AtMedians(Graph([2, 3, 4], formula), "result"), 1e-12);

    [Theory]
    [InlineData("total(path * factor)")]
    [InlineData("total(running(path * factor) / factor + path)")]
    [InlineData("last(running(max(path, factor * path)))")]
    public void Uncertain_formulas_have_the_draws_of_their_months_written_out(string formula)
    {
        double[] months = [2, -3, 4, 1];
        var graph = Graph(months, formula, ("factor", "0.5 to 2"));
        var (factor, result) = (Models.Sample(graph, "factor"), Models.Sample(graph, "result"));
        for (var i = 0; i < result.Length; i++)
        {
            var running = months.Select((_, m) => months[..(m + 1)].Sum(x => x * factor[i])).ToArray();
            var expected = formula[..5] switch
            {
                "last(" => months.Sum(x => Math.Max(x, factor[i] * x)),
                _ when formula.Contains("running", StringComparison.Ordinal) => running.Sum() / factor[i] + months.Sum(),
                _ => months.Sum() * factor[i],
            };
            Assert.Equal(expected, result[i], 1e-9);
        }
    }

    [Fact]
    public void The_internal_rate_of_an_annuity_is_the_rate_that_priced_it() =>
        Check.Sample(Gen.Select(Gen.Double[-0.5, 3], Gen.Int[2, 240]), (rate, months) =>
        {
            var monthly = Math.Pow(1 + rate, 1.0 / 12);
            var worth = Enumerable.Range(1, months).Sum(month => Math.Pow(monthly, -month));
            var payments = Enumerable.Repeat(1.0, months).Prepend(-worth).ToArray();
            Assert.Equal(rate, Models.AtMedians(Graph(payments, "irr(path) * 1 year"), "result"), 1e-6 * (1 + Math.Abs(rate)));
        });

    [Theory]
    [InlineData(new double[] { -3, -1, 1, 5 }, 2.5)]
    [InlineData(new double[] { -3, -2, -1, 0, 2 }, 4)]
    [InlineData(new double[] { 0, -2 }, 0)]
    [InlineData(new double[] { -3, -2 }, 2)]
    public void Payback_is_the_time_until_balances_reach_zero_or_the_whole_path(double[] balances, double months) =>
        Assert.Equal(months * HoursPerMonth, Models.AtMedians(Graph(balances, "payback(path)"), "result"), 1e-9);

    [Fact]
    public void A_path_is_summarised_by_the_mean_of_its_months_and_opened_month_by_month()
    {
        var graph = Graph([1, 2, 6], "path * factor", ("factor", "0.5 to 2"));
        var (factor, mean) = (Models.Sample(graph, "factor"), Models.Sample(graph, "result"));
        Assert.Equal(factor.Select(f => 3 * f), mean, (a, b) => Math.Abs(a - b) < 1e-12);
        var months = new double[3][];
        Sampling.RunMonths(graph, graph.IndexOf("result"), Models.Few, (month, samples) => months[month] = samples.ToArray());
        Assert.Equal(factor.Select(f => 6 * f), months[2]);
    }

    [Fact]
    public void An_uncertain_path_is_drawn_anew_for_each_month_and_keeps_its_draws()
    {
        var graph = Wandering("walk");
        var months = Months(graph, "walk");
        Assert.All(Enumerable.Range(0, 3), month => Assert.InRange(months[month].Average(), -0.1, 0.1));
        Assert.InRange(Math.Abs(Ranks.Spearman(months[0], months[1])), 0, 0.1);
        Assert.Equal(months, Months(Wandering("walk", ("another", "1 to 2")), "walk"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_bits_come_from_any_number_of_threads(int threads)
    {
        var graph = Graph([.. Enumerable.Range(0, 120).Select(m => m - 30.0)], "irr(path * factor) * 1 year + total(running(path)) / 1 USD", ("factor", "0.5 to 2"));
        var one = Models.Sample(graph, new SamplingOptions { Samples = 3000, Threads = 2 }, "result")["result"];
        Assert.Equal(one, Models.Sample(graph, new SamplingOptions { Samples = 3000, Threads = threads }, "result")["result"]);
    }

    [Theory]
    [InlineData("total(single)", "reads a path of months, and this has a single value")]
    [InlineData("irr(path / 1 USD)", "'irr' takes payments, not a plain number")]
    [InlineData("path + longer", "Two paths of different length meet")]
    public void What_is_no_path_or_does_not_fit_is_refused(string formula, string problem)
    {
        var error = Error(() => Graph([1, 2, 3], formula, ("single", "5 USD")));
        Assert.Contains(problem, error.Problem.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<int, double[]> Months(Graph graph, string name)
    {
        var months = new Dictionary<int, double[]>();
        Sampling.RunMonths(graph, graph.IndexOf(name), Models.Few with { Threads = 1 }, (month, samples) => months.Add(month, samples.ToArray()));
        return months;
    }

    private static Graph Wandering(string name, params (string, string)[] others) =>
        Assay.Modeling.Graph.Build([new Node(name, name, new Definition.Uncertain(new Normal(0, 1))) { Unit = Unit.One, Grounds = Ground, Places = 3 }, .. others.SelectMany(Models.Nodes)], []);

    private static Graph Graph(double[] months, string formula, params (string, string)[] others) =>
        Assay.Modeling.Graph.Build([Path("path", months), Path("longer", [.. months, 0]), .. others.Append(("result", formula)).SelectMany(Models.Nodes)], []);

    private static Node Path(string name, double[] months) => new(name, name, new Definition.Path(months)) { Unit = UnitTable.Parse("USD"), Grounds = Ground };
}
