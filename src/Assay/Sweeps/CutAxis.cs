using System.Globalization;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>An axis as readings part it: into its listed values, the steps of its grid, or ranges of equal width where these are too many.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Count">How many places it has.</param>
/// <param name="IsRanges">Whether a place holds a range of values and not a single one.</param>
public sealed record CutAxis(Axis Axis, int Count, bool IsRanges)
{
    // More steps than these are told apart by nobody.
    private const int MostSteps = 60;
    private const int Ranges = 24;
    private const int MostRangesOfDesign = 12;

    // A range that holds fewer points says more of chance than of the axis.
    private const int PointsOfRange = 20;

    /// <summary>Whether the axis has more than one value.</summary>
    public bool Moves => Count > 1;

    /// <summary>Parts an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="points">How many points the sweep has.</param>
    public static CutAxis Of(Axis axis, long points) => axis.Range switch
    {
        null => new CutAxis(axis, axis.Values.Count, false),
        { } range when range.From == range.To => new CutAxis(axis, 1, false),
        { Steps: 0 } => new CutAxis(axis, (int)Math.Clamp(points / PointsOfRange, 2, MostRangesOfDesign), true),
        { Steps: <= MostSteps and var steps } => new CutAxis(axis, steps, false),
        _ => new CutAxis(axis, Ranges, true),
    };

    /// <summary>The place of a row of the results, from 0, in SQL.</summary>
    internal string Sql
    {
        get
        {
            if (Axis.Range is not { } range)
                return $"(list_position([{string.Join(", ", Axis.Values.Select(value => StoreSql.Text(value.Text)))}], {Column}) - 1)";
            if (Count == 1)
                return "0";
            if (!IsRanges)
                return $"round({Share} * {Count - 1})::INTEGER";
            // Steps lie in ranges by their numbers: their values may miss a bound by a last bit.
            return range.Steps > 0
                ? $"((round({Share} * {range.Steps - 1})::BIGINT * {Count}) // {range.Steps})::INTEGER"
                : $"least({Count - 1}, greatest(0, floor({Share} * {Count})))::INTEGER";
        }
    }

    /// <summary>How far along the axis a row lies, from 0 to 1, in SQL.</summary>
    internal string Share => Axis.Range switch
    {
        null => Count == 1 ? "0.5" : $"({Sql} / {Count - 1}.0)",
        { From: var from, To: var to } when from == to => "0.5",
        { IsLogarithmic: true } range => $"(ln({Column} / {Number(range.From / range.Unit.Scale)}) / {Number(Math.Log(range.To / range.From))})",
        var range => $"(({Column} - {Number(range.From / range.Unit.Scale)}) / {Number((range.To - range.From) / range.Unit.Scale)})",
    };

    private string Column => StoreSql.Name(Axis.Id);

    /// <summary>The first and the last value of a place of a range, in base units; both are the same where it holds one.</summary>
    public (double Low, double High) Ends(int place)
    {
        var range = Axis.Range!;
        if (!IsRanges)
            return (range.OfStep(place), range.OfStep(place));
        if (range.Steps == 0)
            return (range.At(new Coordinate(-1, (double)place / Count)), range.At(new Coordinate(-1, (place + 1.0) / Count)));
        return (range.OfStep(((place * range.Steps) + Count - 1) / Count), range.OfStep(((((place + 1) * range.Steps) + Count - 1) / Count) - 1));
    }

    internal static string Number(double value) => $"{value.ToString("R", CultureInfo.InvariantCulture)}::DOUBLE";
}
