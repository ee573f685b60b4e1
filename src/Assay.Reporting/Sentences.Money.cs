using Assay.Economics;

namespace Assay.Reporting;

/// <summary>Sentences on money over time.</summary>
public static partial class Sentences
{
    internal const string PathCaption = "The line is the median, the band runs from 5 % to 95 %, month by month. From";
    internal const string RentTable = "The same hours of work hired; later money counts for less.";
    internal const string BreakEvenCaption = "The cost of an hour used, by the share of its time that the fleet is in use. In dollars a GPU-hour. Lines are medians, bands run from 5 % to 95 %. Right of the mark owning costs less.";

    internal static string MoneyIntroduction(Timeline timeline) =>
        $"What is paid and earned in each of {timeline.Months} months from {timeline.Start:yyyy-MM}. Payments fall at the start of a month; what is left at the end counts as sold.";

    internal static string PathPicture(string what, Timeline timeline, string last) =>
        $"{what} by the month from {timeline.Start:yyyy-MM}; at the end {last}.";

    internal static string BreakEvenHeading(string way) => $"Owned, or hired {way}";

    internal static string BreakEvenPicture(string way, string even) => $"Cost of an hour used, owned and hired {way}, against utilisation; both are equal at {even}.";
}
