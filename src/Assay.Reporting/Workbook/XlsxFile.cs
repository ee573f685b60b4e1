using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assay.Reporting.Workbook;

/// <summary>Writes sheets as a workbook of Office Open XML.</summary>
internal static class XlsxFile
{
    /// <summary>The longest text that a cell holds.</summary>
    private const int LongestText = 32_767;

    /// <summary>The widest sheet that is set to the width of a page, in characters.</summary>
    private const double WidestOnPage = 340;

    private const uint A4 = 9;
    private const uint ScaleOfWide = 60;

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="sheets">The sheets in their order.</param>
    /// <param name="names">The places of named cells by their names.</param>
    public static byte[] Write(IReadOnlyList<Sheet> sheets, IReadOnlyDictionary<string, string> names)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            var styles = new XlsxStyles();
            var listed = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = $"sheet{i + 1}";
                book.AddNewPart<WorksheetPart>(id).Worksheet = Worksheet(book.GetPartById(id), sheets[i], styles);
                listed.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[i].Name, SheetId = (uint)i + 1, Id = id });
            }

            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Write();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                listed,
                new DefinedNames([.. Titles(sheets), .. names.OrderBy(name => name.Key, StringComparer.Ordinal).Select(name => new DefinedName(name.Value) { Name = name.Key })]),
                new CalculationProperties { FullCalculationOnLoad = true });
        }

        return WithoutDates(stream);
    }

    private static Worksheet Worksheet(OpenXmlPart part, Sheet sheet, XlsxStyles styles)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (sheet.Frozen > 0 || sheet.FrozenColumns > 0)
        {
            view.Append(new Pane
            {
                VerticalSplit = sheet.Frozen > 0 ? sheet.Frozen : null,
                HorizontalSplit = sheet.FrozenColumns > 0 ? sheet.FrozenColumns : null,
                TopLeftCell = $"{Sheet.Column(sheet.FrozenColumns)}{sheet.Frozen + 1}",
                ActivePane = sheet.FrozenColumns == 0 ? PaneValues.BottomLeft : sheet.Frozen == 0 ? PaneValues.TopRight : PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            });
        }

        var worksheet = new Worksheet(
            new SheetViews(view),
            new Columns(Widths(sheet).Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            new SheetData(sheet.Rows.Select((row, i) => Row(row, i + 1, sheet.Widths, styles))));
        var merged = sheet.Rows.SelectMany((row, i) => row.Select((cell, j) => (cell, Place: $"{Sheet.Column(j)}{i + 1}:{Sheet.Column(j + cell.Across - 1)}{i + 1}"))).Where(cell => cell.cell.Across > 1).ToArray();
        if (merged.Length > 0)
            worksheet.Append(new MergeCells(merged.Select(cell => new MergeCell { Reference = cell.Place })));
        var links = sheet.Rows.SelectMany((row, i) => row.Select((cell, j) => (cell.Link, Place: $"{Sheet.Column(j)}{i + 1}"))).Where(cell => cell.Link is not null).ToArray();
        if (links.Length > 0)
        {
            worksheet.Append(new Hyperlinks(links.Select((link, i) =>
            {
                part.AddHyperlinkRelationship(new Uri(link.Link!), isExternal: true, $"link{i + 1}");
                return new Hyperlink { Reference = link.Place, Id = $"link{i + 1}" };
            })));
        }

        OnPaper(worksheet, sheet);
        return worksheet;
    }

    // A sheet is as wide as a page; one too wide to be read then runs over several, its first columns on each.
    private static void OnPaper(Worksheet worksheet, Sheet sheet)
    {
        const double Margin = 0.4, Foot = 0.6;
        worksheet.Append(new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Foot, Header = Margin / 2, Footer = Margin / 2 });
        var setup = new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape };
        if (IsWide(sheet))
            setup.Scale = ScaleOfWide;
        else
            (setup.FitToWidth, setup.FitToHeight) = (1u, 0u);
        worksheet.Append(setup, new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        worksheet.InsertAt(new SheetProperties(new PageSetupProperties { FitToPage = !IsWide(sheet) }), 0);
    }

    private static bool IsWide(Sheet sheet) => Widths(sheet).Sum() > WidestOnPage;

    // The rows that stay in sight are printed on every page.
    private static IEnumerable<DefinedName> Titles(IReadOnlyList<Sheet> sheets)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            string[] titles =
            [
                .. sheet.FrozenColumns > 0 && IsWide(sheet) ? new[] { sheet.Whole($"$A:${Sheet.Column(sheet.FrozenColumns - 1)}") } : [],
                .. sheet.Frozen > 0 ? new[] { sheet.Whole($"$1:${sheet.Frozen}") } : [],
            ];
            if (titles.Length > 0)
                yield return new DefinedName(string.Join(',', titles)) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i };
        }
    }

    private static Row Row(IReadOnlyList<Cell> cells, int number, IReadOnlyList<double> widths, XlsxStyles styles)
    {
        const double LineHeight = 13.5;
        var lines = cells.Select((cell, i) => Lines(cell, widths.Skip(i).Take(cell.Across).Sum())).DefaultIfEmpty(1).Max();
        var row = new Row { RowIndex = (uint)number, Height = LineHeight * lines, CustomHeight = true };
        if (cells.Any(cell => cell.Look == Look.Title))
            row.Height = LineHeight * 2;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not { Text: "", Look: Look.Plain or Look.Wrapped })
                row.Append(Written(cells[i], $"{Sheet.Column(i)}{number}", styles));
        }

        return row;
    }

    // A number that does not fit is shown as a row of hashes: a column is as wide as its longest unit asks.
    private static IEnumerable<double> Widths(Sheet sheet)
    {
        // Figures and letters are a little narrower than the measure of a column.
        const double Unknown = 9, Spare = 3, Narrower = 0.9;
        return sheet.Widths.Select((width, i) => sheet.Rows.Where(row => row.Count > i && row[i].Format is not null)
            .Select(row => Spare + (Narrower * ((row[i].Number is { } number ? Shown.Length(number, row[i].Format!) : Unknown) + Shown.Tail(row[i].Format!)))).Append(width).Max());
    }

    // How many lines a text takes; a letter is a little narrower than the column's measure.
    private static int Lines(Cell cell, double width) =>
        cell is { Text: { } text, Look: Look.Wrapped or Look.Heading or Look.NumberHeading or Look.Code or Look.Link } ? Math.Clamp((int)Math.Ceiling(text.Length / (width - 2)), 1, 20) : 1;

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Written(Cell cell, string place, XlsxStyles styles)
    {
        var written = new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = place, StyleIndex = styles.Of(cell) };
        if (cell.Formula is { } formula)
            written.CellFormula = new CellFormula(formula);
        if (cell is { Formula: not null, Text: { } said })
        {
            written.DataType = CellValues.String;
            written.CellValue = new CellValue(said);
        }
        else if (cell.Number is { } number)
        {
            written.CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture));
        }
        else if (cell.Text is { } text)
        {
            written.DataType = CellValues.InlineString;
            var legal = string.Concat(text.Where(c => c is '\n' or >= ' ' and not '\uFFFE' and not '\uFFFF'));
            written.InlineString = new InlineString(new Text(legal.Length > LongestText ? legal[..LongestText] : legal) { Space = SpaceProcessingModeValues.Preserve });
        }

        return written;
    }

    // The package notes when each part was written; the same workbook is the same bytes without.
    private static byte[] WithoutDates(MemoryStream written)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(written.ToArray()), ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoDate;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }
}
