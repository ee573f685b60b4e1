namespace Assay.Quantities;

/// <summary>An expression as it was written, each part with its place; names are not yet looked up.</summary>
/// <param name="Offset">Characters from the start of the expression.</param>
public abstract record Syntax(int Offset)
{
    /// <summary>A number with its unit. The value is in base units; the unit is null where none was written.</summary>
    /// <param name="Offset">Characters from the start of the expression.</param>
    /// <param name="Value">In base units.</param>
    /// <param name="Unit">Null where none was written.</param>
    /// <param name="Magnified">Whether a magnitude was written: 8k, 8 thousand.</param>
    public sealed record Number(int Offset, double Value, Unit? Unit, bool Magnified = false) : Syntax(Offset);

    /// <summary>A 90 % interval: <c>8k to 12k GPU</c>.</summary>
    public sealed record Interval(int Offset, Number Low, Number High) : Syntax(Offset);

    public sealed record Name(int Offset, string Text) : Syntax(Offset);

    public sealed record Negation(int Offset, Syntax Operand) : Syntax(Offset);

    /// <summary>Two operands and one of <c>+ - * / ^ &lt; &lt;= &gt; &gt;=</c>; the offset is the operator's.</summary>
    public sealed record Binary(int Offset, string Operator, Syntax Left, Syntax Right) : Syntax(Offset);

    public sealed record Call(int Offset, string Function, IReadOnlyList<Argument> Arguments) : Syntax(Offset);

    /// <summary>An argument, with the weight that <c>value @ weight</c> gives it.</summary>
    public sealed record Argument(Syntax Value, Syntax? Weight);
}
