using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Assay.Reporting.Workbook;

/// <summary>Adds rows to a sheet of a workbook as they come, so that a sheet may be longer than what memory holds.</summary>
internal static class LongSheet
{
    /// <summary>As many rows as a sheet has below its head.</summary>
    public const int MostRows = 1_048_575;

    private const string End = "</x:sheetData>";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="workbook">The workbook, in which the sheet has its head.</param>
    /// <param name="sheet">The number of the sheet, from 1.</param>
    /// <param name="rows">Its rows: numbers as double or long, words as text, null for nothing.</param>
    /// <param name="target">Where the whole workbook is written.</param>
    public static void Write(byte[] workbook, int sheet, IEnumerable<IEnumerable<object?>> rows, Stream target)
    {
        using var from = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries)
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Fastest);
            copy.LastWriteTime = NoDate;
            using var source = entry.Open();
            using var written = copy.Open();
            if (entry.FullName == string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheet}.xml"))
                Extend(source, written, rows);
            else
                source.CopyTo(written);
        }
    }

    private static void Extend(Stream source, Stream target, IEnumerable<IEnumerable<object?>> rows)
    {
        using var reader = new StreamReader(source);
        using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16);
        var head = reader.ReadToEnd();
        var at = head.IndexOf(End, StringComparison.Ordinal);
        writer.Write(head.AsSpan(0, at));
        var number = 1;
        foreach (var row in rows)
        {
            number++;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<x:row r=\"{number}\">"));
            var column = 0;
            foreach (var value in row)
                Cell(writer, string.Create(CultureInfo.InvariantCulture, $"{Sheet.Column(column++)}{number}"), value);
            writer.Write("</x:row>");
        }

        writer.Write(head.AsSpan(at));
    }

    private static void Cell(StreamWriter writer, string place, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case double or long or int:
                writer.Write($"<x:c r=\"{place}\"><x:v>{((IFormattable)value).ToString(value is double ? "R" : null, CultureInfo.InvariantCulture)}</x:v></x:c>");
                break;
            default:
                var text = string.Concat(Convert.ToString(value, CultureInfo.InvariantCulture)!.Where(c => c is '\n' or >= ' ' and not '\uFFFE' and not '\uFFFF'));
                writer.Write($"<x:c r=\"{place}\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</x:t></x:is></x:c>");
                break;
        }
    }
}
