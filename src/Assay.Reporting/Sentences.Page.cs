using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

public static partial class Sentences
{
    public static string HowSampled(AuditResult audit) =>
        Say($"{audit.Options.Samples:N0} draws of every uncertain input, seed {audit.Options.Seed}. Ranges run from 5 % to 95 % of the draws; a figure before a range is the median unless it is called a mean.");

    public static string AsOf(AuditResult audit) => Say($"Prices and facts as of {audit.Case.AsOf:yyyy-MM-dd}.");

    internal static string Iceberg(Iceberg iceberg)
    {
        var claim = iceberg.Finding.Claim;
        return Say($"\"{Say(claim.Title)}\" claims {Claimed(claim)} ({Say(claim.Scope.Describe())}). Set on the same footing as the lab's other costs, what it speaks of comes to ")
            + Say($"{Amounts.Rough(iceberg.Above)} of the {Amounts.Rough(iceberg.Whole)} that the lab costs in a year. All amounts below are means, since means add up; areas and bars are to scale.");
    }

    /// <summary>What a shape of a picture stands for, with its figures.</summary>
    internal static string Figured(string name, params IReadOnlyList<string> figures) => string.Join(" · ", [name, .. figures]);

    internal static string IcebergPicture(Iceberg iceberg) =>
        Say($"An iceberg whose areas are to scale. Above the water the scope of the claim, {Amounts.Rough(iceberg.Above)} or {Amounts.Share(iceberg.Above / iceberg.Whole)} of the lab's yearly cost; ")
        + Say($"below it what the claim leaves out: {string.Join(", ", iceberg.Below.Select(phased => $"{Say(Economics.Words.Of(phased.Phase))} {Amounts.Share(phased.Amount / iceberg.Whole)}"))}. The table that follows says the same.");

    internal static string Idle => Say("Idle is what no stated use of the case accounts for: capacity that stood by, or work that nobody told of.");

    internal static string IcebergTable => Say("The lab's yearly cost: what the claim speaks of, and what it leaves out");

    internal static string NoIceberg => Say("No claim of the case is a part of a lab's yearly cost, so there is nothing to set it against.");

    internal static string ClaimsTable => Say("All claims, each recomputed within the scope that it states");

    internal static string FeasibilityTable => Say("Each bound of the claimed fleet, and how much of it the fleet uses");

    internal static string NoClaims => Say("The case states no claim.");

    internal static string BridgesIntroduction => Say("Published figures that measure different things, and the arithmetic that joins them. Each formula is shown with the names of its quantities, then with their medians.");

    internal static string DriversIntroduction =>
        Say("Each bar shows how far one input alone moves the result, from its 5 % to its 95 % value with all others at their medians. The share of variance is what would go if the input were known, its interactions with others included (Sobol's total effect).");

    internal static string NoDrivers => Say("Nothing in the result is uncertain.");

    internal static string TornadoKey => Say("A filled bar is an input that was published, an outlined one a bare assumption. The line across marks the result at the medians.");

    internal static string QuantitiesIntroduction =>
        Say("Every quantity of the case with its value, its formula and what it rests on. Names lead to their own entries. In a formula with numbers each name is replaced by its median, so the result may differ a little from the median of the whole.");

    internal static string MainQuantities => Say("What most readers look for first");

    internal static string SourcesIntroduction => Say("What the numbers rest on, how it was read, and which numbers use it.");

    internal static string AboutThePage => Say("This page holds the whole audit and loads nothing; its script lets numbers be opened, found and sorted, and it reads the same without. The same case, seed and version give the same page. It says what follows from the inputs and what rests on assumptions; it does not say who is right.");

    internal static string Version(string version) => Say($"Made by Assay {version}.");

    internal static string SmallerDrivers(int count) => count == 1 ? Say("One further input matters less than all of these.") : Say($"{count} further inputs matter less than all of these.");

    internal static string SobolPrecision(int samples) => Say($"Shares of variance are estimated from {samples:N0} draws; a few per cent may be chance.");

    internal static string Correlated => Say("Correlated inputs share one share of variance: they cannot be told apart.");

    internal static string Swing(string low, string high) => Say($"{low} to {high}");

    internal static string Share(Modeling.Driver driver) => Say($"{Math.Max(0, 100 * driver.Total.Value):0.#} %");

    internal static string DensityPicture(string claimed, string recomputed) => Say($"Spread of the recomputed figure, {recomputed}, with the claimed {claimed} marked.");

    /// <summary>Where a claim was published, without its address.</summary>
    internal static string Published(Modeling.Source source) => $"{source.Publisher}: {source.Title} ({source.Date})";

    internal static string Capital(Message text) => Say(text.Capitalised);
}
