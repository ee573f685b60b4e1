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

    // On paths of a fleet's money; 'never' stays below zero and 'at_once' never is.
    private const string PathOperators = """
        case: paths
        as_of: 2024-06-30
        fleet:
          assumption: For an example.
          ownership: 3 years
          utilisation: 60 % to 80 %
          residual: 10 %
          cost_of_capital: 9 %/year
          pue: 1.2
          power_used: 80 %
          electricity: 0.09 USD/kWh
          facility: 140 USD/kW/month
          maintenance: 3 %/year
          network: 4k USD/GPU
          storage: 3 %
          pools:
            first: { title: H100, accelerator: H100-SXM, count: 512 }
        money:
          assumption: For an example.
          years: 3
          depreciation: straight-line
          tax: 0 %
          income: { rate: 3 to 4 USD/GPU-hour }
        quantities:
          path.earned: money.gpu_hours * 2 USD/GPU-hour - money.purchase
          path.all: total(money.cost) + 1 USD
          path.mean: mean(money.cost * 2)
          path.end: last(running(money.cost)) + last(money.cost * 3)
          path.added: running(money.cost + 1 USD)
          path.rate: irr(path.earned)
          path.back: payback(running(path.earned))
          path.never: payback(-1 * running(money.cost) - 1 USD)
          path.at_once: payback(running(money.cost) + 1 USD)
        """;

    [Fact]
    public void Every_shipped_case_and_every_operator_gives_the_point_values()
    {
        LibreOffice.Needed();
        using var folder = new TemporaryFolder();
        var audits = WorkbookTests.Cases.Select(row => row.Data).ToDictionary(name => name, WorkbookTests.Shipped);
        audits["operators"] = WorkbookTests.Of(Operators);
        audits["paths"] = WorkbookTests.Of(PathOperators);
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

    [Fact]
    public void In_every_shipped_case_a_changed_input_moves_the_outputs_as_set_does()
    {
        LibreOffice.Needed();
        using var folder = new TemporaryFolder();
        var (books, changes) = (new Dictionary<string, byte[]>(), new Dictionary<string, (Graph Before, Graph After)>());
        foreach (var name in WorkbookTests.Cases.Select(row => row.Data))
        {
            var audit = WorkbookTests.Shipped(name);
            var (input, value, after) = FirstChange(name, audit.Case.Graph);
            books[name + ".xlsx"] = Changed(CaseWorkbook.Write(audit), new QuantityNames(audit.Case.Graph)[input.Name], Shown.InCell(value, input.Unit!.Value));
            changes[name] = (audit.Case.Graph, after);
        }

        var computed = LibreOffice.Compute(folder.Path, books);
        foreach (var (name, (before, after)) in changes)
        {
            Agree(name, after, computed[name + ".xlsx"]);
            Assert.True(after.Nodes.Count(node => Point(before, node.Name) != Point(after, node.Name)) > 1, $"Nothing moves in {name}.");
        }
    }

    // The first uncertain input of a case's own that may be set, a little larger.
    private static (Node Input, double Value, Graph After) FirstChange(string name, Graph graph)
    {
        foreach (var node in graph.Nodes.Where(node => node is { Definition: Definition.Uncertain, Places: 1 }))
        {
            var value = Point(graph, node.Name) * 1.07;
            try
            {
                var change = string.Create(CultureInfo.InvariantCulture, $"{node.Name}={value / node.Unit!.Value.Scale:R} {node.Unit!.Value.Symbol}");
                return (node, value, Assayer.Read(Repository.Case(name), change).Graph);
            }
            catch (Assay.Documents.InputException)
            {
                // What the catalogue tells cannot be set.
            }
        }

        throw new InvalidOperationException($"{name} has no input that may be set.");
    }

    [Fact]
    public void A_claim_over_months_or_in_another_unit_follows_its_quantity()
    {
        LibreOffice.Needed();
        using var folder = new TemporaryFolder();
        var audit = WorkbookTests.Of(PathOperators + """

            claims:
              months: { says: 1M USD, scope: { quantity: money.cost }, assumption: x }
              hours: { says: 2 USD/GPU-year, scope: { quantity: fleet.cost_per_gpu_hour }, assumption: x }
            """);
        var computed = LibreOffice.Compute(folder.Path, new Dictionary<string, byte[]> { ["claims.xlsx"] = CaseWorkbook.Write(audit) })["claims.xlsx"];
        var points = new Evaluation(audit.Case.Graph, [audit.Case.Graph.IndexOf("money.cost"), audit.Case.Graph.IndexOf("fleet.cost_per_gpu_hour")]).AtMedians().ToArray();
        // Below the title, the answer, what it is of, how to read it, a free row and the heads of the columns.
        Assert.Equal(points[0], computed["'Findings'!C7"], points[0] * Allowed);
        Assert.Equal(1e6 / points[0], computed["'Findings'!D7"], 1e6 / points[0] * Allowed);
        var byYear = points[1] / Assay.Quantities.UnitTable.Parse("USD/GPU-year").Scale;
        Assert.Equal(byYear, computed["'Findings'!C8"], byYear * Allowed);
        Assert.Equal(2 / byYear, computed["'Findings'!D8"], 2 / byYear * Allowed);
    }

    private static void Agree(string name, Graph graph, IReadOnlyDictionary<string, double> computed)
    {
        var names = new QuantityNames(graph);
        var points = new Evaluation(graph, [.. Enumerable.Range(0, graph.Nodes.Count)]).AtMedians().ToArray();
        var faults = new List<string>();
        var months = new MonthSheet(graph, "Months");
        for (var i = 0; i < points.Length; i++)
        {
            var node = graph.Nodes[i];
            double[] values = node.Places == 1 ? [points[i]] : Evaluation.OfMonths(graph, i).AtMedians().ToArray();
            for (var month = 0; month < values.Length; month++)
                Compare(node, node.Places == 1 ? names[node.Name] : months.At(node.Name, month).Replace("$", "", StringComparison.Ordinal), values[month]);
        }

        void Compare(Node node, string place, double value)
        {
            var expected = Shown.InCell(value, node.Unit!.Value);
            if (!computed.TryGetValue(place, out var found))
                faults.Add($"{name}: {node.Name} was not computed in {place}.");
            else if (Math.Abs(found - expected) > Allowed * Math.Max(Math.Abs(expected), Smallest(node)))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {node.Name} is {found:R} in {place} of the workbook and {expected:R} here."));
        }

        // A month in which large amounts cancel is held to the size of the path.
        double Smallest(Node node) =>
            node.Places == 1 ? 0 : Evaluation.OfMonths(graph, graph.IndexOf(node.Name)).AtMedians().ToArray().Max(value => Math.Abs(Shown.InCell(value, node.Unit!.Value)));

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
