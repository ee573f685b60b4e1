using Assay.Claims;
using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

public static partial class Sentences
{
    /// <summary>Whether the figure is right within its own scope.</summary>
    public static string Reconciles(Finding finding)
    {
        var (best, claimed) = (finding.Best, Claimed(finding.Claim));
        var gives = Amounts.Whole(best.Recomputed, finding.Claim.Unit);
        return finding.Reconciles switch
        {
            Reconciliation.Reconciles when Amounts.IsExact(best.Recomputed) => Say($"It reconciles: its scope gives {gives}, and {claimed} agrees as exactly as it was written."),
            Reconciliation.Reconciles => Say($"It reconciles: {claimed} is compatible with what its scope gives, {gives}."),
            Reconciliation.InOneReading => Say($"It reconciles only when read as {Say(best.Name)}, which gives {gives}."),
            _ => Say($"It does not reconcile: {claimed} lies {Say(best.Ratio.P50 > 1 ? "above" : "below")} what its scope gives, {gives}."),
        };
    }

    /// <summary>Where the claimed figure lies among the draws; null where the recomputed figure is exact.</summary>
    public static string? Position(Finding finding) => Amounts.IsExact(finding.Best.Recomputed)
        ? null
        : finding.Best.Percentile switch
        {
            < 0.05 => Say("The claimed figure lies below all draws, or all but very few."),
            > 99.95 => Say("The claimed figure lies above all draws, or all but very few."),
            var percentile => Say($"The claimed figure lies above {percentile:0.#} % of the draws."),
        };

    /// <summary>Whether the figure passes the bounds that apply to it.</summary>
    public static string Possible(Finding finding) => finding.Possible switch
    {
        Possibility.Possible => Say("It is possible: it stays within every bound that applies to it."),
        Possibility.DependsOnInputs => Say("Whether it is possible depends on the inputs: it stays within its bounds for some of their values only."),
        Possibility.NotPossible => Say("It is not possible as far as the bounds hold: it passes one of them in 95 % of the draws or more."),
        _ => Say("No bound was given for it and none follows from hardware."),
    };

    /// <summary>What share of the lab's cost the claim speaks of.</summary>
    public static string Covers(Finding finding) => (finding.Covers, finding.CoversOwnership) switch
    {
        (null, _) => Say("It is not a part of the lab's yearly cost, so no share of it is told."),
        ({ } covers, null) => Say($"Its scope is {Amounts.Whole(covers, Amounts.Percent)} of what the lab costs in a year."),
        ({ } covers, { } ownership) => Say($"Its scope is {Amounts.Whole(covers, Amounts.Percent)} of what the lab costs in a year, and {Amounts.Whole(ownership, Amounts.Percent)} of what it costs over the ownership period."),
    };

    /// <summary>What the claim leaves out.</summary>
    public static string SilentOn(Finding finding) => finding.SilentOn switch
    {
        [] when finding.Covers is null => Say("It is not a part of the lab's yearly cost, so there is nothing that it leaves out."),
        [] => Say("It leaves out no cost line of the lab."),
        [var only] => Say($"It leaves out one cost line of the lab: {Say(only.Title)}, {Amounts.Mean(only.Amount, Amounts.PerYear)}."),
        [var largest, ..] all => Say($"It leaves out {all.Count} cost lines of the lab, in part or whole; the largest is {Say(largest.Title)}, {Amounts.Mean(largest.Amount, Amounts.PerYear)}."),
    };

    /// <summary>How much of the recomputation is published and how much is assumed.</summary>
    public static string RestsOn(Finding finding) =>
        Say($"The recomputation rests on {Sourced(finding.SourcedInputs)} and {Bare(finding.Assumptions.Count)}.");

    /// <summary>How much of a quantity's uncertainty stands on inputs that nobody published.</summary>
    /// <param name="drivers">What drives the quantity.</param>
    public static string RestsOnAssumptions(IReadOnlyList<Driver> drivers) => BareShare(drivers) switch
    {
        < 0.005 => Say("None of the variance that single inputs explain rests on bare assumptions."),
        > 0.995 => Say("All of the variance that single inputs explain rests on bare assumptions."),
        var share => Say($"{100 * share:0} % of the variance that single inputs explain rests on bare assumptions, the rest on published values."),
    };

    // The first effects of assumptions over those of all inputs. Correlated inputs share the effect of their group in equal parts.
    private static double BareShare(IReadOnlyList<Driver> drivers)
    {
        var effects = drivers.GroupBy(driver => driver.Correlated ? driver.First.ToString() : driver.Input.Name)
            .SelectMany(group => group.Select(driver => (Effect: Math.Max(0, driver.First.Value) / group.Count(), Bare: driver.Input.Grounds is Grounds.Assumption))).ToArray();
        var all = effects.Sum(part => part.Effect);
        return all == 0 ? 0 : effects.Where(part => part.Bare).Sum(part => part.Effect) / all;
    }

    private static string Sourced(int count) => count == 1 ? Say("1 sourced input") : Say($"{count} sourced inputs");

    private static string Bare(int count) => count switch
    {
        0 => Say("no bare assumption"),
        1 => Say("1 bare assumption"),
        _ => Say($"{count} bare assumptions"),
    };
}
