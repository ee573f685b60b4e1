using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>Writes a formula as a person would, with no more parentheses than it needs.</summary>
public static class FormulaText
{
    /// <summary>The formula with the names of its quantities.</summary>
    public static string Write(Expression expression) => Write(expression, name => name, 0, null);

    /// <summary>The formula with something else in place of each name, such as its value.</summary>
    public static string Write(Expression expression, Func<string, string> show, NumberStyle? style = null) => Write(expression, show, 0, style);

    /// <summary>The name of a function or the sign of an operator in the expression language.</summary>
    public static string Sign(Operator sign) => sign switch
    {
        Operator.Add => "+",
        Operator.Subtract or Operator.Negate => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => ">=",
        Operator.Ceiling => "ceil",
        Operator.Absolute => "abs",
        Operator.SquareRoot => "sqrt",
        Operator.WholeLife => "whole_life",
        Operator.InternalRate => "irr",
        _ => sign.ToString().ToLowerInvariant(),
    };

    private static string Write(Expression expression, Func<string, string> show, int around, NumberStyle? style) => expression switch
    {
        Expression.Constant constant => Wrap(Printing.Print(constant.Value, constant.Unit, style), constant.Value < 0 ? Strength(Operator.Negate) : int.MaxValue, around),
        Expression.Reference reference => show(reference.Name),
        Expression.Operation operation => Write(operation, show, around, style),
        _ => throw new InvalidOperationException($"No text for {expression.GetType().Name}."),
    };

    private static string Write(Expression.Operation operation, Func<string, string> show, int around, NumberStyle? style)
    {
        var strength = Strength(operation.Operator);
        if (strength == 0)
            return $"{Sign(operation.Operator)}({string.Join(", ", operation.Operands.Select(operand => Write(operand, show, 0, style)))})";
        if (operation.Operator == Operator.Negate)
            return Wrap("-" + Write(operation.Operands[0], show, strength, style), strength, around);

        // The right operand of '-' and '/' keeps its parentheses, a - (b - c), and so does the left one of '^'.
        var left = operation.Operator == Operator.Power ? strength + 1 : strength;
        var right = operation.Operator is Operator.Subtract or Operator.Divide || strength == Strength(Operator.Less) ? strength + 1 : strength;
        return Wrap($"{Write(operation.Operands[0], show, left, style)} {Sign(operation.Operator)} {Write(operation.Operands[1], show, right, style)}", strength, around);
    }

    private static string Wrap(string text, int strength, int around) => strength < around ? $"({text})" : text;

    private static int Strength(Operator sign) => sign switch
    {
        Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual => 1,
        Operator.Add or Operator.Subtract => 2,
        Operator.Multiply or Operator.Divide => 4,
        Operator.Negate => 6,
        Operator.Power => 7,
        _ => 0,
    };
}
