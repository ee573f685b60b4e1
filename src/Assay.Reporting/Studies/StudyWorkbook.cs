using Assay.Documents;
using Assay.Records;
using Assay.Reporting.Workbook;
using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>A sweep as a workbook: what was asked with its units, the figures of a report where there is one, and every point.</summary>
public static class StudyWorkbook
{
    /// <summary>Writes the workbook, whole or not at all. The same results give the same bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="figures">The report; null for the points alone.</param>
    /// <param name="reading">The results.</param>
    /// <exception cref="InputException">There are more points than a sheet has rows, or the file cannot be written.</exception>
    public static void Write(string path, StudyFigures? figures, SweepReading reading)
    {
        var rows = reading.Done + reading.Failed;
        if (rows > LongSheet.MostRows)
            throw new InputException(null, $"There are {rows:N0} points, and a sheet of a workbook has {LongSheet.MostRows:N0} rows for them.", "Export them as .csv or .parquet, which have no limit.");
        var sheets = new List<Sheet> { StudySheets.About(reading) };
        if (figures is not null)
            sheets.AddRange([StudySheets.Spreads(figures), StudySheets.Shares(figures), StudySheets.Maps(figures), StudySheets.Front(figures)]);
        sheets.Add(StudySheets.Points(reading));
        var book = XlsxFile.Write(sheets, new Dictionary<string, string>());
        try
        {
            WholeFile.Write(path, unfinished =>
            {
                using var file = File.Create(unfinished);
                LongSheet.Write(book, sheets.Count, reading.All().Select(Row), file);
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"'{path}' cannot be written: {refused.Message}", "Check the path and its permissions.");
        }
    }

    private static IEnumerable<object?> Row(StudyPoint point) => [point.Number, .. point.At, .. point.Outputs, point.Problem];
}
