namespace Assay.Quantities;

/// <summary>An amount that is told in a message, so that each language writes it in its own way.</summary>
/// <param name="Value">The value in base units.</param>
/// <param name="Unit">The unit to show it in.</param>
/// <param name="Spread">The standard deviation in base units; 0 where the value is exact.</param>
public readonly record struct Printed(double Value, Unit Unit, double Spread = 0)
{
    /// <summary>As English writes it.</summary>
    public override string ToString() => Printing.Print(Value, Unit, Spread);
}
