using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Reporting.Workbook;
using Assay.Tests.Layout;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Assay.Tests.Reporting;

/// <summary>A case as a workbook: what is written, before any spreadsheet computes it.</summary>
public partial class WorkbookTests
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "cases"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void A_workbook_is_valid_and_says_every_quantity_once_by_its_name(string name)
    {
        var audit = Shipped(name);
        using var document = Opened(audit);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var single = audit.Case.Graph.Nodes.Count(node => node.Places == 1);
        var names = document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Where(defined => defined.LocalSheetId is null).Select(defined => defined.Name!.Value!).ToArray();
        Assert.Equal(single, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, defined => Assert.Matches("^[A-Za-z_][A-Za-z0-9_.]*$", defined));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_name_in_a_formula_is_that_of_a_cell(string name)
    {
        using var document = Opened(Shipped(name));
        var names = document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Select(defined => defined.Name!.Value!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] functions = ["IF", "AND", "OR", "MIN", "MAX", "INT", "ABS", "SQRT", "EXP", "LN", "SUM", "AVERAGE", "INDEX", "SUMPRODUCT"];
        var used = Formulas(document).SelectMany(formula => Word().Matches(Quoted().Replace(formula, "")).Select(match => match.Value)).Distinct().ToArray();
        Assert.NotEmpty(used);
        Assert.All(used, word => Assert.True(names.Contains(word) || functions.Contains(word), word));
        Assert.All(Formulas(document), formula => Assert.InRange(formula.Length, 1, 8192));
    }

    [Fact]
    public void The_same_audit_gives_the_same_bytes_on_any_number_of_threads()
    {
        var @case = Assayer.Read(Path.Combine(Repository.Root, "cases/h100-hour.yaml"));
        byte[] Written(int threads) => CaseWorkbook.Write(Assayer.Audit(@case, new SamplingOptions { Samples = 500, Threads = threads }));
        Assert.Equal(Written(1), Written(2));
    }

    [Fact]
    public void A_text_that_looks_like_a_formula_stays_a_text()
    {
        const string Title = "=HYPERLINK(\"http://example.com\",\"<script>\")";
        var audit = Of($"case: x\ntitle: '{Title}'\nas_of: 2025-01-31\nquantities:\n  a: {{ title: '+1+cmd', value: 1 GPU, assumption: '@why' }}\n");
        using var document = Opened(audit);
        Assert.Empty(Formulas(document));
        var texts = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Where(cell => cell.DataType?.Value == CellValues.InlineString).Select(cell => cell.InnerText).ToArray();
        Assert.Contains(Title, texts);
        Assert.Contains("+1+cmd", texts);
    }

    [Theory]
    [InlineData("fleet.h800", "fleet.h800_")]
    [InlineData("a1", "a1_")]
    [InlineData("R1C1", "R1C1_")]
    [InlineData("c", "c_")]
    [InlineData("true", "true_")]
    [InlineData("claims.six-million.claimed", "claims.six_million.claimed")]
    [InlineData("fleet.cost_per_year", "fleet.cost_per_year")]
    public void A_name_that_a_spreadsheet_would_misread_is_changed_a_little(string quantity, string cell) => Assert.Equal(cell, Names(quantity)[quantity]);

    [Fact]
    public void Names_that_differ_in_a_sign_or_capitals_alone_stay_apart()
    {
        var names = Names("a-b", "a_b", "A_B");
        Assert.Equal(3, new[] { names["a-b"], names["a_b"], names["A_B"] }.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData(1.63e9, "USD", "[>=1000000000]\"$\"#,##0.00,,,\"B\";[>=1000000]\"$\"#,##0.00,,\"M\";\"$\"#,##0")]
    [InlineData(2.0, "USD/GPU-hour", "\"$\"#,##0\"/GPU-hour\"")]
    [InlineData(1.154, "USD/GPU-hour", "\"$\"#,##0.000\"/GPU-hour\"")]
    [InlineData(0.5, "%", "0\\ %")]
    public void A_number_format_carries_the_unit(double value, string unit, string format) => Assert.Equal(format, Shown.Format(value, Assay.Quantities.UnitTable.Parse(unit)));

    [Theory, MemberData(nameof(Cases))]
    public void Every_claim_has_a_live_cell_and_tells_whose_it_is(string name)
    {
        var audit = Shipped(name);
        using var document = Opened(audit);
        var rows = Sheet(document, "Findings").Descendants<Row>().ToArray();
        foreach (var finding in audit.Findings)
        {
            var cells = rows.First(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().FirstOrDefault()?.InnerText == finding.Claim.Title.ToString()).Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(cell => cell.CellReference!.Value![..1]);
            Assert.NotNull(cells["C"].CellFormula);
            Assert.NotNull(cells["D"].CellFormula);
            Assert.True(cells["I"].CellFormula is not null || cells["I"].InnerText == "No part of the lab's cost");
            Assert.Equal(finding.Best.Quantity, cells["K"].InnerText);
        }
    }

    [Fact]
    public void A_page_is_landscape_and_repeats_the_heads_of_its_columns()
    {
        using var document = Opened(Shipped("h100-hour"));
        var names = document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Where(defined => defined.Name == "_xlnm.Print_Titles").Select(defined => defined.Text).ToArray();
        Assert.Contains("'Inputs'!$1:$1", names);
        Assert.Contains("'Months'!$A:$C,'Months'!$1:$1", names);
        Assert.All(document.WorkbookPart.WorksheetParts.Select(part => part.Worksheet!.Elements<PageSetup>().Single()), setup =>
        {
            Assert.Equal(OrientationValues.Landscape, setup.Orientation!.Value);
            Assert.Equal(9u, setup.PaperSize!.Value);
            Assert.True(setup.FitToWidth?.Value == 1 || setup.Scale?.Value == 60);
        });
    }

    [Fact]
    public void An_input_tells_its_value_its_range_and_what_it_rests_on()
    {
        using var document = Opened(Of("case: x\nas_of: 2025-01-31\nquantities:\n  a: { title: The first, value: 3 to 5 GPU, assumption: Nobody says. }\n  b: a * 2\n"));
        var cells = Sheet(document, "Inputs").Descendants<Row>().Skip(1).Single().Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);
        Assert.Equal(("a", "The first", "GPU", "Assumption: Nobody says."), (cells["A2"], cells["B2"], cells["D2"], cells["G2"]));
        Assert.Equal(Math.Sqrt(15), double.Parse(cells["C2"], CultureInfo.InvariantCulture), 1e-9);
        Assert.InRange(double.Parse(cells["E2"], CultureInfo.InvariantCulture), 2.8, 3.2);
    }

    internal static AuditResult Shipped(string name) => Assayer.Audit(Assayer.Read(Path.Combine(Repository.Root, "cases", name + ".yaml")), new SamplingOptions { Samples = 64 });

    internal static AuditResult Of(string text) => Assayer.Audit(CaseFile.Read(new SourceText("case.yaml", text), Catalogue.Shipped, []), new SamplingOptions { Samples = 2000 });

    internal static SpreadsheetDocument Opened(AuditResult audit) => SpreadsheetDocument.Open(new MemoryStream(CaseWorkbook.Write(audit)), isEditable: false);

    private static IEnumerable<string> Formulas(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()).Select(formula => formula.Text);

    private static Worksheet Sheet(SpreadsheetDocument document, string name)
    {
        var sheet = document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(sheet => sheet.Name == name);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!;
    }

    private static QuantityNames Names(params string[] quantities) =>
        new(Graph.Build([.. quantities.Select(name => new Node(name, name, new Definition.Fixed(1)) { Unit = Assay.Quantities.Unit.One })], []));

    [GeneratedRegex(@"(?<![\w.$])[A-Za-z_][A-Za-z0-9_.]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"'[^']*'!\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?|\$?[BC]\d+(/\$?C\d+)?$|\d+(\.\d+)?E[+-]?\d+")]
    private static partial Regex Quoted();
}
