using System.Globalization;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>A range of an axis.</summary>
/// <param name="From">Its first end, in base units.</param>
/// <param name="To">Its last end.</param>
/// <param name="Unit">The unit in which it was written.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios.</param>
/// <param name="Steps">How many values a grid takes of it, both ends among them; 0 where none was told.</param>
/// <param name="Place">Where it was written.</param>
public sealed record AxisRange(double From, double To, Unit Unit, bool IsLogarithmic, int Steps, Location Place)
{
    /// <summary>The value at a coordinate, in base units.</summary>
    public double At(Coordinate place) => place.Index >= 0 ? OfStep(place.Index) : Along(place.Share);

    /// <summary>The value at a share of the way from the first end to the last, in base units.</summary>
    private double Along(double share) => share switch
    {
        0 => From,
        1 => To,
        _ when IsLogarithmic => From * Math.Pow(To / From, share),
        _ => From + ((To - From) * share),
    };

    /// <summary>The value of a step of a grid, in base units; in the unit of the range it has twelve digits, as a person would write it.</summary>
    public double OfStep(int step) => Clean(Along(Steps == 1 ? 0 : (double)step / (Steps - 1)));

    // Three tenths of the way from 30 to 90 % are 48 %, and not 48.00000000000001.
    private double Clean(double value) => double.Parse((value / Unit.Scale).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) * Unit.Scale;

    /// <summary>A value as a case file would have it.</summary>
    public string Text(double value) => $"{(value / Unit.Scale).ToString("R", CultureInfo.InvariantCulture)}{(Unit.Symbol.Length == 0 ? "" : " " + Unit.Symbol)}";
}
