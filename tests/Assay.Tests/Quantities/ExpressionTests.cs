using System.Globalization;
using Assay.Quantities;
using CsCheck;

namespace Assay.Tests.Quantities;

public class ExpressionTests
{
    [Theory]
    // Precedence, as everywhere.
    [InlineData("a + b * c", "(a + (b * c))")]
    [InlineData("a * b + c", "((a * b) + c)")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a / b / c", "((a / b) / c)")]
    [InlineData("a / b * c", "((a / b) * c)")]
    [InlineData("a - (b - c)", "(a - (b - c))")]
    [InlineData("a ^ b ^ c", "(a ^ (b ^ c))")]
    [InlineData("(a ^ b) ^ c", "((a ^ b) ^ c)")]
    [InlineData("-a ^ b", "(-(a ^ b))")]
    [InlineData("a ^ -b", "(a ^ (-b))")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("a * -b", "(a * (-b))")]
    [InlineData("--a", "(-(-a))")]
    [InlineData("-2 ^ 2", "(-(2 ^ 2))")]
    [InlineData("a + b < c * d", "((a + b) < (c * d))")]
    [InlineData("a >= b", "(a >= b)")]
    [InlineData("a <= b", "(a <= b)")]
    [InlineData("a > b", "(a > b)")]
    [InlineData("if(a > b, a, b)", "if((a > b), a, b)")]
    [InlineData("f()", "f()")]
    [InlineData("max(a, min(b, c))", "max(a, min(b, c))")]
    [InlineData("mixture(1 to 2 GPU @ 70 %, 0 GPU @ 30 %)", "mixture([1 GPU to 2 GPU] @ 70 %, 0 GPU @ 30 %)")]
    // Units belong to the number before them and stop before names.
    [InlineData("10 GPU / a.b", "(10 GPU / a.b)")]
    [InlineData("10 GPU / hour", "10 GPU/hour")]
    [InlineData("2 USD/GPU-hour * a", "(2 USD/GPU-hour * a)")]
    [InlineData("2 USD/GPU/hour", "2 USD/GPU/hour")]
    [InlineData("2 USD / GPU / x", "(2 USD/GPU / x)")]
    [InlineData("8 %/year", "8 %/year")]
    [InlineData("5 GPU-hour", "5 GPU-hour")]
    [InlineData("5 GPU - hour", "(5 GPU - hour)")]
    [InlineData("GPU-hour", "GPU-hour")]
    [InlineData("a-b", "a-b")]
    [InlineData("a - b", "(a - b)")]
    [InlineData("a -b", "(a - b)")]
    [InlineData("a-1", "(a - 1)")]
    [InlineData("1 GPU-1 GPU", "(1 GPU - 1 GPU)")]
    [InlineData("5 GPU/2", "(5 GPU / 2)")]
    [InlineData("1 / 2 GPU", "(1 / 2 GPU)")]
    [InlineData("2 USD/kWh * 3 kWh/year", "(2 USD/kWh * 3 kWh/year)")]
    // Money.
    [InlineData("$5", "5 USD")]
    [InlineData("$ 5", "5 USD")]
    [InlineData("$1.6B", "1600000000 USD")]
    [InlineData("$1.6 billion", "1600000000 USD")]
    [InlineData("1.6 billion USD", "1600000000 USD")]
    [InlineData("€3k/GPU", "3000 EUR/GPU")]
    [InlineData("$2/GPU-hour", "2 USD/GPU-hour")]
    [InlineData("5 dollars", "5 USD")]
    // Magnitudes, with and without a space.
    [InlineData("8k", "8000")]
    [InlineData("8 k", "8000")]
    [InlineData("8k GPU", "8000 GPU")]
    [InlineData("8 k GPU", "8000 GPU")]
    [InlineData("8kGPU", "")]
    [InlineData("14.8T token", "14800000000000 token")]
    [InlineData("14.8 T token", "14800000000000 token")]
    [InlineData("14.8 trillion tokens", "14800000000000 token")]
    [InlineData("80 TB", "80 TB")]
    [InlineData("80TB", "80 TB")]
    [InlineData("3 thousand people", "3000 person")]
    [InlineData("2M GPU-hour", "2000000 GPU-hour")]
    [InlineData("1_000_000", "1000000")]
    [InlineData("1.5e3 GPU", "1500 GPU")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("1E3", "1000")]
    [InlineData("5 MW", "5 MW")]
    [InlineData("5M W", "5000000 W")]
    // Intervals.
    [InlineData("8k to 12k GPU", "[8000 GPU to 12000 GPU]")]
    [InlineData("8k GPU to 12k GPU", "[8000 GPU to 12000 GPU]")]
    [InlineData("80 % to 90 %", "[80 % to 90 %]")]
    [InlineData("80 to 90 %", "[80 % to 90 %]")]
    [InlineData("3 to 8 %/year", "[3 %/year to 8 %/year]")]
    [InlineData("$1 to $2", "[1 USD to 2 USD]")]
    [InlineData("1 month to 1 year", "[1 month to 1 year]")]
    [InlineData("-5 to 10 USD", "[-5 USD to 10 USD]")]
    [InlineData("-5 to -1 USD", "[-5 USD to -1 USD]")]
    [InlineData("a - 5 to 10 USD", "(a - [5 USD to 10 USD])")]
    [InlineData("2 * 1 to 3 GPU", "(2 * [1 GPU to 3 GPU])")]
    [InlineData("1 to 2 + 3 to 4", "([1 to 2] + [3 to 4])")]
    [InlineData("1 to 2 billion USD", "[1 USD to 2000000000 USD]")]
    [InlineData("1 billion to 2 billion USD", "[1000000000 USD to 2000000000 USD]")]
    // Names.
    [InlineData("runs.v3.gpu_hours", "runs.v3.gpu_hours")]
    [InlineData("_x1.y_2", "_x1.y_2")]
    [InlineData("tokens", "tokens")]
    [InlineData("total * 2", "(total * 2)")]
    [InlineData("  a\t+\nb ", "(a + b)")]
    public void An_expression_means(string text, string shape)
    {
        if (shape.Length == 0)
            Documents.Inputs.Refusal(() => Expressions.Read(text));
        else
            Assert.Equal(shape, Expressions.Shape(text));
    }

    [Theory]
    [InlineData("2 + 3 * 4", 14)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("100 / 10 / 5", 2)]
    [InlineData("50 % * 8", 4)]
    [InlineData("1 year / 1 day", 365.25)]
    [InlineData("1 kWh / 1 J", 3.6e6)]
    [InlineData("1 GPU-year / 1 GPU-hour", 8766)]
    [InlineData("5.576M USD / 2.788M GPU-hour", 2)]
    public void An_expression_of_numbers_has_the_value(string text, double value) => Assert.Equal(value, Expressions.Value(text), Math.Abs(value) * 1e-12);

    [Fact]
    public void A_tree_of_any_shape_that_is_written_out_reads_back_with_the_same_value() =>
        Trees.Any.Sample(tree =>
        {
            var text = Trees.Write(tree, 0);
            var (expected, read) = (Expressions.Value(tree), Expressions.Value(text));
            Assert.True(expected.Equals(read), $"{text} reads as {read:R}, not {expected:R}");
        }, iter: 2_000);

    [Fact]
    public void Every_offset_points_at_the_character_that_it_speaks_of() =>
        Trees.Any.Sample(tree =>
        {
            var text = Trees.Write(tree, 0);
            foreach (var part in Parts(Expressions.Read(text)))
            {
                var expected = part switch { Syntax.Binary binary => binary.Operator[0], Syntax.Negation => '-', Syntax.Call call => call.Function[0], _ => '\0' };
                Assert.True(expected == '\0' ? char.IsAsciiDigit(text[part.Offset]) : text[part.Offset] == expected, $"{part} stands at {part.Offset} of {text}");
            }
        });

    private static IEnumerable<Syntax> Parts(Syntax syntax) => syntax switch
    {
        Syntax.Binary binary => Parts(binary.Left).Concat(Parts(binary.Right)).Prepend(binary),
        Syntax.Negation negation => Parts(negation.Operand).Prepend(negation),
        Syntax.Call call => call.Arguments.SelectMany(argument => Parts(argument.Value)).Prepend(call),
        _ => [syntax],
    };

    /// <summary>Random expressions and a writer that uses no more parentheses than it needs.</summary>
    private static class Trees
    {
        private static readonly Gen<Syntax> Leaf = Gen.Select(Gen.Double[0, 1e6], Pick.From("", "GPU", "USD/GPU-hour", "%", "year", "TFLOP/s/GPU")).Select((number, unit) =>
            (Syntax)(unit.Length == 0 ? new Syntax.Number(0, number, null) : new Syntax.Number(0, number * UnitTable.Parse(unit).Scale, UnitTable.Parse(unit))));

        public static readonly Gen<Syntax> Any = Gen.Recursive<Syntax>((depth, self) => depth > 5 ? Leaf : Gen.Frequency(
            (2, Leaf),
            (1, self.Select(operand => (Syntax)new Syntax.Negation(0, operand))),
            (1, Gen.Select(self, self).Select((a, b) => (Syntax)new Syntax.Call(0, "max", [new(a, null), new(b, null)]))),
            (5, Gen.Select(Pick.From("+", "-", "*", "/", "^", "<", ">="), self, self).Select((sign, a, b) => (Syntax)new Syntax.Binary(0, sign, a, b)))));

        public static string Write(Syntax syntax, int around)
        {
            switch (syntax)
            {
                case Syntax.Number { Unit: { } unit } number:
                    return $"{Exact(number.Value, unit.Scale)} {unit.Symbol}";
                case Syntax.Number number:
                    return number.Value.ToString("R", CultureInfo.InvariantCulture);
                case Syntax.Call call:
                    return $"max({string.Join(", ", call.Arguments.Select(argument => Write(argument.Value, 0)))})";
                case Syntax.Negation negation:
                    return Wrap("-" + Write(negation.Operand, 4), 4, around);
                case Syntax.Binary { Operator: "^" } power:
                    return Wrap($"{Write(power.Left, 6)} ^ {Write(power.Right, 4)}", 5, around);
                case Syntax.Binary binary:
                    var strength = binary.Operator switch { "*" or "/" => 3, "+" or "-" => 2, _ => 1 };
                    return Wrap($"{Write(binary.Left, strength)} {binary.Operator} {Write(binary.Right, strength + 1)}", strength, around);
                default:
                    throw new InvalidOperationException();
            }
        }

        // A number of units whose product with the unit's scale is the value to the last bit.
        private static string Exact(double value, double scale)
        {
            var count = value / scale;
            foreach (var near in new[] { count, Math.BitIncrement(count), Math.BitDecrement(count), Math.BitIncrement(Math.BitIncrement(count)), Math.BitDecrement(Math.BitDecrement(count)) })
            {
                if (near * scale == value)
                    return near.ToString("R", CultureInfo.InvariantCulture);
            }

            throw new InvalidOperationException($"{value:R} is no multiple of {scale:R}.");
        }

        private static string Wrap(string text, int strength, int around) => strength < around ? $"({text})" : text;
    }
}
