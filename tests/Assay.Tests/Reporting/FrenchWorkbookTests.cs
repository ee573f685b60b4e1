using System.Text.RegularExpressions;
using Assay.Tests.Cli;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assay.Tests.Reporting;

/// <summary>A workbook that was asked for in French.</summary>
public sealed partial class FrenchWorkbookTests
{
    [Fact]
    public void A_workbook_says_no_English_but_names_and_quoted_titles()
    {
        using var folder = new TemporaryFolder();
        folder.Run("audit", Cli.Repository.Case("deepseek-v3"), "--lang", "fr", "--samples", "500", "--workbook", "cas.xlsx").Succeeded();
        using var document = SpreadsheetDocument.Open(folder["cas.xlsx"], false);
        var book = document.WorkbookPart!;
        var sources = Assayer.Read(Cli.Repository.Case("deepseek-v3")).Sources.Values.SelectMany(source => new[] { source.Title, source.Publisher, source.Id }).Where(name => name.Length > 3).OrderByDescending(name => name.Length).ToArray();
        var sheets = book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!);
        var cells = book.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Where(cell => cell.DataType?.Value == CellValues.InlineString && cell.CellFormula is null).Select(cell => cell.InnerText);
        var said = sheets.Concat(cells).Distinct().ToArray();
        Assert.Contains("Combien a coûté", string.Join('\n', said), StringComparison.Ordinal);
        var told = said.Select(text => Names().Replace(sources.Aggregate(text, (left, name) => left.Replace(name, "", StringComparison.Ordinal)), "")).Where(text => English().IsMatch(text)).ToArray();
        Assert.True(told.Length == 0, string.Join('\n', told));
    }

    // Names of quantities, formulas, what stands in quotes.
    [GeneratedRegex(@"'[^']*'|«[^»]*»|https?://\S+|\b\w+/[\w -]+\.\w+|\b\w+(?:\.\w+)+|CC BY")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:the|of|and|which|with|from|by|its|what|not|per|this|that|is|are|for|or)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
