using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>A formula over named quantities. Immutable; a node of the graph owns one.</summary>
public abstract record Expression
{
    /// <summary>Where a person wrote it; null in the formulas of the built-in models.</summary>
    public Location? At { get; init; }

    /// <summary>A number.</summary>
    /// <param name="Value">In base units.</param>
    /// <param name="Unit">The unit in which it is shown.</param>
    public sealed record Constant(double Value, Unit Unit) : Expression;

    /// <summary>The value of a named quantity.</summary>
    public sealed record Reference(string Name) : Expression;

    public sealed record Operation(Operator Operator, IReadOnlyList<Expression> Operands) : Expression;

    /// <summary>The names referred to, each once, in the order of the formula.</summary>
    public IEnumerable<string> Names() => Walk().OfType<Reference>().Select(reference => reference.Name).Distinct();

    /// <summary>This expression and all parts of it, parts after the whole.</summary>
    public IEnumerable<Expression> Walk() =>
        this is Operation operation ? operation.Operands.SelectMany(operand => operand.Walk()).Prepend(this) : [this];

    /// <summary>The sum of the terms; a single term is itself.</summary>
    public static Expression Sum(IReadOnlyList<Expression> terms) =>
        terms.Skip(1).Aggregate(terms[0], (sum, term) => new Operation(Operator.Add, [sum, term]));
}
