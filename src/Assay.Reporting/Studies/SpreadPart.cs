using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>What outputs come to: their ranges, where their ends lie, and how often words came.</summary>
internal static class SpreadPart
{
    public static XElement Of(StudyFigures figures) => Section(
        "outputs",
        StudyWords.Came,
        figures.Spreads.Count == 0 ? null : Table.Of(
            Say("Outputs with numbers, over all points that have one"),
            [new(Say("output")), new(Say("points"), true), new(Say("lowest"), true), new(Say("median"), true), new(Say("5 % to 95 %"), true), new(Say("highest"), true), new(Say("how points lie"))],
            figures.Spreads.Select(spread => (IReadOnlyList<object?>)
            [
                new object?[] { spread.Output.Id, spread.Output.Title is { } title ? Span("range", Say(title)) : null },
                StudyAmounts.Count(spread.Points),
                End(figures, spread, spread.Low, spread.Lowest),
                StudyAmounts.Of(spread, spread.P50),
                Range(spread),
                End(figures, spread, spread.High, spread.Highest),
                spread.Histogram.Count == 0 ? Say("all the same") : Bars(spread.Histogram),
            ])),
        figures.Words.Select(words => Div("narrow", Table.Of(
            Say($"{words.Output.Id}: how many points came to each word{(words.Others > 0 ? (Documents.Message)$"; {words.Others:N0} rarer words are left out" : Documents.Message.Empty)}"),
            [new(words.Output.Id), new(Say("points"), true)],
            words.Words.Select(word => (IReadOnlyList<object?>)[word.Word, StudyAmounts.Count(word.Points)])))));

    private static object?[] End(StudyFigures figures, OutputSpread spread, double value, StudyPoint point) =>
        [StudyAmounts.Of(spread, value), spread.High > spread.Low ? Span("range where", StudyWords.Where(figures, point)) : null];

    private static string Range(OutputSpread spread)
    {
        var (unit, scale) = (spread.Output.Unit, spread.Output.Unit.Scale);
        return spread.P95 > spread.P5 ? Amounts.PrintRange(spread.P5 * scale, spread.P95 * scale, unit, (spread.High - spread.Low) / 10 * scale) : StudyAmounts.Of(spread, spread.P50);
    }

    // The figures stand beside it.
    private static XElement Bars(IReadOnlyList<long> counts)
    {
        const double High = 28;
        var most = (double)counts.Max();
        return Svg.Ornament(counts.Count * 4, High + 1, "spread", counts.Select((count, i) => count == 0 ? null : Svg.Box("hill likely", i * 4, High - Math.Max(1, High * count / most), 3.4, Math.Max(1, High * count / most))), Svg.Line("axis", 0, High + 0.5, counts.Count * 4, High + 0.5));
    }
}
