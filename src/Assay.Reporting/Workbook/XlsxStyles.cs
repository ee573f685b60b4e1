using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assay.Reporting.Workbook;

/// <summary>The looks and number formats that the cells of a workbook use, each once.</summary>
internal sealed class XlsxStyles
{
    private const uint FirstOwnFormat = 164;
    private const string InputBlue = "FF1F3FBF";
    private const string InputFill = "FFEEF3FF";
    private const string HeadingFill = "FF1C3A4A";
    private const string LinkBlue = "FF0B5CAD";

    private readonly Dictionary<(Look, string, bool), uint> styles = [];
    private readonly List<CellFormat> formats = [new()];
    private readonly Dictionary<string, uint> numbers = [];

    /// <summary>The index of a cell's style.</summary>
    public uint Of(Cell cell)
    {
        // A text that a spreadsheet would compute were it typed again is marked as one.
        var quoted = cell.Text is { Length: > 0 } text && text[0] is '=' or '+' or '-' or '@';
        var key = (cell.Look, cell.Format ?? "", quoted && cell.Text is not null);
        if (styles.TryGetValue(key, out var known))
            return known;
        var format = new CellFormat
        {
            FontId = cell.Look switch { Look.Heading or Look.NumberHeading => 1, Look.Title => 2, Look.Input => 3, Look.Link => 4, Look.Code => 5, _ => 0 },
            FillId = cell.Look switch { Look.Heading or Look.NumberHeading => 2, Look.Input => 3, _ => 0u },
            BorderId = 0,
            ApplyFont = true,
            ApplyFill = true,
            NumberFormatId = cell.Format is { } code ? Number(code) : 0,
            ApplyNumberFormat = cell.Format is not null,
            QuotePrefix = key.Item3 ? true : null,
        };
        format.Alignment = new Alignment
        {
            Vertical = VerticalAlignmentValues.Top,
            WrapText = cell.Look is Look.Wrapped or Look.Heading or Look.NumberHeading or Look.Code or Look.Link ? true : null,
            Horizontal = cell.Look == Look.NumberHeading ? HorizontalAlignmentValues.Right : cell.Look == Look.Day || (cell.Number is null && cell.Formula is null && cell.Look != Look.Title) ? HorizontalAlignmentValues.Left : null,
            // A text after a number keeps its distance.
            Indent = cell.Look == Look.Day || (cell.Number is null && cell.Formula is null && cell.Look is not (Look.Title or Look.NumberHeading)) ? 1u : null,
        };
        formats.Add(format);
        return styles[key] = (uint)formats.Count - 1;
    }

    /// <summary>The style sheet, once all cells have been asked for.</summary>
    public Stylesheet Write() => new(
        numbers.Count == 0 ? new NumberingFormats() : new NumberingFormats(numbers.Select(number => new NumberingFormat { NumberFormatId = number.Value, FormatCode = number.Key })),
        new Fonts(Font(), Font(bold: true, color: "FFFFFFFF"), Font(bold: true, size: 16), Font(color: InputBlue), Font(color: LinkBlue, underlined: true), Font(name: "DejaVu Sans Mono", size: 9)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Filled(HeadingFill), Filled(InputFill)),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(formats));

    private uint Number(string code)
    {
        if (!numbers.TryGetValue(code, out var id))
            numbers[code] = id = FirstOwnFormat + (uint)numbers.Count;
        return id;
    }

    private static Font Font(bool bold = false, double size = 10, string? color = null, bool underlined = false, string name = "Calibri")
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        if (underlined)
            font.Append(new Underline());
        font.Append(new FontSize { Val = size });
        if (color is not null)
            font.Append(new Color { Rgb = HexBinaryValue.FromString(color) });
        font.Append(new FontName { Val = name });
        return font;
    }

    private static Fill Filled(string color) => new(new PatternFill(new ForegroundColor { Rgb = HexBinaryValue.FromString(color) }) { PatternType = PatternValues.Solid });
}
