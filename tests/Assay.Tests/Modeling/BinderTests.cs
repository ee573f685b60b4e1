using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Modeling;

/// <summary>What an expression becomes: a number, a distribution or a formula.</summary>
public class BinderTests
{
    [Theory]
    [InlineData("5 GPU", 5)]
    [InlineData("2 * 5 GPU", 10)]
    [InlineData("-5 USD", -5)]
    [InlineData("1 year + 1 day", 8790)]
    [InlineData("10 % * 50 %", 0.05)]
    [InlineData("6 USD / 3 hour", 2)]
    public void Arithmetic_on_numbers_is_a_number(string text, double value) => Assert.Equal(value, Assert.IsType<Definition.Fixed>(Models.Node("x", text).Definition).Value, 1e-12);

    [Theory]
    [InlineData("8k to 12k GPU", typeof(Lognormal))]
    [InlineData("-1 to 2 USD", typeof(Normal))]
    [InlineData("0 to 2 USD", typeof(Normal))]
    [InlineData("normal(1, 2)", typeof(Normal))]
    [InlineData("lognormal(1 USD, 2 USD)", typeof(Lognormal))]
    [InlineData("uniform(1 GPU, 2 GPU)", typeof(Uniform))]
    [InlineData("loguniform(1, 2)", typeof(LogUniform))]
    [InlineData("triangular(1, 2, 3)", typeof(Triangular))]
    [InlineData("pert(1 day, 2 days, 4 days)", typeof(Pert))]
    [InlineData("beta(2, 5)", typeof(Beta))]
    [InlineData("gamma(2, 3 days)", typeof(Gamma))]
    [InlineData("discrete(1 GPU @ 30 %, 2 GPU @ 70 %)", typeof(Discrete))]
    [InlineData("mixture(1 to 2 GPU @ 0.5, 7 GPU @ 0.5)", typeof(Mixture))]
    [InlineData("truncate(normal(80 %, 20 %), 0 %, 100 %)", typeof(Truncated))]
    public void A_distribution_alone_is_an_uncertain_input(string text, Type kind) => Assert.IsType(kind, Assert.IsType<Definition.Uncertain>(Models.Node("x", text).Definition).Distribution);

    [Fact]
    public void The_ends_of_an_interval_are_its_5_and_95_percent_quantiles_in_the_unit_written()
    {
        var distribution = Assert.IsType<Definition.Uncertain>(Models.Node("x", "1 to 4 years").Definition).Distribution;
        Assert.Equal(8766, distribution.Quantile(0.05), 1e-6);
        Assert.Equal(4 * 8766, distribution.Quantile(0.95), 1e-6);
    }

    [Fact]
    public void A_distribution_inside_a_formula_becomes_an_input_of_its_own()
    {
        var nodes = Models.Nodes(("x", "(1 to 2 GPU) * y + (3 to 4 GPU)"));
        Assert.Equal(["x.input_1", "x.input_2", "x"], nodes.Select(node => node.Name));
        Assert.All(nodes.Take(2), node => Assert.IsType<Definition.Uncertain>(node.Definition));
        Assert.Equal("x.input_1 * y + x.input_2", FormulaText.Write(Assert.IsType<Definition.Formula>(nodes[2].Definition).Expression));
    }

    [Theory]
    [InlineData("5 to 3 USD", "The interval is upside down: $5.00 is above $3.00.")]
    [InlineData("5 to 5 USD", "The two ends of the interval are the same.")]
    [InlineData("5 GPU to 6 USD", "The low end is in GPU, the high end in USD.")]
    [InlineData("5 GPU to 6", "The low end is in GPU, the high end a plain number.")]
    [InlineData("1 to 2 billion USD", "The high end has a magnitude and the low end has none.")]
    [InlineData("1.5 to 2k GPU", "The high end has a magnitude and the low end has none.")]
    [InlineData("foo(1)", "There is no function 'foo'.")]
    [InlineData("nrmal(1, 2)", "There is no function 'nrmal'.")]
    [InlineData("sqrt()", "'sqrt' takes one value; here are 0.")]
    [InlineData("sqrt(a, b)", "'sqrt' takes one value; here are 2.")]
    [InlineData("if(a > b, a)", "'if' takes a condition and two values; here are 2.")]
    [InlineData("max()", "'max' takes one value or more; here are 0.")]
    [InlineData("max(a @ 3, b)", "Weights ('@') belong to 'mixture' and 'discrete' alone.")]
    [InlineData("normal(1)", "'normal' takes 2 numbers.")]
    [InlineData("normal(a, 2)", "'normal' takes 2 numbers.")]
    [InlineData("normal(1 GPU, 2 USD)", "The parameters of 'normal' have different units: GPU, USD.")]
    [InlineData("normal(1, -2)", "he standard deviation")]
    [InlineData("lognormal(-1, 2)", "The mean of a lognormal")]
    [InlineData("uniform(2 years, 1 year)", "The low end 2 is above the high end 1.")]
    [InlineData("triangular(1 day, 5 days, 3 days)", "The most likely value 5 is outside the range 1 to 3.")]
    [InlineData("beta(2 GPU, 3 GPU)", "The parameters of 'beta' are plain numbers.")]
    [InlineData("gamma(2 days, 3)", "'gamma' takes a shape, a plain number, and a scale.")]
    [InlineData("discrete()", "'discrete' takes numbers.")]
    [InlineData("discrete(a)", "'discrete' takes numbers.")]
    [InlineData("discrete(1 @ 1, 2)", "Some arguments have a weight ('@') and some have none.")]
    [InlineData("discrete(1 @ 1 GPU, 2 @ 1 GPU)", "A weight is a plain number.")]
    [InlineData("discrete(1 @ 0, 2 @ 0)", "weight")]
    [InlineData("discrete(1 GPU, 2 USD)", "The parameters of 'discrete' have different units: GPU, USD.")]
    [InlineData("mixture()", "'mixture' takes distributions and numbers.")]
    [InlineData("mixture(a)", "'mixture' takes distributions and numbers.")]
    [InlineData("truncate(1 to 2, 5)", "'truncate' takes a distribution and two bounds.")]
    [InlineData("truncate(1 to 2 USD, 0 GPU, 5 GPU)", "The parameters of 'truncate' have different units: USD, GPU.")]
    [InlineData("truncate(1 to 2, 5, 3)", "The low end 5 of the truncation is not below its high end 3.")]
    [InlineData("5 GPU + 3 USD", "GPU and USD do not add.")]
    [InlineData("5 GPU + 3", "GPU and a plain number do not add.")]
    [InlineData("5 GPU / 0", "This divides by zero.")]
    public void What_makes_no_sense_is_refused(string text, string problem)
    {
        var error = Error(() => Models.Nodes(("x", text)));
        Assert.Contains(problem, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.InRange(error.At!.Value.Column, 1, text.Length);
        Assert.NotEmpty(error.Remedy.ToString());
    }

    [Theory]
    [InlineData("2048", "GPU", 2048)]
    [InlineData("2048 GPU", "GPU", 2048)]
    [InlineData("150", "person", 150)]
    [InlineData("14.8T", "token", 14.8e12)]
    [InlineData("50 %", "1", 0.5)]
    [InlineData("3 MW", "kW", 3000)]
    public void A_count_needs_no_unit_where_its_place_tells_it(string text, string expected, double value)
    {
        var node = Expecting(text, expected);
        Assert.Equal(value, ((Definition.Fixed)node.Definition).Value);
        Assert.Equal(UnitTable.Parse(expected).Dimension, node.Unit!.Value.Dimension);
    }

    [Theory]
    [InlineData("4", "year", "The thing needs a unit like year.")]
    [InlineData("4 GPU", "year", "The thing is told in year, not in GPU.")]
    [InlineData("1 to 4", "USD", "The thing needs a unit like USD.")]
    [InlineData("5", "USD/GPU", "The thing needs a unit like USD/GPU.")]
    [InlineData("5 USD", "1", "The thing is a plain number, not in USD.")]
    public void A_measure_needs_its_unit(string text, string expected, string problem) => Assert.Equal(problem, Error(() => Expecting(text, expected)).Problem);

    [Fact]
    public void A_share_is_shown_as_it_was_written()
    {
        Assert.Equal("%", Expecting("50 %", "1").Unit!.Value.Symbol);
        Assert.Equal("", Expecting("0.5", "1").Unit!.Value.Symbol);
    }

    private static Node Expecting(string text, string unit) =>
        new Binder("x", "the thing", new SourceText("x", text).Start, UnitTable.Parse(unit), null).Bind(SyntaxParser.Read(text, new SourceText("x", text).Start))[^1];
}
