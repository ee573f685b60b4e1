using System.Globalization;
using Assay.Modeling;
using Assay.Quantities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>
/// A case as a workbook: its graph as live formulas over named cells, and what sampling found beside them. Opened and
/// recalculated it gives the point values, and a changed input moves them as a changed case would.
/// </summary>
public sealed class CaseWorkbook
{
    private readonly AuditResult audit;
    private readonly Graph graph;
    private readonly QuantityNames names;
    private readonly MonthSheet months;
    private readonly RateSheet rates;
    private readonly SheetNames sheetNames = new();
    private readonly SheetFormula formulas;
    private readonly double[] points;
    private readonly Dictionary<string, string> places = [];

    private CaseWorkbook(AuditResult audit)
    {
        this.audit = audit;
        graph = audit.Case.Graph;
        names = new QuantityNames(graph);
        // What every workbook has keeps its name, whatever a case calls its own.
        foreach (var name in new[] { WorkbookWords.Findings, WorkbookWords.Inputs, WorkbookWords.Samples, WorkbookWords.Sources })
            sheetNames.Take(name);
        months = new MonthSheet(graph, sheetNames.Take(WorkbookWords.Months));
        rates = new RateSheet(sheetNames.Take(WorkbookWords.Rates));
        formulas = new SheetFormula(graph, names, months, rates);
        points = new Evaluation(graph, [.. Enumerable.Range(0, graph.Nodes.Count)]).AtMedians().ToArray();
    }

    /// <summary>Writes the workbook. The same audit gives the same bytes.</summary>
    public static byte[] Write(AuditResult audit)
    {
        var book = new CaseWorkbook(audit);
        var sheets = book.Sheets();
        return XlsxFile.Write(sheets, book.places);
    }

    private List<Sheet> Sheets()
    {
        var sheets = new List<Sheet> { Inputs() };
        sheets.AddRange(graph.Nodes.Where(node => node.Definition is Definition.Formula && node.Places == 1).GroupBy(node => node.Name.Split('.')[0]).Select(Part));
        if (months.Paths.Count > 0)
            sheets.Add(new MonthRows(audit, months, formulas).Write());
        if (rates.Sought.Count > 0)
            sheets.Add(Rates());
        sheets.Insert(0, FindingSheet.Write(audit, Live, Point));
        sheets.Add(SampleSheet.Write(audit));
        sheets.Add(SourceSheet.Write(audit));
        return sheets;
    }

    // A cell of another sheet; a path is told as the mean of its months, as sampling tells it.
    private string Live(string quantity, Unit unit)
    {
        var node = graph[quantity];
        var cell = node.Places == 1 ? names[quantity] : $"AVERAGE({months.Range(quantity, node.Places - 1)})";
        var factor = Shown.Scale(node.Unit!.Value) / Shown.Scale(unit);
        return factor == 1 ? cell : $"{cell}*{factor.ToString("R", CultureInfo.InvariantCulture)}";
    }

    private double Point(string quantity) => points[graph.IndexOf(quantity)];

    private Sheet Inputs()
    {
        var sheet = new Sheet(WorkbookWords.Inputs, [34, 40, 14, 14, 12, 12, 46, 36]) { FrozenColumns = 1 };
        sheet.Head(WorkbookWords.Name, WorkbookWords.What, WorkbookWords.Value, WorkbookWords.Unit, WorkbookWords.Low, WorkbookWords.High, WorkbookWords.RestsOn, WorkbookWords.Note);
        foreach (var node in graph.Nodes.Where(node => node.Definition is not Definition.Formula && node.Places == 1))
        {
            var (unit, summary, point) = (node.Unit!.Value, audit[node.Name], Point(node.Name));
            places[names[node.Name]] = sheet.At(2, sheet.Next);
            Cell Bound(double value) => Amounts.IsExact(summary) ? Cell.Of("") : Cell.Of(Shown.InCell(value, unit), Shown.Format(value, unit));
            sheet.Add(
                Cell.Of(node.Name, Look.Code),
                Cell.Of(Say(node.Title), Look.Wrapped),
                Cell.Of(Shown.InCell(point, unit), Shown.Format(point, unit), Look.Input),
                Cell.Of(Shown.Name(unit)),
                Bound(summary.P5),
                Bound(summary.P95),
                Cell.Of(RestsOn(node.Grounds), Look.Wrapped),
                Cell.Of(node.Grounds?.Note is { } note ? Say(note) : null, Look.Wrapped));
        }

        return sheet;
    }

    private string RestsOn(Grounds? grounds) => grounds switch
    {
        Grounds.Fact fact => string.Join("; ", fact.Sources.Select(id => $"{id} ({audit.Case.Sources[id].Publisher})")),
        Grounds.Assumption assumption => WorkbookWords.Assumption(Say(assumption.Because)),
        _ => "",
    };

    private Sheet Part(IGrouping<string, Node> part)
    {
        var sheet = new Sheet(sheetNames.Take(WorkbookWords.Part(part.Key)), [34, 40, 14, 14, 12, 12, 12, 66]) { FrozenColumns = 1 };
        sheet.Head(WorkbookWords.Name, WorkbookWords.What, WorkbookWords.PointValue, WorkbookWords.Unit, WorkbookWords.Mean, WorkbookWords.Low, WorkbookWords.High, WorkbookWords.Formula);
        foreach (var node in part)
        {
            var (unit, summary, point) = (node.Unit!.Value, audit[node.Name], Point(node.Name));
            places[names[node.Name]] = sheet.At(2, sheet.Next);
            var exact = Amounts.IsExact(summary);
            Cell Told(double value) => exact ? Cell.Of("") : Cell.Of(Shown.InCell(value, unit), Shown.Format(value, unit));
            sheet.Add(
                Cell.Of(node.Name, Look.Code),
                Cell.Of(Say(node.Title), Look.Wrapped),
                Cell.Live(formulas.Of(node), Shown.InCell(point, unit), Shown.Format(point, unit)),
                Cell.Of(Shown.Name(unit)),
                Told(summary.Mean),
                Told(summary.P5),
                Told(summary.P95),
                Cell.Of(FormulaText.Write(((Definition.Formula)node.Definition).Expression), Look.Wrapped));
        }

        return sheet;
    }

    private Sheet Rates()
    {
        var sheet = new Sheet(rates.Name, [.. Enumerable.Range(0, rates.Sought.Count * 5).Select(i => i % 5 == 4 ? 4.0 : 20)]) { Frozen = 2 };
        sheet.Add(Cell.Of(WorkbookWords.RatesNote));
        sheet.Head([.. rates.Sought.SelectMany(_ => new[] { WorkbookWords.LowFactor, WorkbookWords.HighFactor, WorkbookWords.Between, WorkbookWords.Worth, "" })]);
        for (var halving = 0; halving < PathKernels.Halvings; halving++)
            sheet.Add([.. Enumerable.Range(0, rates.Sought.Count).SelectMany(block => rates.Formulas(block, halving).Select((formula, column) => Cell.Live(formula, null, column < 3 ? "0.000000000000" : "General")).Append(Cell.Of("")))]);
        return sheet;
    }
}
