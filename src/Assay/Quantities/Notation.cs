namespace Assay.Quantities;

/// <summary>The unit in which the field itself speaks of a dimension, where it differs from the plain one.</summary>
public static class Notation
{
    private static readonly Dictionary<Dimension, Unit> Customary = new[]
    {
        "GPU-hour", "USD/GPU-hour", "USD/year", "%/year", "USD/kWh", "USD/person/year", "kW", "W/GPU",
        "TFLOP/s/GPU", "GB/s/GPU", "GB/GPU", "FLOP/token", "GPU-hour/token", "USD/Mtoken",
    }.Select(UnitTable.Parse).ToDictionary(unit => unit.Dimension);

    /// <summary>The customary unit of a dimension, else the one given.</summary>
    public static Unit Display(Dimension dimension, Unit otherwise) => Customary.TryGetValue(dimension, out var unit) ? unit : otherwise;

    /// <summary>The customary unit of a dimension, else the plain one.</summary>
    public static Unit Display(Dimension dimension) => Display(dimension, Unit.For(dimension));
}
