using Assay.Modeling;
using Assay.Quantities;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Modeling;

/// <summary>Units are checked before anything is computed, and a message names the place.</summary>
public class DimensionCheckTests
{
    [Theory]
    [InlineData("a + t", 3, "An amount in USD cannot be added to an amount in hour.")]
    [InlineData("a - t", 3, "an amount in hour cannot be subtracted from an amount in USD.")]
    [InlineData("a + 1", 3, "An amount in USD cannot be added to a plain number.")]
    [InlineData("a < t", 3, "an amount in USD cannot be set beside an amount in hour.")]
    [InlineData("max(a, t)", 1, "an amount in USD cannot be set beside an amount in hour.")]
    [InlineData("2 * (a + t)", 8, "An amount in USD cannot be added to an amount in hour.")]
    [InlineData("ceil(a)", 1, "'ceil' rounds an amount in USD, which is measured and not counted.")]
    [InlineData("floor(t / 3)", 1, "'floor' rounds an amount in hour, which is measured and not counted.")]
    [InlineData("sqrt(a)", 1, "The square root of an amount in USD has no unit.")]
    [InlineData("exp(a)", 1, "'exp' takes a plain number, not an amount in USD.")]
    [InlineData("log(t)", 1, "'log' takes a plain number, not an amount in hour.")]
    [InlineData("2 ^ a", 3, "An exponent is a plain number, not an amount in USD.")]
    [InlineData("a ^ n", 3, "An amount in USD can be raised only to a whole number from -8 to 8.")]
    [InlineData("a ^ 0.5", 3, "An amount in USD can be raised only to a whole number from -8 to 8.")]
    [InlineData("a ^ 9", 3, "An amount in USD can be raised only to a whole number from -8 to 8.")]
    [InlineData("whole_life(t)", 1, "'whole_life' takes an amount of money, not an amount in hour.")]
    [InlineData("if(a, 1, 2)", 1, "The condition of 'if' is an amount in USD.")]
    [InlineData("if(n > 1, a, t)", 1, "an amount in USD cannot be set beside an amount in hour.")]
    [InlineData("a + rate", 3, "An amount in USD cannot be added to an amount in USD/year.")]
    [InlineData("a + e", 3, "An amount in USD cannot be added to an amount in EUR.")]
    [InlineData("a / g + a / t", 7, "cannot be added to")]
    public void What_does_not_fit_is_refused_at_its_operator(string formula, int column, string problem)
    {
        var error = Error(() => Model(("x", formula)));
        Assert.Contains(problem, error.Problem.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("x", column), (error.At!.Value.Source.Name, error.At.Value.Column));
        Assert.NotEmpty(error.Remedy.ToString());
        Assert.True(char.IsUpper(error.Problem.ToString()[0]) || error.Problem.ToString()[0] == '\'', $"A message begins with a capital: {error.Problem.ToString()}");
    }

    [Theory]
    [InlineData("a * t", "USD-hour")]
    [InlineData("a / t", "USD/year")]
    [InlineData("a / g / t", "USD/GPU-hour")]
    [InlineData("g * t", "GPU-hour")]
    [InlineData("a / a", "1")]
    [InlineData("-a", "USD")]
    [InlineData("abs(a)", "USD")]
    [InlineData("a ^ 2 / a", "USD")]
    [InlineData("a ^ -2 * a ^ 3", "USD")]
    [InlineData("a ^ 0", "1")]
    [InlineData("sqrt(a * a)", "USD")]
    [InlineData("ceil(g / 8)", "GPU")]
    [InlineData("floor(n)", "1")]
    [InlineData("n ^ n", "1")]
    [InlineData("exp(a / a)", "1")]
    [InlineData("if(a > a, g, 2 * g)", "GPU")]
    [InlineData("a > a", "1")]
    [InlineData("min(a, a, a)", "USD")]
    [InlineData("sum(a, a)", "USD")]
    [InlineData("whole_life(a)", "USD")]
    [InlineData("rate * t + a", "USD")]
    public void What_fits_has_the_unit(string formula, string unit) => Assert.Equal(UnitTable.Parse(unit).Dimension, Model(("x", formula))["x"].Unit!.Value.Dimension);

    [Fact]
    public void All_faults_of_a_graph_are_told() => Assert.Equal(3, Assert.Throws<Assay.Documents.InputException>(() => Model(("x", "a + t"), ("y", "(a + t) * (g + n)"))).Errors.Count);

    [Fact]
    public void A_fault_is_told_once_and_not_again_by_what_rests_on_it() => Error(() => Model(("x", "a + t"), ("y", "x * 2"), ("z", "y + x")));

    [Fact]
    public void A_quantity_told_in_one_unit_cannot_give_another()
    {
        var error = Error(() => Graph.Build([Models.Node("a", "1 USD"), Models.Node("x", "a * 2") with { Unit = UnitTable.Parse("GPU") }], []));
        Assert.Equal("'x' is told in GPU, but this gives USD.", error.Problem);
    }

    [Fact]
    public void What_was_paid_once_and_what_counts_the_ownership_do_not_add()
    {
        var error = Error(() => Spans("capex + operation"));
        Assert.Equal("An amount paid once cannot be added to an amount counted over the ownership period.", error.Problem);
        Assert.Contains("whole_life(", error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Equal(7, error.At!.Value.Column);
    }

    [Theory]
    [InlineData("whole_life(capex) + operation", Period.Ownership)]
    [InlineData("capex + capex", Period.Once)]
    [InlineData("2 * capex", Period.Once)]
    [InlineData("capex * 2", Period.Once)]
    [InlineData("capex / 2", Period.Once)]
    [InlineData("-capex", Period.Once)]
    [InlineData("capex + 5 USD", Period.Once)]
    [InlineData("5 USD + operation", Period.Ownership)]
    [InlineData("capex / 1 year + operation / 4 years", Period.Untold)]
    [InlineData("capex / operation", Period.Untold)]
    [InlineData("max(capex, 1 USD)", Period.Once)]
    [InlineData("if(capex > 1 USD, operation, 2 * operation)", Period.Ownership)]
    public void A_formula_keeps_the_span_of_what_it_adds(string formula, Period period) => Assert.Equal(period, Spans(formula)["x"].Period);

    [Theory]
    [InlineData("capex - operation")]
    [InlineData("max(capex, operation)")]
    [InlineData("if(n > 1, capex, operation)")]
    [InlineData("capex > operation")]
    [InlineData("0.5 * capex + operation * 0.5")]
    public void Spans_do_not_mix_in_any_operator(string formula) => Assert.Contains("counted over the ownership period", Error(() => Spans(formula)).Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_span_follows_a_quantity_through_others() =>
        Assert.Contains("paid once", Error(() => Graph.Build([.. Base(), Models.Node("half", "capex / 2"), Models.Node("x", "half + operation")], [])).Problem.ToString(), StringComparison.Ordinal);

    private static Graph Spans(string formula) => Graph.Build([.. Base(), Models.Node("x", formula)], []);

    private static Node[] Base() =>
        [Models.Node("n", "1 to 2"), Models.Node("capex", "1 to 2 USD") with { Period = Period.Once }, Models.Node("operation", "1 to 2 USD") with { Period = Period.Ownership }];

    private static Graph Model(params (string, string)[] more) =>
        Models.Of([("a", "1 to 2 USD"), ("e", "1 EUR"), ("t", "1 to 2 hour"), ("g", "3 GPU"), ("n", "1 to 2"), ("rate", "1 USD/year"), .. more]);
}
