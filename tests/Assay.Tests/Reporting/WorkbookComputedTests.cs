using System.Globalization;
using Assay.Modeling;
using Assay.Reporting.Workbook;
using Assay.Tests.Cli;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assay.Tests.Reporting;

/// <summary>Workbooks computed by LibreOffice from their formulas alone, against the library's own evaluation.</summary>
public sealed class WorkbookComputedTests
{
    private const double Allowed = 1e-9;

    private const string Operators = """
        case: operators
        as_of: 2025-01-31
        quantities:
          a: { value: 3 to 5, assumption: x }
          b: { value: -2, assumption: x }
          h800: { value: 7 GPU, assumption: x }
          sum: a + b - (a - b) - 1
          product: a * b / (a / b) / 3
          negated: -a ^ 2 + -(b)
          power: (a + 1) ^ (b / 2) ^ 2
          least: min(a, b, 0) + max(a, b, 10)
          rounded: ceil(a / 3) + floor(b / 3) + ceil(b / 3) + floor(a)
          size: abs(b) + sqrt(a) + exp(b) + log(a)
          compared: (a < b) + 2 * (a <= b) + 4 * (a > b) + 8 * (a >= b)
          chosen: if(a > 1, b, a) + if(a < 1, b, a)
          spent: 2 USD/GPU-hour * h800 * 3 months + 5 USD
          share: 40 % * a / 100
          a1: h800 * 2
        """;

    [Fact]
    public void Every_shipped_case_and_every_operator_gives_the_point_values()
    {
        LibreOffice.Needed();
        using var folder = new TemporaryFolder();
        var audits = WorkbookTests.Cases.Select(row => row.Data).ToDictionary(name => name, WorkbookTests.Shipped);
        audits["operators"] = WorkbookTests.Of(Operators);
        var computed = LibreOffice.Compute(folder.Path, audits.ToDictionary(pair => pair.Key + ".xlsx", pair => CaseWorkbook.Write(pair.Value)));
        foreach (var (name, audit) in audits)
            Agree(name, audit.Case.Graph, computed[name + ".xlsx"]);
    }

    [Theory]
    [InlineData("deepseek-v3", "fleet.ownership", 5, "fleet.ownership=5 years")]
    [InlineData("h100-hour", "fleet.utilisation", 0.35, "fleet.utilisation=35 %")]
    public void A_changed_input_moves_the_outputs_as_set_does(string name, string input, double value, string change)
    {
        LibreOffice.Needed();
        using var folder = new TemporaryFolder();
        var book = Changed(CaseWorkbook.Write(WorkbookTests.Shipped(name)), input, value);
        var computed = LibreOffice.Compute(folder.Path, new Dictionary<string, byte[]> { ["changed.xlsx"] = book });
        var changed = Assayer.Read(Path.Combine(Layout.Repository.Root, "cases", name + ".yaml"), change).Graph;
        Agree(name, changed, computed["changed.xlsx"]);
        var before = Point(Assayer.Read(Path.Combine(Layout.Repository.Root, "cases", name + ".yaml")).Graph, "fleet.cost_per_used_gpu_hour");
        Assert.NotEqual(before, Point(changed, "fleet.cost_per_used_gpu_hour"));
    }

    private static void Agree(string name, Graph graph, IReadOnlyDictionary<string, double> computed)
    {
        var names = new QuantityNames(graph);
        var points = new Evaluation(graph, [.. Enumerable.Range(0, graph.Nodes.Count)]).AtMedians().ToArray();
        var faults = new List<string>();
        for (var i = 0; i < points.Length; i++)
        {
            var node = graph.Nodes[i];
            if (node.Places > 1)
                continue;
            var expected = Shown.InCell(points[i], node.Unit!.Value);
            if (!computed.TryGetValue(names[node.Name], out var found))
                faults.Add($"{name}: {node.Name} was not computed.");
            else if (Math.Abs(found - expected) > Allowed * Math.Abs(expected))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {node.Name} is {found:R} in the workbook and {expected:R} here."));
        }

        Assert.Empty(faults);
    }

    private static double Point(Graph graph, string quantity) => new Evaluation(graph, [graph.IndexOf(quantity)]).AtMedians()[0];

    // As a person does who types over a cell.
    private static byte[] Changed(byte[] book, string input, double value)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var place = document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Single(name => name.Name == input).Text.Split('!')[1].Replace("$", "", StringComparison.Ordinal);
            var sheet = document.WorkbookPart.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == "Inputs");
            ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(cell => cell.CellReference == place).CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture));
        }

        return stream.ToArray();
    }
}
