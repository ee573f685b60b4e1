using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>A quantity of the model whose unit the compiler knows: not a number yet, but the way to it.</summary>
/// <typeparam name="U">The unit. Units of time are one type, so a rate by the year and a rate by the hour are too.</typeparam>
public readonly record struct Quantity<U>(Expression Expression)
    where U : IUnit
{
    /// <summary>A fixed number.</summary>
    /// <param name="value">In the unit's own scale: 2 is two dollars per GPU-hour.</param>
    public static Quantity<U> Of(double value) => new(new Expression.Constant(value * U.Unit.Scale, U.Unit));
}
