namespace Assay.Economics;

/// <summary>The months over which money is told. Every path has a place for each of them.</summary>
/// <param name="Start">The first day of the first month.</param>
/// <param name="Months">How many months there are, at least one.</param>
public sealed record Timeline(DateOnly Start, int Months)
{
    /// <summary>More would outlive every building in it, and widen every path.</summary>
    public const int MostMonths = 600;

    public DateOnly End => Start.AddMonths(Months);

    public DateOnly Month(int index) => Start.AddMonths(index);

    /// <summary>The month that holds a day; below 0 or past the end where the day lies outside.</summary>
    public int IndexOf(DateOnly day) => ((day.Year - Start.Year) * 12) + day.Month - Start.Month;

    /// <summary>The share of each month that lies from one day up to another.</summary>
    /// <param name="from">The first day in.</param>
    /// <param name="to">The first day out; null where there is none.</param>
    public double[] Within(DateOnly from, DateOnly? to) => [.. Enumerable.Range(0, Months).Select(index => Days(Month(index), Month(index + 1), from, to) / (Month(index + 1).DayNumber - Month(index).DayNumber))];

    /// <summary>1 in the month that holds a day, else 0.</summary>
    public double[] At(DateOnly day) => [.. Enumerable.Range(0, Months).Select(index => index == IndexOf(day) ? 1.0 : 0)];

    /// <summary>1 in the last month before a day, in which what ends on that day is sold.</summary>
    public double[] LastBefore(DateOnly day) => At(day.AddDays(-1));

    /// <summary>Years passed since a day at the start of each month, or at its end; 0 before, and standing still from a last day on.</summary>
    public double[] YearsSince(DateOnly from, DateOnly? until, bool atEnd) =>
        [.. Enumerable.Range(atEnd ? 1 : 0, Months).Select(index => Math.Max(0, Years(from, Month(index) is var day && until < day ? until.Value : day)))];

    /// <summary>Whole months count a twelfth of a year each, whatever their days.</summary>
    private static double Years(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12 + to.Month - from.Month + ((to.Day - from.Day) / 30.4375)) / 12;

    private static double Days(DateOnly start, DateOnly end, DateOnly from, DateOnly? to)
    {
        var first = from > start ? from : start;
        var last = to < end ? to.Value : end;
        return Math.Max(0, last.DayNumber - first.DayNumber);
    }
}
