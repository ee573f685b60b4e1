using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>Headings and short labels of a page; whole sentences are in <see cref="Sentences"/>.</summary>
internal static class Labels
{
    public static string Language => Say("en");
    public static string SkipToAnswer => Say("Skip to the answer");
    public static string Contents => Say("Contents");
    public static string Answer => Say("The answer");
    public static string Iceberg => Say("The iceberg");
    public static string Ladder => Say("What the model cost, rung by rung");
    public static string Breakdown => Say("Where the money of a year goes");
    public static string Claims => Say("Claims");
    public static string Feasibility => Say("Could this fleet be had?");
    public static string WhatIsBounded => Say("What is bounded");
    public static string ClaimedAmount => Say("Claimed");
    public static string Room => Say("Bound");
    public static string WhatBounds => Say("What bounds it");
    public static string Bridges => Say("Bridges between figures");
    public static string Drivers => Say("What drives the result");
    public static string Money => Say("Money over time");
    public static string Balance => Say("Cash flow added up");
    public static string BookValue => Say("Book value");
    public static string OwnOrRent => Say("Own or rent");
    public static string BreakEven => Say("Where they break even");
    public static string WaysToHire => Say("Every way to hire");
    public static string FleetCosts => Say("What owning costs");
    public static string ByTheYear => Say("By the year");
    public static string Purchase => Say("Purchase");
    public static string Numbers => Say("The numbers of the picture");
    public static string UseOfFleet => Say("Use of the fleet");
    public static string Month => Say("Month");
    public static string Way => Say("Way to hire");
    public static string HourUsed => Say("An hour used");
    public static string OverOwning => Say("Over owning");
    public static string BreakEvenUse => Say("Break-even use");
    public static string PaysBackAfter => Say("Owning pays back after");
    public static string AllHoursPaid => Say("all hours paid");
    public static string Owned => Say("owned");
    public static string Hired => Say("hired");
    public static string Distributions => Say("Main quantities");
    public static string Quantities => Say("Every number");
    public static string Sources => Say("Sources");
    public static string Notes => Say("Notes");
    public static string About => Say("About this page");

    public static string FindNumber => Say("Find a number");
    public static string UnfoldAll => Say("Unfold all");
    public static string FoldAll => Say("Fold all");
    public static string Back => Say("Back");
    public static string InTheList => Say("Show in the list");
    public static string Close => Say("Close");
    public static string UsedBy => Say("Used by");
    public static string NoSuchNumber => Say("This report has no number of this name.");
    public static string NumbersFound(string count) => Say($"Numbers found: {count}");

    public static string ScopeOfTheClaim => Say("Scope of the claim");
    public static string Claim => Say("Claim");
    public static string Claimed => Say("Claimed");
    public static string Recomputed => Say("Recomputed");
    public static string RecomputedInScope => Say("Recomputed within its scope");
    public static string Verdict => Say("Verdict");
    public static string CoversColumn => Say("Covers of the lab's year");
    public static string Scope => Say("Scope");
    public static string Says => Say("Source");
    public static string Ratio => Say("Claimed over recomputed");
    public static string Reading => Say("Reading");
    public static string AsStated => Say("as stated");
    public static string Fit => Say("Fit");
    public static string Fits => Say("fits");
    public static string FitsNot => Say("does not fit");
    public static string Rung => Say("Rung");
    public static string Adds => Say("Adds");
    public static string UpToHere => Say("Up to here");
    public static string Basis => Say("Basis");
    public static string Phase => Say("Phase");
    public static string All => Say("All");
    public static string WouldClose => Say("What would close the gap");
    public static string Gives => Say("Gives");
    public static string ClosesGap => Say("Closes");
    public static string Readings => Say("Ways to read the figure");
    public static string Bounds => Say("Bounds");
    public static string Use => Say("used");
    public static string Bound => Say("Bound");
    public static string UseOfBound => Say("Share of the bound that is used");
    public static string Follows => Say("What follows");
    public static string Covers => Say("Covers");
    public static string Possible => Say("Possible");
    public static string SilentOn => Say("Silent on");
    public static string RestsOn => Say("Rests on");
    public static string Comparable => Say("May stand beside");
    public static string Incomparable => Say("Not comparable with");
    public static string Note => Say("Note");

    public static string CostLine => Say("Cost line");
    public static string ByYear => Say("By the year (mean)");
    public static string ShareOfLab => Say("Share of the lab");
    public static string Step => Say("Step");
    public static string Formula => Say("Formula");
    public static string Result => Say("Result");
    public static string Input => Say("Input");
    public static string Swing => Say("With the input from 5 % to 95 %");
    public static string TotalEffect => Say("Share of variance");
    public static string Quantity => Say("Quantity");
    public static string Mean => Say("Mean");
    public static string Median => Say("Median");
    public static string FiveToNinetyFive => Say("5 % to 95 %");
    public static string Spread => Say("Spread");
    public static string Exact => Say("exact");
    public static string Assumption => Say("Assumption");
    public static string UncertainInput => Say("An uncertain input.");
    public static string Read => Say("Read");
    public static string HowComputed => Say("How it is computed");
    public static string Reproduce => Say("To reproduce it:");

    public static string Source(int count) => count == 1 ? Say("Source") : Say("Sources");

    public static string Range(string range) => Say($"(5 % to 95 %: {range})");

    public static string MeanIs(string mean) => Say($"; mean {mean}");

    public static string ClaimedAt(string amount) => Say($"claimed {amount}");

    public static string ClaimedBeyond(string amount) => Say($"claimed {amount}, off the scale");

    public static string SmallerLines(int count) => count == 1 ? Say("one smaller line") : Say($"{count} smaller lines");

    public static string SmallerDrivers(int count) => count == 1 ? Say("one input that closes less") : Say($"{count} inputs that close less");

    public static string AllSmallerLines(int count) => count == 1 ? Say("The one smaller line") : Say($"The {count} smaller lines one by one");

    public static string OtherClaims(int count) => count == 1 ? Say("one other claim, and why") : Say($"{count} other claims, and why");

    public static string RestingQuantities(int count) => count == 1 ? Say("1 number rests on it") : Say($"{count} numbers rest on it");

    public static string AssumptionsNamed(int count) => count == 1 ? Say("the bare assumption") : Say($"the {count} bare assumptions");

    public static string DriversOf(string title) => Say($"Drivers of: {title}");

    /// <summary>How a source was read.</summary>
    public static string ReadAs(string read) => read switch
    {
        "full" => Say("in full"),
        "part" => Say("in part"),
        "secondary" => Say("through somebody else's page"),
        "table" => Say("as a table of data"),
        _ => read,
    };

    /// <summary>What a group of quantities with the same first word is called.</summary>
    public static string Area(string first) => first switch
    {
        "lab" => Say("The lab"),
        "fleet" => Say("The fleet"),
        "runs" => Say("Runs"),
        "people" => Say("People"),
        "serving" => Say("Serving"),
        "research" => Say("Research"),
        "ladder" => Say("The ladder"),
        "claims" => Say("Claims and their recomputation"),
        "feasibility" => Say("Bounds of the claimed fleet"),
        "catalog" => Say("Facts of the catalogue"),
        _ => Say($"The case's own: {first.Replace('_', ' ')}"),
    };

    public static string Kind(Grounds? grounds) => grounds switch
    {
        Grounds.Assumption => Assumption,
        Grounds.Fact fact => Source(fact.Sources.Count),
        _ => "",
    };
}
