using Assay.Modeling;

namespace Assay.Reporting.Workbook;

/// <summary>
/// Where the paths of a case stand: a row a path, a column a month. What a formula adds up over months without naming it gets
/// a row of its own below.
/// </summary>
internal sealed class MonthSheet
{
    /// <summary>Columns before the first month: name, what it is, unit.</summary>
    public const int Before = 3;

    private readonly Dictionary<string, int> rows = [];
    private readonly List<string[]> steps = [];
    private readonly string name;

    public MonthSheet(Graph graph, string name)
    {
        this.name = name;
        Paths = [.. graph.Nodes.Where(node => node.Places > 1)];
        Months = Paths.Count == 0 ? 0 : Paths.Max(node => node.Places);
        for (var i = 0; i < Paths.Count; i++)
            rows[Paths[i].Name] = i + 2;
    }

    public string Name => name;

    /// <summary>The quantities that have a value a month, in the order of their rows.</summary>
    public IReadOnlyList<Node> Paths { get; }

    /// <summary>The months of the longest path.</summary>
    public int Months { get; }

    /// <summary>The formulas of the rows that no quantity has, each with one a month, from the row after the last quantity on.</summary>
    public IReadOnlyList<string[]> Steps => steps;

    /// <summary>The cell of a path in a month.</summary>
    public string At(string path, int month) => Place(rows[path], month);

    /// <summary>The cells of a path from its first month to another.</summary>
    public string Range(string path, int last) => Range(rows[path], last);

    /// <summary>Takes a row for what stands in a formula alone.</summary>
    /// <returns>Its number.</returns>
    public int Add(string[] formulas)
    {
        steps.Add(formulas);
        return 1 + Paths.Count + steps.Count;
    }

    public string Range(int row, int last) => $"{Place(row, 0)}:${Sheet.Column(Before + last)}${row}";

    public string Place(int row, int month) => $"'{name}'!${Sheet.Column(Before + month)}${row}";
}
