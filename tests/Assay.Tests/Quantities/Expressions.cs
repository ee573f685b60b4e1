using System.Globalization;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Tests.Quantities;

/// <summary>Reads expressions for tests, shows how they were understood, and computes those without names.</summary>
internal static class Expressions
{
    public static Syntax Read(string text) => SyntaxParser.Read(text, new SourceText("expression", text).Start);

    public static double Value(string text) => Value(Read(text));

    public static double Value(Syntax syntax) => syntax switch
    {
        Syntax.Number number => number.Value,
        Syntax.Negation negation => -Value(negation.Operand),
        Syntax.Binary { Operator: "+" } sum => Value(sum.Left) + Value(sum.Right),
        Syntax.Binary { Operator: "-" } difference => Value(difference.Left) - Value(difference.Right),
        Syntax.Binary { Operator: "*" } product => Value(product.Left) * Value(product.Right),
        Syntax.Binary { Operator: "/" } ratio => Value(ratio.Left) / Value(ratio.Right),
        Syntax.Binary { Operator: "^" } power => Math.Pow(Value(power.Left), Value(power.Right)),
        Syntax.Binary { Operator: "<" } less => Value(less.Left) < Value(less.Right) ? 1 : 0,
        Syntax.Binary { Operator: ">=" } more => Value(more.Left) >= Value(more.Right) ? 1 : 0,
        Syntax.Call { Function: "max" } call => call.Arguments.Max(argument => Value(argument.Value)),
        _ => throw new InvalidOperationException($"No value for {syntax}."),
    };

    /// <summary>The expression with all its parentheses: (a + (2 GPU * b)).</summary>
    public static string Shape(string text) => Shape(Read(text));

    private static string Shape(Syntax syntax) => syntax switch
    {
        Syntax.Number { Unit: { } unit } number => $"{Number(number.Value / unit.Scale)} {unit.Symbol}",
        Syntax.Number number => Number(number.Value),
        Syntax.Interval interval => $"[{Shape(interval.Low)} to {Shape(interval.High)}]",
        Syntax.Name name => name.Text,
        Syntax.Negation negation => $"(-{Shape(negation.Operand)})",
        Syntax.Binary binary => $"({Shape(binary.Left)} {binary.Operator} {Shape(binary.Right)})",
        Syntax.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(argument => argument.Weight is { } weight ? $"{Shape(argument.Value)} @ {Shape(weight)}" : Shape(argument.Value)))})",
        _ => throw new InvalidOperationException($"No shape for {syntax}."),
    };

    // Fifteen digits: what a factor of a unit takes away is not meant.
    private static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
