using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>What a workbook says.</summary>
internal static class WorkbookWords
{
    public static string Findings => Say("Findings");
    public static string Inputs => Say("Inputs");
    public static string Samples => Say("Samples");
    public static string Sources => Say("Sources");
    public static string Months => Say("Months");
    public static string Rates => Say("Rates");

    public static string Name => Say("Name");
    public static string What => Say("What it is");
    public static string Value => Say("Value");
    public static string PointValue => Say("Point value");
    public static string Unit => Say("Unit");
    public static string Low => Say("5 %");
    public static string High => Say("95 %");
    public static string LowerQuartile => Say("25 %");
    public static string UpperQuartile => Say("75 %");
    public static string RestsOn => Say("Rests on");
    public static string Note => Say("Note");
    public static string Formula => Say("Formula");
    public static string Mean => Say("Mean");
    public static string Deviation => Say("Standard deviation");
    public static string Median => Say("Median");
    public static string Publisher => Say("Publisher");
    public static string Title => Say("Title");
    public static string Date => Say("Date");
    public static string Address => Say("Address");
    public static string Read => Say("Read");
    public static string Id => Say("Id");

    public static string Claim => Say("Claim");
    public static string Claimed => Say("Claimed");
    public static string RecomputedHere => Say("Recomputed, point value");
    public static string RatioHere => Say("Claimed over recomputed");
    public static string SampledMedian => Say("Sampled median");
    public static string Verdict => Say("Verdict, as sampled");
    public static string CoversHere => Say("Covers of the lab's year, point value");
    public static string MainQuantities => Say("Main quantities");
    public static string CostLines => Say("The lab's cost lines, by the year");
    public static string Step => Say("A step of the formulas above");
    public static string LowFactor => Say("Low");
    public static string HighFactor => Say("High");
    public static string Between => Say("Between");
    public static string Worth => Say("Worth");

    public static string HowToRead =>
        Say("Cells in blue may be changed: every other number follows when the sheet is recalculated. A point value takes each uncertain input at its median; it is a point of the model and not its expected value. Means and ranges were sampled when the workbook was written, and do not follow.");

    public static string NoPart => Say("No part of the lab's cost");

    public static string MeanOfMonths(string path) => Say($"{path}, mean of its months");

    public static string RatesNote =>
        Say("An internal rate is sought by halving the range of monthly discount factors; each block belongs to one rate.");

    private static string[] OverNumbers =>
        [Value, PointValue, Low, High, Mean, Deviation, Median, LowerQuartile, UpperQuartile, Claimed, RecomputedHere, RatioHere, SampledMedian, CoversHere, LowFactor, HighFactor, Between, Worth];

    /// <summary>Whether numbers stand below a heading; months do so too.</summary>
    public static bool IsOverNumbers(string heading) => OverNumbers.Contains(heading) || (heading.Length > 0 && char.IsAsciiDigit(heading[0]));

    /// <summary>What the sheet of a part of the model is called, by the first word of its quantities' names.</summary>
    public static string Part(string first) => first switch
    {
        "money" => Labels.Money,
        "rent" => Labels.OwnOrRent,
        _ => Labels.Area(first),
    };

    public static string AsOf(string date, int samples, ulong seed) => Say($"As of {date}; sampled {samples:N0} times with seed {seed}.");

    public static string Assumption(string because) => Say($"Assumption: {because}");
}
