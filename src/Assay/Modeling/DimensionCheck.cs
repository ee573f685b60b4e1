using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>Reading "check": the dimension and the span of every formula, before anything is computed.</summary>
internal sealed class DimensionCheck(IReadOnlyDictionary<string, Node> nodes, Location? place, Errors errors)
{
    private const int LargestPower = 8;

    private static readonly BaseDimension[] Counted = [BaseDimension.Gpu, BaseDimension.Node, BaseDimension.Person, BaseDimension.Token];

    /// <summary>What a formula gives.</summary>
    /// <param name="Dimension">What it measures.</param>
    /// <param name="Period">The span of time that an amount of money counts.</param>
    /// <param name="Places">How many months it has a value for.</param>
    public readonly record struct Result(Dimension Dimension, Period Period, int Places);

    /// <summary>What a formula gives; null where an error below it was reported already.</summary>
    public Result? Of(Expression expression) => expression switch
    {
        Expression.Constant constant => new Result(constant.Unit.Dimension, Period.Untold, 1),
        Expression.Reference reference => nodes[reference.Name] is { Unit: { } unit } node ? new Result(unit.Dimension, node.Period, node.Places) : null,
        Expression.Operation operation => Of(operation),
        _ => throw new InvalidOperationException($"No dimension for {expression.GetType().Name}."),
    };

    private Result? Of(Expression.Operation operation)
    {
        var operands = operation.Operands.Select(Of).ToArray();
        if (operands.Any(operand => operand is null))
            return null;
        var places = operands.Max(operand => operand!.Value.Places);
        if (operands.Any(operand => operand!.Value.Places is > 1 and var own && own != places))
            return Reject(operation, "Two paths of different length meet.", "Take both from the same months.");
        if (PathKernels.Reads(operation.Operator))
            return OfPath(operation, operands[0]!.Value);
        return OfMonth(operation, operands) is var (dimension, period) ? new Result(dimension, period, places) : null;
    }

    private Result? OfPath(Expression.Operation operation, Result path)
    {
        if (path.Places == 1)
            return Reject(operation, $"'{FormulaText.Sign(operation.Operator)}' reads a path of months, and this has a single value.", "Name a path, such as 'money.cash_flow'.");
        switch (operation.Operator)
        {
            case Operator.InternalRate when !path.Dimension.IsMoney:
                return Reject(operation, $"'irr' takes payments, not {Name(path.Dimension)}.", "Name a path of money.");
            case Operator.InternalRate:
                return new Result(Dimension.One / Dimension.Of(BaseDimension.Time), Period.Untold, 1);
            case Operator.Payback:
                return new Result(Dimension.Of(BaseDimension.Time), Period.Untold, 1);
            default:
                return path with { Places = operation.Operator == Operator.Running ? path.Places : 1 };
        }
    }

    private (Dimension, Period)? OfMonth(Expression.Operation operation, IReadOnlyList<Result?> operands)
    {
        var first = (operands[0]!.Value.Dimension, operands[0]!.Value.Period);
        var last = (operands[^1]!.Value.Dimension, operands[^1]!.Value.Period);
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
                return Require(first.Dimension.SquareRoot() is not null, operation, $"The square root of {Name(first.Dimension)} has no unit.", "Take the root of a plain number.", (first.Dimension.SquareRoot() ?? Dimension.One, Period.Untold));
            case Operator.Exp or Operator.Log:
                return Require(first.Dimension == Dimension.One, operation, $"'{FormulaText.Sign(operation.Operator)}' takes a plain number, not {Name(first.Dimension)}.", "Divide it by an amount of the same unit first.", first);
            case Operator.Power:
                return Power(operation, first.Dimension, last.Dimension);
            case Operator.WholeLife:
                return Require(first.Dimension.IsMoney, operation, $"'whole_life' takes an amount of money, not {Name(first.Dimension)}.", "Multiply a yearly amount by the ownership period first.", (first.Dimension, Period.Ownership));
            case Operator.If:
                return Require(first.Dimension == Dimension.One, operation, $"The condition of 'if' is {Name(first.Dimension)}.", "Write a comparison, such as 'a > b'.", null) is null && first.Dimension != Dimension.One ? null : Same(operation, (operands[1]!.Value.Dimension, operands[1]!.Value.Period), last);
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
            Message verb = operation.Operator switch { Operator.Add => "added to", Operator.Subtract => "subtracted from", _ => "set beside" };
            var (a, b) = operation.Operator == Operator.Subtract ? (right, left) : (left, right);
            return Refuse(operation, $"{Name(a.Dimension)} cannot be {verb} {Name(b.Dimension)}.", left.Dimension.DiffersInCurrency(right.Dimension) ? UnitTable.CurrencyRemedy : "Give both the same unit: multiply or divide one of them by what lies between.");
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

    private (Dimension, Period)? Require(bool holds, Expression operation, Message problem, Message remedy, (Dimension, Period)? result) => holds ? result : Refuse(operation, problem, remedy);

    private (Dimension, Period)? Refuse(Expression operation, Message problem, Message remedy)
    {
        errors.Add(operation.At ?? place, problem.Capitalised, remedy);
        return null;
    }

    private Result? Reject(Expression operation, Message problem, Message remedy)
    {
        Refuse(operation, problem, remedy);
        return null;
    }

    private static Message Name(Dimension dimension) => dimension == Dimension.One ? "a plain number" : (Message)$"an amount in {Notation.Display(dimension).Symbol}";
}
