namespace Assay.Reporting.Workbook;

/// <summary>A sheet as rows of cells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Widths">The width of each column, in characters.</param>
internal sealed record Sheet(string Name, IReadOnlyList<double> Widths)
{
    public List<IReadOnlyList<Cell>> Rows { get; } = [];

    /// <summary>How many rows stay in sight at the top.</summary>
    public int Frozen { get; init; } = 1;

    /// <summary>How many columns stay in sight on the left.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The number of the row that is added next, from 1.</summary>
    public int Next => Rows.Count + 1;

    public void Add(params IReadOnlyList<Cell> cells) => Rows.Add(cells);

    public void Head(params IReadOnlyList<string> titles) => Rows.Add([.. titles.Select(title => Cell.Of(title, WorkbookWords.IsOverNumbers(title) ? Look.NumberHeading : Look.Heading))]);

    /// <summary>A column's letters: 0 is A.</summary>
    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>The place of a cell as formulas on any sheet name it.</summary>
    public string At(int column, int row) => Whole($"${Column(column)}${row}");

    /// <summary>Rows or columns as other sheets name them.</summary>
    public string Whole(string places) => $"'{Name.Replace("'", "''", StringComparison.Ordinal)}'!{places}";
}
