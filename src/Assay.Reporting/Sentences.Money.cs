using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>Sentences on money over time.</summary>
public static partial class Sentences
{
    internal static string PathCaption => Say("The line is the median, the band runs from 5 % to 95 %, month by month. From");
    internal static string RentTable => Say("The same hours of work hired; later money counts for less.");
    internal static string BreakEvenCaption => Say("The cost of an hour used, by the share of its time that the fleet is in use. In dollars a GPU-hour. Lines are medians, bands run from 5 % to 95 %. Right of the mark owning costs less.");

    internal static string SparedCaption => Say("What owning has spared against hiring by the end of each month, nothing sold on the way, in dollars as worth at the start. Where the line crosses zero, owning has paid back.");
    internal static string PoolCaption => Say("Means, so that they add up; each line opens to its formula and sources.");
    internal static string BreakEvenTable => Say("What an hour used costs by the use of the fleet, in dollars a GPU-hour: medians and 5 % to 95 %.");
    internal static string PaidHeading => Say("What both have cost so far");

    internal static string PaidCaption => Say("All payments by the end of each month, nothing sold on the way, in dollars as worth at the start: medians and 5 % to 95 %.");

    internal static string PaidTable => Say("What owning and hiring have cost by the end of a month: medians and 5 % to 95 %.");

    internal static string PaidPicture(string way, string owned, string hired) => Say($"What owning and hiring {way} have cost, month by month; at the end {owned} owned and {hired} hired.");

    internal static string SparedTable => Say("What owning has spared by the end of a month: medians and 5 % to 95 %.");

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
        var verdict = Math.Abs(chance - 0.5) < Even ? Say($"It is nearly even: owning costs less than hiring {title} with a probability of {Amounts.Share(chance)}")
            : chance > 0.5 ? Say($"Own: it costs less than hiring {title} with a probability of {Amounts.Share(chance)}")
            : Say($"Rent: hiring {title} costs less than owning with a probability of {Amounts.Share(1 - chance)}");
        var use = $"rent.{id}.break_even_utilisation";
        var even = audit.Knows(use) ? Say($"; they cost the same where the fleet is in use {Amounts.Whole(audit[use], Amounts.Percent)} of the time") : "";
        return Say($"{verdict}. An hour used costs {own} owned and {hired} hired{even}.");
    }

    private static string Hour(AuditResult audit, string name) => Amounts.Whole(audit[name], audit.Case.Graph[name].Unit!.Value);

    internal static string SparedPicture(string way, string last) => Say($"What owning has spared against hiring {way}, month by month; at the end {last}.");

    internal static string SparedHeading(string way) => Say($"When owning pays back against hiring {way}");

    internal static string MoneyIntroduction(Timeline timeline) =>
        Say($"What is paid and earned in each of {timeline.Months} months from {timeline.Start:yyyy-MM}. Payments fall at the start of a month; what is left at the end counts as sold.");

    internal static string PathPicture(string what, Timeline timeline, string last) =>
        Say($"{what} by the month from {timeline.Start:yyyy-MM}; at the end {last}.");

    internal static string BreakEvenHeading(string way) => Say($"Owned, or hired {way}");

    internal static string BreakEvenPicture(string way, string even) => Say($"Cost of an hour used, owned and hired {way}, against utilisation; both are equal at {even}.");
}
