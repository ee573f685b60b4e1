using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assay.Tests.Reporting;

/// <summary>LibreOffice, which opens workbooks and computes them anew.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Where continuous integration runs it must be there; elsewhere its tests are skipped without it.</summary>
    public static void Needed()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice")));
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.True(found, "LibreOffice (soffice) is not installed.");
        Assert.SkipUnless(found, "LibreOffice (soffice) is not installed.");
    }

    /// <summary>Computes workbooks whose formulas carry no values, all in one go.</summary>
    /// <param name="folder">Where there is room to work.</param>
    /// <param name="books">The workbooks by file name.</param>
    /// <returns>Each workbook's numbers by the names of their cells, and by their places: <c>'Months'!D2</c>.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Compute(string folder, IReadOnlyDictionary<string, byte[]> books)
    {
        var computed = Directory.CreateDirectory(Path.Combine(folder, "computed")).FullName;
        foreach (var (name, book) in books)
            File.WriteAllBytes(Path.Combine(folder, name), WithoutValues(book));
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "xlsx", "--outdir", computed, .. books.Keys.Select(name => Path.Combine(folder, name))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("LibreOffice did not end.");
        }

        return books.Keys.ToDictionary(name => name, name => Read(Path.Combine(computed, name)));
    }

    // What is computed anew can only come from the formulas.
    private static byte[] WithoutValues(byte[] book)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            foreach (var cell in document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
                cell.CellValue = null;
        }

        return stream.ToArray();
    }

    private static IReadOnlyDictionary<string, double> Read(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        var sheets = book.Workbook!.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Cell>().Where(cell => cell.CellValue is not null && cell.DataType?.Value != CellValues.SharedString && cell.DataType?.Value != CellValues.Error).ToDictionary(cell => cell.CellReference!.Value!, cell => cell.CellValue!.Text));
        var numbers = new Dictionary<string, double>();
        foreach (var (sheet, place, text) in sheets.SelectMany(sheet => sheet.Value.Select(cell => (sheet.Key, cell.Key, cell.Value))))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                numbers[$"'{sheet}'!{place}"] = number;
        }

        foreach (var name in book.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.Text.Contains('!', StringComparison.Ordinal)))
        {
            var parts = name.Text.Replace("$", "", StringComparison.Ordinal).Split('!');
            if (sheets[parts[0].Trim('\'').Replace("''", "'", StringComparison.Ordinal)].TryGetValue(parts[1], out var value))
                numbers[name.Name!.Value!] = double.Parse(value, CultureInfo.InvariantCulture);
        }

        return numbers;
    }
}
