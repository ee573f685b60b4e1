using System.Globalization;

namespace Assay.Catalog;

/// <summary>The date of a fact, as exact as it was published.</summary>
/// <param name="First">The first day it can mean.</param>
/// <param name="Last">The last day it can mean.</param>
public readonly record struct FactDate(DateOnly First, DateOnly Last)
{
    /// <summary>Reads a year, a month (2025-01), a day (2025-01-31) or a span of years (2023-2025); null where it is none of these.</summary>
    public static FactDate? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new FactDate(day, day);
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && text.Length == 7)
            return new FactDate(month, month.AddMonths(1).AddDays(-1));
        var years = text.Split('-');
        if (years.Length is 1 or 2 && years.All(year => year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) && string.CompareOrdinal(years[0], years[^1]) <= 0)
            return new FactDate(new DateOnly(int.Parse(years[0], CultureInfo.InvariantCulture), 1, 1), new DateOnly(int.Parse(years[^1], CultureInfo.InvariantCulture), 12, 31));
        return null;
    }

    /// <summary>How many days lie between this date and a day; 0 where the day is within it.</summary>
    public int DaysFrom(DateOnly day) => day < First ? First.DayNumber - day.DayNumber : day > Last ? day.DayNumber - Last.DayNumber : 0;
}
