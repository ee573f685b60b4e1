using Assay.Reporting.Spending;
using Assay.Tests.Reporting;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Assay.Tests.Accounts;

/// <summary>The workbook that <c>assay accounts report --workbook</c> writes, and what LibreOffice computes from its formulas alone.</summary>
public sealed class SpendingWorkbookTests : IDisposable
{
    private readonly MadeUpLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void Recomputed_from_its_cost_lines_it_tells_the_cents_of_the_document()
    {
        LibreOffice.Needed();
        var json = lab.Report("--workbook", lab["spent.xlsx"], "--format", "json").Succeeded().Json;
        var book = File.ReadAllBytes(lab["spent.xlsx"]);
        var computed = LibreOffice.Compute(lab["."], new Dictionary<string, byte[]> { ["spent.xlsx"] = book })["spent.xlsx"];
        var row = 2;
        foreach (var rung in json.GetProperty("models").EnumerateArray().SelectMany(model => model.GetProperty("ladder").EnumerateArray()))
        {
            Assert.Equal(rung.GetProperty("adds").GetDecimal(), Cents(computed[$"'Ladders'!C{row}"]));
            Assert.Equal(rung.GetProperty("amount").GetDecimal(), Cents(computed[$"'Ladders'!D{row++}"]));
        }

        var efficiency = json.GetProperty("efficiency");
        var heads = Texts(book, "Tokens and accelerators");
        double Each(string head) => computed[$"'Tokens and accelerators'!D{heads.First(cell => cell.Text == head).Row + 1}"];
        Assert.Equal(efficiency.GetProperty("runs")[0].GetProperty("cost_per_million_tokens").GetDouble(), Each("run"), 9);
        Assert.Equal(efficiency.GetProperty("models")[0].GetProperty("cost_per_million_tokens").GetDouble(), Each("model, with all rungs but serving"), 9);
        Assert.Equal(efficiency.GetProperty("models")[0].GetProperty("cost_per_million_served").GetDouble(), Each("served model"), 9);
        var summary = Texts(book, "Summary");
        decimal Told(string name, int after = 0) => Cents(computed[$"'Summary'!B{summary.First(cell => cell.Text == name && cell.Row > after).Row}"]);
        Assert.Equal(json.GetProperty("total").GetDecimal(), Told("Books"));
        Assert.Equal(json.GetProperty("unexplained").GetDecimal(), Told("Unexplained"));
        Assert.Equal((0m, 0m), (Told("Books less cost lines and unexplained"), Told("Books less ladders and unexplained")));
        Assert.All(json.GetProperty("models").EnumerateArray(), model => Assert.Equal(model.GetProperty("ladder").EnumerateArray().Last().GetProperty("amount").GetDecimal(), Told(model.GetProperty("model").GetString() ?? "What is no model's")));
        var (teams, months) = (summary.Single(cell => cell.Text == "Cost by team").Row, summary.Single(cell => cell.Text == "Cost by month").Row);
        Assert.All(json.GetProperty("cost_by_team").EnumerateObject(), team => Assert.Equal(team.Value.GetDecimal(), Told(team.Name, teams)));
        Assert.Equal(json.GetProperty("cost_by_month").EnumerateObject().Select(month => month.Value.GetDecimal()), Enumerable.Range(1, json.GetProperty("cost_by_month").EnumerateObject().Count()).Select(i => Cents(computed[$"'Summary'!B{months + i}"])));
    }

    [Fact]
    public void A_line_that_is_changed_moves_its_ladder_and_the_check()
    {
        LibreOffice.Needed();
        var before = SpendingWorkbook.Write(lab.Figures());
        var changed = Changed(before, out var rung);
        var computed = LibreOffice.Compute(lab["."], new Dictionary<string, byte[]> { ["before.xlsx"] = before, ["after.xlsx"] = changed });
        Assert.Equal(1000m, Cents(computed["after.xlsx"][$"'Ladders'!C{rung}"]) - Cents(computed["before.xlsx"][$"'Ladders'!C{rung}"]));
        var check = Texts(before, "Summary").First(cell => cell.Text == "Books less cost lines and unexplained").Row;
        Assert.Equal((0m, -1000m), (Cents(computed["before.xlsx"][$"'Summary'!B{check}"]), Cents(computed["after.xlsx"][$"'Summary'!B{check}"])));
    }

    [Fact]
    public void It_is_valid_has_a_sheet_for_each_part_and_is_the_same_twice()
    {
        var book = SpendingWorkbook.Write(lab.Figures());
        Assert.Equal(book, SpendingWorkbook.Write(lab.Figures()));
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal(
            ["Summary", "Ladders", "Cost lines", "Idle shares", "Books", "Unexplained", "GPU-hours", "Runs", "Largest jobs", "Use of GPUs", "Waste", "Tokens and accelerators"],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!));
    }

    private static decimal Cents(double amount) => Math.Round((decimal)amount, 2);

    // The first cost line that stands on a ladder, a thousand more.
    private static byte[] Changed(byte[] book, out int rung)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var cells = Cells(document, "Cost lines");
            var row = cells.First(cell => cell.CellReference!.Value!.StartsWith('K') && cell.CellValue is not null).CellReference!.Value![1..];
            double At(string column) => double.Parse(cells.Single(cell => cell.CellReference == column + row).CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture);
            rung = 1 + (((int)At("J") - 1) * 9) + (int)At("K");
            cells.Single(cell => cell.CellReference == "I" + row).CellValue = new CellValue((decimal)At("I") + 1000m);
        }

        return stream.ToArray();
    }

    private static (string Text, int Row)[] Texts(byte[] book, string sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        return [.. Cells(document, sheet).Where(cell => cell.CellReference!.Value![0] == 'A').Select(cell => (cell.InnerText, int.Parse(cell.CellReference!.Value![1..], System.Globalization.CultureInfo.InvariantCulture)))];
    }

    private static Cell[] Cells(SpreadsheetDocument document, string name)
    {
        var sheet = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Cell>()];
    }
}
