using Assay.Economics;

namespace Assay.Reporting;

/// <summary>Sentences on money over time.</summary>
public static partial class Sentences
{
    internal const string PathCaption = "The line is the median, the band runs from 5 % to 95 %, month by month. From";
    internal const string RentTable = "The same hours of work hired; later money counts for less.";
    internal const string BreakEvenCaption = "The cost of an hour used, by the share of its time that the fleet is in use. In dollars a GPU-hour. Lines are medians, bands run from 5 % to 95 %. Right of the mark owning costs less.";

    internal const string SparedCaption = "What owning has spared against hiring by the end of each month, nothing sold on the way, in dollars as worth at the start. Where the line crosses zero, owning has paid back.";
    internal const string PoolCaption = "Means, so that they add up; each line opens to its formula and sources.";
    internal const string BreakEvenTable = "What an hour used costs by the use of the fleet, in dollars a GPU-hour: medians and 5 % to 95 %.";
    internal const string SparedTable = "What owning has spared by the end of a month: medians and 5 % to 95 %.";

    // Nearer to one half than this, neither is said to be cheaper.
    private const double Even = 0.1;

    /// <summary>Whether to own or to hire, with its probability.</summary>
    /// <param name="audit">An audited case that tells ways to hire.</param>
    /// <param name="id">The id of the way that owning is set against.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="chance">The probability that owning costs less.</param>
    public static string OwnOrRent(AuditResult audit, string id, string title, double chance)
    {
        var (own, hired) = (Hour(audit, "rent.own_cost_per_used_gpu_hour"), Hour(audit, $"rent.{id}.cost_per_used_gpu_hour"));
        var verdict = Math.Abs(chance - 0.5) < Even ? $"It is nearly even: owning costs less than hiring {title} with a probability of {Amounts.Share(chance)}"
            : chance > 0.5 ? $"Own: it costs less than hiring {title} with a probability of {Amounts.Share(chance)}"
            : $"Rent: hiring {title} costs less than owning with a probability of {Amounts.Share(1 - chance)}";
        var use = $"rent.{id}.break_even_utilisation";
        var even = audit.Knows(use) ? $"; they cost the same where the fleet is in use {Amounts.Whole(audit[use], Amounts.Percent)} of the time" : "";
        return $"{verdict}. An hour used costs {own} owned and {hired} hired{even}.";
    }

    private static string Hour(AuditResult audit, string name) => Amounts.Whole(audit[name], audit.Case.Graph[name].Unit!.Value);

    internal static string SparedPicture(string way, string last) => $"What owning has spared against hiring {way}, month by month; at the end {last}.";

    internal static string SparedHeading(string way) => $"When owning pays back against hiring {way}";

    internal static string MoneyIntroduction(Timeline timeline) =>
        $"What is paid and earned in each of {timeline.Months} months from {timeline.Start:yyyy-MM}. Payments fall at the start of a month; what is left at the end counts as sold.";

    internal static string PathPicture(string what, Timeline timeline, string last) =>
        $"{what} by the month from {timeline.Start:yyyy-MM}; at the end {last}.";

    internal static string BreakEvenHeading(string way) => $"Owned, or hired {way}";

    internal static string BreakEvenPicture(string way, string even) => $"Cost of an hour used, owned and hired {way}, against utilisation; both are equal at {even}.";
}
