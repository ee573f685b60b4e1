using System.Globalization;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Reporting.Workbook;

/// <summary>
/// Where internal rates are sought, by halving a bracket as the library does: a spreadsheet's own search ends too early and may
/// find another rate. A block a rate: discount factors low, high and between, and what the payments are worth at the last.
/// </summary>
internal sealed class RateSheet(string name)
{
    private const int Width = 5;

    private readonly List<(string Payments, int Months)> sought = [];

    public string Name => name;

    public IReadOnlyList<(string Payments, int Months)> Sought => sought;

    /// <summary>Takes a block for a path of payments.</summary>
    /// <returns>The formula of its rate, in base units.</returns>
    public string Add(string payments, int months)
    {
        sought.Add((payments, months));
        return $"((({Place(2, PathKernels.Halvings - 1)})^(-12)-1)/{UnitTable.Parse("year").Scale.ToString("R", CultureInfo.InvariantCulture)})";

        string Place(int column, int halving) => At(sought.Count - 1, column, halving);
    }

    /// <summary>A cell of a block.</summary>
    public string At(int block, int column, int halving) => $"'{name}'!${Sheet.Column((block * Width) + column)}${halving + 3}";

    /// <summary>The formulas of a row of a block: low, high, between, worth.</summary>
    public string[] Formulas(int block, int halving)
    {
        var (payments, months) = sought[block];
        var powers = string.Join(',', Enumerable.Range(0, months).Select(month => month.ToString(CultureInfo.InvariantCulture)));
        string Before(int column) => At(block, column, halving - 1);
        return
        [
            halving == 0 ? Number(PathKernels.LowestFactor) : $"IF({Before(3)}<0,{Before(2)},{Before(0)})",
            halving == 0 ? Number(PathKernels.HighestFactor) : $"IF({Before(3)}<0,{Before(1)},{Before(2)})",
            $"({At(block, 0, halving)}+{At(block, 1, halving)})*0.5",
            $"SUMPRODUCT({payments},{At(block, 2, halving)}^{{{powers}}})",
        ];
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
