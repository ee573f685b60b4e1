using Assay.Documents;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>Gives an expression its meaning: numbers, distributions, and formulas over named quantities.</summary>
/// <param name="name">The quantity that the expression defines; distributions inside a formula become inputs named after it.</param>
/// <param name="title">The quantity's title.</param>
/// <param name="at">Where the expression stands.</param>
/// <param name="expected">The unit that its place asks for; null where any will do.</param>
/// <param name="grounds">What the value rests on.</param>
public sealed class Binder(string name, Message title, Location at, Unit? expected, Grounds? grounds)
{
    private readonly List<Node> hoisted = [];

    /// <summary>Binds an expression to the quantity, and to an input of its own for each distribution inside a formula.</summary>
    /// <exception cref="InputException">A function is unknown or has the wrong arguments, or a unit does not fit.</exception>
    public IReadOnlyList<Node> Bind(Syntax syntax)
    {
        var node = syntax switch
        {
            _ when DistributionOf(syntax) is { } drawn => Input(drawn.Distribution, drawn.Unit, syntax),
            _ when ConstantOf(syntax) is { } constant => Constant(constant, syntax),
            _ => new Node(name, title, new Definition.Formula(ExpressionOf(syntax))) { Unit = expected },
        };
        return [.. hoisted, node with { At = at, Grounds = grounds }];
    }

    private Node Constant((double Value, Unit Unit) constant, Syntax syntax)
    {
        var (value, unit) = Fit(constant.Value, constant.Unit, syntax);
        return new Node(name, title, new Definition.Fixed(value)) { Unit = unit };
    }

    private Node Input(Distribution distribution, Unit unit, Syntax syntax)
    {
        var (factor, shown) = Fit(1, unit, syntax);
        return new Node(name, title, new Definition.Uncertain(factor == 1 ? distribution : distribution.Scale(factor))) { Unit = shown };
    }

    // A count needs no unit where its place says what is counted: 'gpus: 2048'.
    private (double Value, Unit Unit) Fit(double value, Unit unit, Syntax syntax)
    {
        if (expected is not { } wanted)
            return (value, unit);
        if (unit == Unit.One && wanted.Scale == 1 && IsCounted(wanted.Dimension))
            return (value, wanted);
        if (unit.Dimension == wanted.Dimension)
            return (value, unit.Symbol.Length > 0 ? unit : wanted);
        Message problem = unit.Dimension == Dimension.One ? (Message)$"{title.Capitalised} needs a unit like {wanted.Name}."
            : wanted.Dimension == Dimension.One ? (Message)$"{title.Capitalised} is a plain number, not in {unit.Name}."
            : $"{title.Capitalised} is told in {wanted.Name}, not in {unit.Name}.";
        if (unit.Dimension.DiffersInCurrency(wanted.Dimension))
            throw Refuse(syntax, problem, UnitTable.CurrencyRemedy);
        throw Refuse(syntax, problem, $"Write a number with its unit, such as '{Example(wanted)}'.");
    }

    private static bool IsCounted(Dimension dimension) =>
        new[] { BaseDimension.Gpu, BaseDimension.Node, BaseDimension.Person, BaseDimension.Token }.Any(counted => dimension == Dimension.Of(counted));

    private static string Example(Unit unit) => unit.Symbol.Length == 0 ? "0.5" : $"1 {unit.Symbol}";

    private Expression ExpressionOf(Syntax syntax)
    {
        if (DistributionOf(syntax) is { } drawn)
        {
            var input = $"{name}.input_{hoisted.Count + 1}";
            hoisted.Add(new Node(input, $"{title}, uncertain part {hoisted.Count + 1}", new Definition.Uncertain(drawn.Distribution)) { Unit = drawn.Unit, Grounds = grounds, At = at });
            return new Expression.Reference(input) { At = Place(syntax) };
        }

        Expression expression = syntax switch
        {
            Syntax.Number number => new Expression.Constant(number.Value, number.Unit ?? Unit.One),
            Syntax.Name reference => new Expression.Reference(reference.Text),
            Syntax.Negation negation => new Expression.Operation(Operator.Negate, [ExpressionOf(negation.Operand)]),
            Syntax.Binary binary => new Expression.Operation(Operators[binary.Operator], [ExpressionOf(binary.Left), ExpressionOf(binary.Right)]),
            Syntax.Call call => Call(call),
            _ => throw new InvalidOperationException($"Cannot bind {syntax.GetType().Name}."),
        };
        return expression with { At = Place(syntax) };
    }

    private Expression Call(Syntax.Call call)
    {
        if (!Functions.TryGetValue(call.Function, out var function))
            throw Refuse(call, $"There is no function '{call.Function}'.", Nearest.Suggest(call.Function, Functions.Keys.Concat(DistributionReader.Names), $"Functions: {string.Join(", ", Functions.Keys)}; distributions: {string.Join(", ", DistributionReader.Names)}."));
        if (call.Arguments.Any(argument => argument.Weight is not null))
            throw Refuse(call, "Weights ('@') belong to 'mixture' and 'discrete' alone.", "Take the weight out.");
        var arguments = call.Arguments.Select(argument => ExpressionOf(argument.Value)).ToArray();
        if (arguments.Length < function.Fewest || arguments.Length > function.Most)
            throw Refuse(call, $"'{call.Function}' takes {function.Wants}; here are {arguments.Length}.", $"Write {function.Example}.");
        if (function.Operator is Operator.Add or Operator.Min or Operator.Max)
            return arguments.Skip(1).Aggregate(arguments[0], (left, right) => new Expression.Operation(function.Operator, [left, right]) { At = Place(call) });
        return new Expression.Operation(function.Operator, arguments);
    }

    private (Distribution Distribution, Unit Unit)? DistributionOf(Syntax syntax) => DistributionReader.Read(syntax, ConstantOf, Refuse);

    // A number, or arithmetic on numbers alone.
    private (double Value, Unit Unit)? ConstantOf(Syntax syntax)
    {
        switch (syntax)
        {
            case Syntax.Number number:
                return (number.Value, number.Unit ?? Unit.One);
            case Syntax.Negation negation when ConstantOf(negation.Operand) is { } operand:
                return (-operand.Value, operand.Unit);
            case Syntax.Binary { Operator: "+" or "-" or "*" or "/" } binary when ConstantOf(binary.Left) is { } left && ConstantOf(binary.Right) is { } right:
                return Arithmetic(binary, left, right);
            default:
                return null;
        }
    }

    private (double Value, Unit Unit) Arithmetic(Syntax.Binary binary, (double Value, Unit Unit) left, (double Value, Unit Unit) right)
    {
        switch (binary.Operator)
        {
            case "*":
                return (left.Value * right.Value, Notation.Display(left.Unit.Dimension * right.Unit.Dimension));
            case "/" when right.Value == 0:
                throw Refuse(binary, "This divides by zero.", "Divide by something else.");
            case "/":
                return (left.Value / right.Value, Notation.Display(left.Unit.Dimension / right.Unit.Dimension));
            default:
                if (left.Unit.Dimension != right.Unit.Dimension)
                    throw Refuse(binary, $"{Name(left.Unit)} and {Name(right.Unit)} do not add.", "Give both the same unit.");
                return (binary.Operator == "+" ? left.Value + right.Value : left.Value - right.Value, left.Unit);
        }
    }

    /// <summary>A unit as messages name it.</summary>
    internal static Message Name(Unit unit) => unit.Dimension == Dimension.One ? "a plain number" : unit.Name;

    private Location Place(Syntax syntax) => at.Right(syntax.Offset);

    private InputException Refuse(Syntax syntax, Message problem, Message remedy) => new(Place(syntax), problem, remedy);

    private static readonly Dictionary<string, Operator> Operators = new()
    {
        ["+"] = Operator.Add,
        ["-"] = Operator.Subtract,
        ["*"] = Operator.Multiply,
        ["/"] = Operator.Divide,
        ["^"] = Operator.Power,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessOrEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterOrEqual,
    };

    private sealed record Function(Operator Operator, int Fewest, int Most, Message Wants, string Example);

    private static readonly Dictionary<string, Function> Functions = new()
    {
        ["min"] = new(Operator.Min, 1, 1000, "one value or more", "'min(a, b)'"),
        ["max"] = new(Operator.Max, 1, 1000, "one value or more", "'max(a, b)'"),
        ["sum"] = new(Operator.Add, 1, 1000, "one value or more", "'sum(a, b, c)'"),
        ["ceil"] = new(Operator.Ceiling, 1, 1, "one value", "'ceil(a)'"),
        ["floor"] = new(Operator.Floor, 1, 1, "one value", "'floor(a)'"),
        ["abs"] = new(Operator.Absolute, 1, 1, "one value", "'abs(a)'"),
        ["sqrt"] = new(Operator.SquareRoot, 1, 1, "one value", "'sqrt(a)'"),
        ["exp"] = new(Operator.Exp, 1, 1, "one value", "'exp(a)'"),
        ["log"] = new(Operator.Log, 1, 1, "one value", "'log(a)'"),
        ["if"] = new(Operator.If, 3, 3, "a condition and two values", "'if(a > b, x, y)'"),
        ["whole_life"] = new(Operator.WholeLife, 1, 1, "one amount of money", "'whole_life(a)'"),
        ["total"] = new(Operator.Total, 1, 1, "one path", "'total(money.cash_flow)'"),
        ["mean"] = new(Operator.Mean, 1, 1, "one path", "'mean(money.book_value)'"),
        ["running"] = new(Operator.Running, 1, 1, "one path", "'running(money.cash_flow)'"),
        ["last"] = new(Operator.Last, 1, 1, "one path", "'last(money.book_value)'"),
        ["irr"] = new(Operator.InternalRate, 1, 1, "one path of money", "'irr(money.cash_flow)'"),
        ["payback"] = new(Operator.Payback, 1, 1, "one path of balances", "'payback(running(money.cash_flow))'"),
    };
}
