using System.Globalization;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Reporting.Workbook;

/// <summary>Writes the formulas of a case as those of a spreadsheet, over the names of its cells.</summary>
/// <param name="graph">The case's quantities.</param>
/// <param name="names">The names of their cells.</param>
/// <param name="months">Where paths stand.</param>
/// <param name="rates">Where internal rates are sought.</param>
internal sealed class SheetFormula(Graph graph, QuantityNames names, MonthSheet months, RateSheet rates)
{
    // How tightly signs bind: what binds less than its surroundings stands in parentheses. A spreadsheet binds a leading minus
    // more tightly than a power, so both always stand in some.
    private const int Comparing = 1;
    private const int Adding = 2;
    private const int Multiplying = 3;
    private const int Tight = 4;

    private readonly record struct Part(string Text, int Strength)
    {
        public string Within(int strength) => Strength < strength ? $"({Text})" : Text;
    }

    /// <summary>The formula of a quantity with a single value, in the unit of its cell.</summary>
    public string Of(Node node) => InUnit(((Definition.Formula)node.Definition).Expression, node.Unit!.Value, 0);

    /// <summary>The formula of a path in a month, in the unit of its cells.</summary>
    public string Of(Node node, int month) => InUnit(((Definition.Formula)node.Definition).Expression, node.Unit!.Value, month);

    // Formulas are over base units; where cells are told in others, factors stand in between.
    private string InUnit(Expression expression, Unit unit, int month)
    {
        var scale = Shown.Scale(unit);
        if (expression is Expression.Reference same && Shown.Scale(graph[same.Name].Unit!.Value) == scale)
            return Cell(same.Name, month);
        var part = Write(expression, month);
        return scale == 1 ? part.Text : $"{part.Within(Multiplying)}/{Number(scale)}";
    }

    private Part Write(Expression expression, int month) => expression switch
    {
        Expression.Constant constant => constant.Value < 0 ? new Part($"({Number(constant.Value)})", Tight) : new Part(Number(constant.Value), Tight),
        Expression.Reference reference => InBase(reference.Name, month),
        Expression.Operation operation => Write(operation, month),
        _ => throw new InvalidOperationException($"No formula for {expression.GetType().Name}."),
    };

    private Part InBase(string quantity, int month)
    {
        var scale = Shown.Scale(graph[quantity].Unit!.Value);
        return scale == 1 ? new Part(Cell(quantity, month), Tight) : new Part($"{Cell(quantity, month)}*{Number(scale)}", Multiplying);
    }

    private string Cell(string quantity, int month) => graph[quantity].Places > 1 ? months.At(quantity, month) : names[quantity];

    private Part Write(Expression.Operation operation, int month)
    {
        var (first, second) = (operation.Operands[0], operation.Operands.Count > 1 ? operation.Operands[1] : null);
        Part Joined(string sign, int strength) => new($"{Write(first, month).Within(strength)}{sign}{Write(second!, month).Within(strength + 1)}", strength);
        Part Call(string function) => new($"{function}({string.Join(',', operation.Operands.Select(operand => Write(operand, month).Text))})", Tight);
        Part Compare(string sign) => new($"IF({Joined(sign, Comparing).Text},1,0)", Tight);
        return operation.Operator switch
        {
            Operator.Add => Joined("+", Adding),
            Operator.Subtract => Joined("-", Adding),
            Operator.Multiply => Joined("*", Multiplying),
            Operator.Divide => Joined("/", Multiplying),
            Operator.Negate => new Part($"(-{Write(first, month).Within(Tight)})", Tight),
            Operator.Power => new Part($"({Write(first, month).Within(Tight)}^{Write(second!, month).Within(Tight)})", Tight),
            Operator.Min => Call("MIN"),
            Operator.Max => Call("MAX"),
            // INT rounds down, negative numbers too.
            Operator.Floor => Call("INT"),
            Operator.Ceiling => new Part($"(-INT(-{Write(first, month).Within(Tight)}))", Tight),
            Operator.Absolute => Call("ABS"),
            Operator.SquareRoot => Call("SQRT"),
            Operator.Exp => Call("EXP"),
            Operator.Log => Call("LN"),
            Operator.Less => Compare("<"),
            Operator.LessOrEqual => Compare("<="),
            Operator.Greater => Compare(">"),
            Operator.GreaterOrEqual => Compare(">="),
            Operator.If => new Part($"IF({Write(first, month).Within(Adding)}<>0,{Write(second!, month).Text},{Write(operation.Operands[2], month).Text})", Tight),
            Operator.WholeLife => Write(first, month),
            _ => Over(operation.Operator, first, month),
        };
    }

    // What reads the months of a path together.
    private Part Over(Operator sign, Expression path, int month)
    {
        var last = Places(path) - 1;
        var (range, scale) = path is Expression.Reference named
            ? (new Func<int, string>(to => months.Range(named.Name, to)), Shown.Scale(graph[named.Name].Unit!.Value))
            : (Row(path, last), 1);
        Part Scaled(string text) => scale == 1 ? new Part(text, Tight) : new Part($"{text}*{Number(scale)}", Multiplying);
        return sign switch
        {
            Operator.Total => Scaled($"SUM({range(last)})"),
            Operator.Mean => Scaled($"AVERAGE({range(last)})"),
            Operator.Running => Scaled($"SUM({range(month)})"),
            Operator.Last => Scaled($"INDEX({range(last)},1,{last + 1})"),
            Operator.Payback => Payback(range(last), last),
            Operator.InternalRate => new Part(rates.Add(range(last), last + 1), Tight),
            _ => throw new InvalidOperationException($"No formula for {sign}."),
        };
    }

    private Func<int, string> Row(Expression path, int last)
    {
        var row = months.Add([.. Enumerable.Range(0, last + 1).Select(month => Write(path, month).Text)]);
        return to => months.Range(row, to);
    }

    // A row tells of each month whether the balance has been below zero ever since the start; in the first month that is not,
    // it runs in a straight line from the month before.
    private Part Payback(string balances, int last)
    {
        var flags = new string[last + 1];
        var row = months.Add(flags);
        for (var month = 0; month <= last; month++)
        {
            var below = $"INDEX({balances},1,{month + 1})<0";
            flags[month] = month == 0 ? $"IF({below},1,0)" : $"IF(AND({months.Place(row, month - 1)}=1,{below}),1,0)";
        }

        var first = $"SUM({months.Range(row, last)})";
        var (before, after) = ($"INDEX({balances},1,{first})", $"INDEX({balances},1,{first}+1)");
        return new Part($"IF(OR({first}=0,{first}={last + 1}),{first},{first}+(0-{before})/({after}-{before}))*{Number(UnitTable.Parse("month").Scale)}", Multiplying);
    }

    private int Places(Expression expression) => expression switch
    {
        Expression.Reference reference => graph[reference.Name].Places,
        Expression.Operation { Operator: Operator.Total or Operator.Mean or Operator.Last or Operator.InternalRate or Operator.Payback } => 1,
        Expression.Operation operation => operation.Operands.Max(Places),
        _ => 1,
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
