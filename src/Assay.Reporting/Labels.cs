using Assay.Modeling;

namespace Assay.Reporting;

/// <summary>Headings and short labels of a page; whole sentences are in <see cref="Sentences"/>.</summary>
internal static class Labels
{
    public const string Language = "en";
    public const string SkipToAnswer = "Skip to the answer";
    public const string Contents = "Contents";
    public const string Answer = "The answer";
    public const string Iceberg = "The iceberg";
    public const string Ladder = "What the model cost, rung by rung";
    public const string Breakdown = "Where the money of a year goes";
    public const string Claims = "Claims";
    public const string Feasibility = "Could this fleet be had?";
    public const string WhatIsBounded = "What is bounded";
    public const string ClaimedAmount = "Claimed";
    public const string Room = "Bound";
    public const string WhatBounds = "What bounds it";
    public const string Bridges = "Bridges between figures";
    public const string Drivers = "What drives the result";
    public const string Money = "Money over time";
    public const string Balance = "Cash flow added up";
    public const string BookValue = "Book value";
    public const string OwnOrRent = "Own or rent";
    public const string BreakEven = "Where they break even";
    public const string WaysToHire = "Every way to hire";
    public const string FleetCosts = "What owning costs";
    public const string ByTheYear = "By the year";
    public const string Purchase = "Purchase";
    public const string Numbers = "The numbers of the picture";
    public const string UseOfFleet = "Use of the fleet";
    public const string Month = "Month";
    public const string Way = "Way to hire";
    public const string HourUsed = "An hour used";
    public const string OverOwning = "Over owning";
    public const string BreakEvenUse = "Break-even use";
    public const string PaysBackAfter = "Owning pays back after";
    public const string AllHoursPaid = "all hours paid";
    public const string Owned = "owned";
    public const string Hired = "hired";
    public const string Distributions = "Main quantities";
    public const string Quantities = "Every number";
    public const string Sources = "Sources";
    public const string Notes = "Notes";
    public const string About = "About this page";

    public const string ScopeOfTheClaim = "Scope of the claim";
    public const string Claim = "Claim";
    public const string Claimed = "Claimed";
    public const string Recomputed = "Recomputed";
    public const string RecomputedInScope = "Recomputed within its scope";
    public const string Verdict = "Verdict";
    public const string CoversColumn = "Covers of the lab's year";
    public const string Scope = "Scope";
    public const string Says = "Source";
    public const string Ratio = "Claimed over recomputed";
    public const string Reading = "Reading";
    public const string AsStated = "as stated";
    public const string Fit = "Fit";
    public const string Fits = "fits";
    public const string FitsNot = "does not fit";
    public const string Rung = "Rung";
    public const string Adds = "Adds";
    public const string UpToHere = "Up to here";
    public const string Basis = "Basis";
    public const string Phase = "Phase";
    public const string All = "All";
    public const string WouldClose = "What would close the gap";
    public const string Gives = "Gives";
    public const string ClosesGap = "Closes";
    public const string Readings = "Ways to read the figure";
    public const string Bounds = "Bounds";
    public const string Use = "used";
    public const string Bound = "Bound";
    public const string UseOfBound = "Share of the bound that is used";
    public const string Follows = "What follows";
    public const string Covers = "Covers";
    public const string Possible = "Possible";
    public const string SilentOn = "Silent on";
    public const string RestsOn = "Rests on";
    public const string Comparable = "May stand beside";
    public const string Incomparable = "Not comparable with";
    public const string Note = "Note";

    public const string CostLine = "Cost line";
    public const string ByYear = "By the year (mean)";
    public const string ShareOfLab = "Share of the lab";
    public const string Step = "Step";
    public const string Formula = "Formula";
    public const string Result = "Result";
    public const string Input = "Input";
    public const string Swing = "With the input from 5 % to 95 %";
    public const string TotalEffect = "Share of variance";
    public const string Quantity = "Quantity";
    public const string Mean = "Mean";
    public const string Median = "Median";
    public const string FiveToNinetyFive = "5 % to 95 %";
    public const string Spread = "Spread";
    public const string Exact = "exact";
    public const string Assumption = "Assumption";
    public const string UncertainInput = "An uncertain input.";
    public const string Read = "Read";
    public const string HowComputed = "How it is computed";
    public const string Reproduce = "To reproduce it:";

    public static string Source(int count) => count == 1 ? "Source" : "Sources";

    public static string Range(string range) => $"(5 % to 95 %: {range})";

    public static string MeanIs(string mean) => $"; mean {mean}";

    public static string ClaimedAt(string amount) => $"claimed {amount}";

    public static string ClaimedBeyond(string amount) => $"claimed {amount}, off the scale";

    public static string SmallerLines(int count) => count == 1 ? "one smaller line" : $"{count} smaller lines";

    public static string SmallerDrivers(int count) => count == 1 ? "one input that closes less" : $"{count} inputs that close less";

    public static string AllSmallerLines(int count) => count == 1 ? "The one smaller line" : $"The {count} smaller lines one by one";

    public static string OtherClaims(int count) => count == 1 ? "one other claim, and why" : $"{count} other claims, and why";

    public static string RestingQuantities(int count) => count == 1 ? "1 number rests on it" : $"{count} numbers rest on it";

    public static string AssumptionsNamed(int count) => count == 1 ? "the bare assumption" : $"the {count} bare assumptions";

    public static string DriversOf(string title) => $"Drivers of: {title}";

    /// <summary>How a source was read.</summary>
    public static string ReadAs(string read) => read switch
    {
        "full" => "in full",
        "part" => "in part",
        "secondary" => "through somebody else's page",
        "table" => "as a table of data",
        _ => read,
    };

    /// <summary>What a group of quantities with the same first word is called.</summary>
    public static string Area(string first) => first switch
    {
        "lab" => "The lab",
        "fleet" => "The fleet",
        "runs" => "Runs",
        "people" => "People",
        "serving" => "Serving",
        "research" => "Research",
        "ladder" => "The ladder",
        "claims" => "Claims and their recomputation",
        "feasibility" => "Bounds of the claimed fleet",
        "catalog" => "Facts of the catalogue",
        _ => $"The case's own: {first.Replace('_', ' ')}",
    };

    public static string Kind(Grounds? grounds) => grounds switch
    {
        Grounds.Assumption => Assumption,
        Grounds.Fact fact => Source(fact.Sources.Count),
        _ => "",
    };
}
