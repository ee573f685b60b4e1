using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>A named quantity of the model.</summary>
/// <param name="Name">Dotted and unique: <c>fleet.h800.server_capex</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Definition">How it gets its value.</param>
public sealed record Node(string Name, Message Title, Definition Definition)
{
    /// <summary>The unit it is shown in; null in a draft whose formula has yet to tell.</summary>
    public Unit? Unit { get; init; }

    /// <summary>What an input rests on; null for a formula.</summary>
    public Grounds? Grounds { get; init; }

    /// <summary>How many months the quantity has a value for; 1 where it has a single value. A formula's follows from its operands.</summary>
    public int Places { get; init; } = 1;

    /// <summary>Whether an amount of money was paid once or counts a whole period; see <see cref="Modeling.Period"/>.</summary>
    public Period Period { get; init; }

    /// <summary>Where a person wrote it; null in the built-in models.</summary>
    public Location? At { get; init; }
}
