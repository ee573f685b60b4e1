using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>Reading "check": the dimension and the span of every formula, before anything is computed.</summary>
internal sealed class DimensionCheck(IReadOnlyDictionary<string, Node> nodes, Location? place, Errors errors)
{
    private const int LargestPower = 8;

    private static readonly BaseDimension[] Counted = [BaseDimension.Gpu, BaseDimension.Node, BaseDimension.Person, BaseDimension.Token];

    /// <summary>What a formula gives; null where an error below it was reported already.</summary>
    public (Dimension Dimension, Period Period)? Of(Expression expression) => expression switch
    {
        Expression.Constant constant => (constant.Unit.Dimension, Period.Untold),
        Expression.Reference reference => nodes[reference.Name] is { Unit: { } unit } node ? (unit.Dimension, node.Period) : null,
        Expression.Operation operation => Of(operation),
        _ => throw new InvalidOperationException($"No dimension for {expression.GetType().Name}."),
    };

    private (Dimension, Period)? Of(Expression.Operation operation)
    {
        var operands = operation.Operands.Select(Of).ToArray();
        if (operands.Any(operand => operand is null))
            return null;
        var first = operands[0]!.Value;
        var last = operands[^1]!.Value;
        switch (operation.Operator)
        {
            case Operator.Multiply:
                return (first.Dimension * last.Dimension, last.Dimension == Dimension.One ? first.Period : first.Dimension == Dimension.One ? last.Period : Period.Untold);
            case Operator.Divide:
                return (first.Dimension / last.Dimension, last.Dimension == Dimension.One ? first.Period : Period.Untold);
            case Operator.Negate or Operator.Absolute:
                return first;
            case Operator.Ceiling or Operator.Floor:
                return Require(first.Dimension == Dimension.One || Counted.Any(counted => first.Dimension == Dimension.Of(counted)), operation, $"'{FormulaText.Sign(operation.Operator)}' rounds {Name(first.Dimension)}, which is measured and not counted.", "Divide it by the unit to round to first.", first);
            case Operator.SquareRoot:
                return first.Dimension.SquareRoot() is { } root ? (root, Period.Untold) : Refuse(operation, $"The square root of {Name(first.Dimension)} has no unit.", "Take the root of a plain number.");
            case Operator.Exp or Operator.Log:
                return Require(first.Dimension == Dimension.One, operation, $"'{FormulaText.Sign(operation.Operator)}' takes a plain number, not {Name(first.Dimension)}.", "Divide it by an amount of the same unit first.", first);
            case Operator.Power:
                return Power(operation, first.Dimension, last.Dimension);
            case Operator.WholeLife:
                return Require(first.Dimension.IsMoney, operation, $"'whole_life' takes an amount of money, not {Name(first.Dimension)}.", "Multiply a yearly amount by the ownership period first.", (first.Dimension, Period.Ownership));
            case Operator.If:
                return Require(first.Dimension == Dimension.One, operation, $"The condition of 'if' is {Name(first.Dimension)}.", "Write a comparison, such as 'a > b'.", null) is null && first.Dimension != Dimension.One ? null : Same(operation, operands[1]!.Value, last);
            case Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual:
                return Same(operation, first, last) is null ? null : (Dimension.One, Period.Untold);
            default:
                return Same(operation, first, last);
        }
    }

    private (Dimension, Period)? Same(Expression.Operation operation, (Dimension Dimension, Period Period) left, (Dimension Dimension, Period Period) right)
    {
        if (left.Dimension != right.Dimension)
        {
            var verb = operation.Operator switch { Operator.Add => "added to", Operator.Subtract => "subtracted from", _ => "set beside" };
            var (a, b) = operation.Operator == Operator.Subtract ? (right, left) : (left, right);
            return Refuse(operation, $"{Name(a.Dimension)} cannot be {verb} {Name(b.Dimension)}.", "Give both the same unit: multiply or divide one of them by what lies between.");
        }

        if (left.Period != right.Period && left.Period != Period.Untold && right.Period != Period.Untold)
            return Refuse(operation, "An amount paid once cannot be added to an amount counted over the ownership period.", "Divide each by its period, or write 'whole_life(...)' around the amount paid once to count it over the whole period.");
        return (left.Dimension, left.Period == Period.Untold ? right.Period : left.Period);
    }

    private (Dimension, Period)? Power(Expression.Operation operation, Dimension root, Dimension exponent)
    {
        if (exponent != Dimension.One)
            return Refuse(operation, $"An exponent is a plain number, not {Name(exponent)}.", "Divide it by an amount of the same unit first.");
        if (root == Dimension.One)
            return (Dimension.One, Period.Untold);
        var (sign, written) = operation.Operands[1] is Expression.Operation { Operator: Operator.Negate } negation ? (-1, negation.Operands[0]) : (1, operation.Operands[1]);
        if (written is Expression.Constant { Value: var value } && value == Math.Round(value) && Math.Abs(value) <= LargestPower)
            return (root.Power(sign * (int)value), Period.Untold);
        return Refuse(operation, $"{Name(root)} can be raised only to a whole number from -{LargestPower} to {LargestPower}.", "Raise a plain number instead, or write a small whole exponent.");
    }

    private (Dimension, Period)? Require(bool holds, Expression operation, string problem, string remedy, (Dimension, Period)? result) => holds ? result : Refuse(operation, problem, remedy);

    private (Dimension, Period)? Refuse(Expression operation, string problem, string remedy)
    {
        errors.Add(operation.At ?? place, char.ToUpperInvariant(problem[0]) + problem[1..], remedy);
        return null;
    }

    private static string Name(Dimension dimension) => dimension == Dimension.One ? "a plain number" : $"an amount in {Notation.Display(dimension).Symbol}";
}
