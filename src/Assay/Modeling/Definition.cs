using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>How a quantity gets its value.</summary>
public abstract record Definition
{
    private Definition()
    {
    }

    /// <summary>A number, in base units.</summary>
    public sealed record Fixed(double Value) : Definition;

    /// <summary>A number for each month, in base units.</summary>
    public sealed record Path(IReadOnlyList<double> Values) : Definition;

    /// <summary>
    /// An uncertain input, in base units. Its draws are keyed by the quantity's name, so it keeps them whatever else changes.
    /// An input with many months is drawn anew for each.
    /// </summary>
    public sealed record Uncertain(Distribution Distribution) : Definition;

    /// <summary>Computed from other quantities.</summary>
    public sealed record Formula(Expression Expression) : Definition;
}
