using System.Globalization;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>What the sheets of a workbook of accounts have in common.</summary>
internal static class SpendingSheets
{
    public const string Money = "#,##0.00";
    public const string Hours = "#,##0.00";
    public const string Count = "#,##0";
    public const string Share = "0.0\\ %";
    public const string Month = "yyyy\\-mm";
    public const string Moment = "yyyy\\-mm\\-dd\\ hh:mm";

    public static string Summary => Say("Summary");
    public static string Ladders => Say("Ladders");
    public static string Lines => Say("Cost lines");
    public static string IdleShares => Say("Idle shares");
    public static string Books => Say("Books");
    public static string Unexplained => Say("Unexplained");
    public static string HoursHeld => Say("GPU-hours");
    public static string Runs => Say("Runs");
    public static string Jobs => Say("Largest jobs");
    public static string Use => Say("Use of GPUs");
    public static string Waste => Say("Waste");

    /// <summary>The heads of columns.</summary>
    public static void Heads(this Sheet sheet, params IReadOnlyList<(string Title, bool OverNumbers)> columns) =>
        sheet.Rows.Add([.. columns.Select(column => Cell.Of(column.Title, column.OverNumbers ? Look.NumberHeading : Look.Heading))]);

    public static Cell Amount(long cents) => Cell.Of(cents / 100.0, Money);

    public static Cell Amount(long? cents) => cents is { } told ? Amount(told) : Cell.Of("");

    /// <summary>A live sum, rounded to the cent as its lines are.</summary>
    public static Cell Sum(string formula, long cents) => Cell.Live($"ROUND({formula},2)", cents / 100.0, Money);

    public static Cell Of(DateOnly month) => Cell.Of(month.ToDateTime(TimeOnly.MinValue).ToOADate(), Month, Look.Day);

    public static Cell Of(DateTime? moment) => moment is { } told ? Cell.Of(told.ToOADate(), Moment, Look.Day) : Cell.Of("");

    /// <summary>What metrics sum to, at twelve digits: the last bits of a sum depend on who added first.</summary>
    public static Cell Measured(double? number, string format) =>
        number is { } told ? Cell.Of(double.Parse(told.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), format) : Cell.Of("");

    /// <summary>The rows of a column below the head, as formulas name them; the first row where there is none.</summary>
    public static string Below(this Sheet sheet, int column) => sheet.Whole($"${Sheet.Column(column)}$2:${Sheet.Column(column)}${Math.Max(2, sheet.Rows.Count)}");
}
