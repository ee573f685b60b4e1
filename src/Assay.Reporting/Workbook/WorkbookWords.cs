namespace Assay.Reporting.Workbook;

/// <summary>What a workbook says.</summary>
internal static class WorkbookWords
{
    public const string Findings = "Findings";
    public const string Inputs = "Inputs";
    public const string Samples = "Samples";
    public const string Sources = "Sources";
    public const string Months = "Months";
    public const string Rates = "Rates";

    public const string Name = "Name";
    public const string What = "What it is";
    public const string Value = "Value";
    public const string PointValue = "Point value";
    public const string Unit = "Unit";
    public const string Low = "5 %";
    public const string High = "95 %";
    public const string LowerQuartile = "25 %";
    public const string UpperQuartile = "75 %";
    public const string RestsOn = "Rests on";
    public const string Note = "Note";
    public const string Formula = "Formula";
    public const string Mean = "Mean";
    public const string Deviation = "Standard deviation";
    public const string Median = "Median";
    public const string Publisher = "Publisher";
    public const string Title = "Title";
    public const string Date = "Date";
    public const string Address = "Address";
    public const string Read = "Read";
    public const string Id = "Id";

    public const string Claim = "Claim";
    public const string Claimed = "Claimed";
    public const string RecomputedHere = "Recomputed, point value";
    public const string RatioHere = "Claimed over recomputed";
    public const string SampledMedian = "Sampled median";
    public const string Verdict = "Verdict, as sampled";
    public const string CoversHere = "Covers of the lab's year, point value";
    public const string MainQuantities = "Main quantities";
    public const string CostLines = "The lab's cost lines, by the year";
    public const string Step = "A step of the formulas above";
    public const string LowFactor = "Low";
    public const string HighFactor = "High";
    public const string Between = "Between";
    public const string Worth = "Worth";

    public const string HowToRead =
        "Cells in blue may be changed: every other number follows when the sheet is recalculated. A point value takes each uncertain input at its median; it is a point of the model and not its expected value. Means and ranges were sampled when the workbook was written, and do not follow.";

    public const string RatesNote =
        "An internal rate is sought by halving the range of monthly discount factors; each block belongs to one rate.";

    private static readonly string[] OverNumbers =
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

    public static string AsOf(string date, int samples, ulong seed) => $"As of {date}; sampled {samples:N0} times with seed {seed}.";

    public static string Assumption(string because) => $"Assumption: {because}";
}
