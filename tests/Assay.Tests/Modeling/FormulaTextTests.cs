using Assay.Modeling;
using Assay.Tests.Quantities;
using CsCheck;

namespace Assay.Tests.Modeling;

public class FormulaTextTests
{
    [Theory]
    [InlineData("a + b * c")]
    [InlineData("(a + b) * c")]
    [InlineData("a - (b - c)")]
    [InlineData("a - b - c")]
    [InlineData("a / (b * c)")]
    [InlineData("a / (b / c)")]
    [InlineData("a ^ b ^ c")]
    [InlineData("(a ^ b) ^ c")]
    [InlineData("(-a) ^ b")]
    [InlineData("-a ^ b")]
    [InlineData("-(a * b)")]
    [InlineData("-(a + b)")]
    [InlineData("a ^ (b + c)")]
    [InlineData("(a < b) < c")]
    [InlineData("a < (b < c)")]
    [InlineData("a + (b < c)")]
    [InlineData("max(a, b) * sqrt(c)")]
    [InlineData("if(a > b, a, b)")]
    [InlineData("whole_life(a)")]
    [InlineData("a / $2.00/GPU-hour")]
    public void A_formula_is_written_with_the_parentheses_it_needs(string text) => Assert.Equal(text.Replace("(a < b) < c", "a < b < c", StringComparison.Ordinal), FormulaText.Write(Formula(text)));

    [Theory]
    [InlineData("((a)) + ((b * c))", "a + b * c")]
    [InlineData("a + (b + c)", "a + b + c")]
    [InlineData("a * (b * c)", "a * b * c")]
    [InlineData("(a * b) / c", "a * b / c")]
    [InlineData("2 * a", "2 * a")]
    [InlineData("max(a, b, c)", "max(max(a, b), c)")]
    public void Parentheses_that_change_nothing_are_left_out(string text, string written) => Assert.Equal(written, FormulaText.Write(Formula(text)));

    [Fact]
    public void A_formula_can_be_written_with_values_in_place_of_names() => Assert.Equal("$5 * 3", FormulaText.Write(Formula("a * b"), name => name == "a" ? "$5" : "3"));

    [Fact]
    public void A_written_formula_reads_back_as_the_same_tree_but_for_how_sums_and_products_are_grouped() =>
        Formulas.Sample(formula =>
        {
            var text = FormulaText.Write(Max(formula));
            Assert.True(Shape(Max(formula)) == Shape(Formula(text)), $"{text} reads as {Shape(Formula(text))}, not {Shape(Max(formula))}");
        }, iter: 2_000);

    private static readonly Gen<Expression> Leaf = Gen.OneOf(
        Pick.From("a", "b", "c").Select(name => (Expression)new Expression.Reference(name)),
        Pick.From(-2.0, 0.5, 3).Select(value => (Expression)new Expression.Constant(value, Assay.Quantities.Unit.One)));

    private static readonly Gen<Expression> Formulas = Gen.Recursive<Expression>((depth, self) => depth > 4 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Pick.From(Operator.Negate, Operator.Absolute), self).Select((sign, operand) => (Expression)new Expression.Operation(sign, [operand])),
        Gen.Select(Pick.From(Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide, Operator.Power, Operator.Less, Operator.GreaterOrEqual, Operator.Max), self, self)
            .Select((sign, left, right) => (Expression)new Expression.Operation(sign, [left, right])),
        Gen.Select(Pick.From(Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide), self, self)
            .Select((sign, left, right) => (Expression)new Expression.Operation(sign, [left, right]))));

    // A name keeps the whole from being a number.
    private static Expression Max(Expression formula) => new Expression.Operation(Operator.Max, [formula, new Expression.Reference("a")]);

    private static string Shape(Expression expression) => Grouped(expression) switch
    {
        Expression.Constant { Value: < 0 } constant => $"(-{-constant.Value})",
        Expression.Constant constant => $"{constant.Value}",
        Expression.Reference reference => reference.Name,
        Expression.Operation { Operator: Operator.Negate } operation => $"(-{Shape(operation.Operands[0])})",
        Expression.Operation operation => $"{operation.Operator}({string.Join(", ", operation.Operands.Select(Shape))})",
        _ => throw new InvalidOperationException(),
    };

    // a + (b - c) as (a + b) - c, and a * (b / c) as (a * b) / c: equal, and written alike.
    private static Expression Grouped(Expression expression) => expression switch
    {
        Expression.Operation { Operator: Operator.Add } sum when sum.Operands[1] is Expression.Operation { Operator: Operator.Add or Operator.Subtract } inner =>
            Grouped(new Expression.Operation(inner.Operator, [new Expression.Operation(Operator.Add, [sum.Operands[0], inner.Operands[0]]), inner.Operands[1]])),
        Expression.Operation { Operator: Operator.Multiply } product when product.Operands[1] is Expression.Operation { Operator: Operator.Multiply or Operator.Divide } inner =>
            Grouped(new Expression.Operation(inner.Operator, [new Expression.Operation(Operator.Multiply, [product.Operands[0], inner.Operands[0]]), inner.Operands[1]])),
        _ => expression,
    };

    private static Expression Formula(string text) => Models.Node("x", text).Definition switch
    {
        Definition.Formula formula => formula.Expression,
        Definition.Fixed number => new Expression.Constant(number.Value, Assay.Quantities.Unit.One),
        var other => throw new InvalidOperationException($"{text} is {other}"),
    };
}
