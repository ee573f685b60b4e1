using System.Globalization;

namespace Assay.Architectures;

/// <summary>A day, or the month or year alone where no more is known.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month from 1; null where only the year is known.</param>
/// <param name="Day">The day from 1; null where only the month is known.</param>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null)
{
    /// <summary>The first day it can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it can mean.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>Reads <c>2024-12-26</c>, <c>2024-12</c> or <c>2024</c>; null where the text is none of these.</summary>
    public static PartialDate? Parse(string text)
    {
        if (Try("yyyy-MM-dd", out var day))
            return new(day.Year, day.Month, day.Day);
        if (Try("yyyy-MM", out var month))
            return new(month.Year, month.Month);
        return Try("yyyy", out var year) ? new(year.Year) : null;

        bool Try(string format, out DateOnly date) => DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>As it was written: year, month and day as far as known.</summary>
    public override string ToString() => $"{Year:0000}{(Month is { } month ? $"-{month:00}" : "")}{(Day is { } day ? $"-{day:00}" : "")}";
}
