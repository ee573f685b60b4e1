using Assay.Documents;
using Assay.Quantities;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Quantities;

public class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 1, "The expression is empty.")]
    [InlineData("   ", 1, "The expression is empty.")]
    [InlineData("5 GPU +", 8, "The expression ends too early.")]
    [InlineData("(a + b", 7, "The expression ends too early.")]
    [InlineData("a + b)", 6, "')' is not expected here.")]
    [InlineData("a b", 3, "'b' is not expected here.")]
    [InlineData("a + * b", 5, "'*' is not expected here.")]
    [InlineData("5 potato", 3, "'potato' is not a unit.")]
    [InlineData("5 GPUU", 3, "'GPUU' is not a unit.")]
    [InlineData("1 to 5 GPUU", 8, "'GPUU' is not a unit.")]
    [InlineData("5 GPU / 3 GPUhour", 11, "'GPUhour' is not a unit.")]
    [InlineData("a to b", 3, "'to' is not expected here.")]
    [InlineData("1 to", 3, "'to' is not expected here.")]
    [InlineData("1 to 2 to 3", 8, "'to' is not expected here.")]
    [InlineData("a ? b", 3, "This character is not understood: '?'.")]
    [InlineData("a & b", 3, "This character is not understood: '&'.")]
    [InlineData("5 £", 3, "This character is not understood: '£'.")]
    [InlineData("π * 2", 1, "This character is not understood: 'π'.")]
    [InlineData(".5", 1, "This character is not understood: '.'.")]
    [InlineData("5.", 2, "This character is not understood: '.'.")]
    [InlineData("1,000 GPU", 2, "',' is not expected here.")]
    [InlineData("f(a,)", 5, "')' is not expected here.")]
    [InlineData("f(a b)", 5, "'b' is not expected here.")]
    [InlineData("f(a", 4, "The expression ends too early.")]
    [InlineData("$", 2, "The expression ends too early.")]
    [InlineData("$ GPU", 3, "'GPU' is not expected here.")]
    [InlineData("5 @ 3", 3, "'@' is not expected here.")]
    [InlineData("5 % 3", 5, "'3' is not expected here.")]
    [InlineData("a = b", 3, "This character is not understood: '='.")]
    [InlineData("\"a\"", 1, "This character is not understood: '\"'.")]
    [InlineData("1e400 USD", 1, "The number '1e400' is too large.")]
    [InlineData("2 * 1e308 trillion", 5, "The number '1e308' is too large.")]
    public void A_fault_is_told_at_its_column(string text, int column, string problem)
    {
        var error = Error(() => Expressions.Read(text));
        Assert.Equal((column, problem), (error.At!.Value.Column, error.Problem));
        Assert.NotEmpty(error.Remedy.ToString());
    }

    [Theory]
    [InlineData("5 GPUU", "Did you mean 'GPU'?")]
    [InlineData("5 usd", "Did you mean 'USD'?")]
    [InlineData("5 GPU-hors", "Did you mean 'GPU-hours'?")]
    public void The_unit_that_was_meant_is_suggested(string text, string suggestion) => Assert.StartsWith(suggestion, Error(() => Expressions.Read(text)).Remedy.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_column_is_counted_from_where_the_expression_stands()
    {
        var source = Text("x: { value: 5 GPUU }");
        Assert.Equal(15, Error(() => SyntaxParser.Read("5 GPUU", new Location(source, 1, 13))).At!.Value.Column);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("-\t", "1", "")]
    [InlineData("-\n", "1", "")]
    [InlineData("2^", "1", "")]
    [InlineData("2^-", "1", "")]
    [InlineData("f(", "1", ")")]
    [InlineData("-(", "1", ")")]
    [InlineData("2 ^ (", "1", ")")]
    [InlineData("-2^-", "1", "")]
    public void Deep_nesting_is_read_up_to_a_bound_and_refused_beyond(string before, string middle, string after)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(before, depth)) + middle + string.Concat(Enumerable.Repeat(after, depth));
        Expressions.Read(Nested(12));
        Assert.Equal("The expression is nested more than 60 deep.", Error(() => Expressions.Read(Nested(100))).Problem);
        Assert.Equal("The expression is nested more than 60 deep.", Error(() => Expressions.Read(Nested(1500))).Problem);
    }

    [Theory]
    [InlineData("a + ", 2000)]
    [InlineData("a < ", 2000)]
    [InlineData("2 * ", 2000)]
    public void A_long_chain_is_no_deep_nesting(string link, int length) => Assert.IsType<Syntax.Binary>(Expressions.Read(string.Concat(Enumerable.Repeat(link, length)) + "a"));

    [Fact]
    public void A_huge_expression_is_refused() =>
        Assert.Equal("The expression has 10,001 characters; at most 10,000 are read.", Error(() => Expressions.Read(new string('1', 10_001))).Problem);

    [Fact]
    public void Any_text_is_read_or_refused_at_a_column_within_it() =>
        Gen.Char["ab19 .-+*/^()<>=,@%$€_eEkMto\t'\u00A0é"].Array[0, 40].Sample(characters =>
        {
            var text = new string(characters);
            try
            {
                Expressions.Read(text);
            }
            catch (InputException refused)
            {
                var error = Assert.Single(refused.Errors);
                Assert.InRange(error.At!.Value.Column, 1, text.Length + 1);
                Assert.NotEmpty(error.Problem.ToString());
                Assert.NotEmpty(error.Remedy.ToString());
            }
        }, iter: 10_000);
}
