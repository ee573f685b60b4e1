using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>How much of each output's variance each axis has by itself.</summary>
internal static class InfluencePart
{
    public static XElement? Of(StudyFigures figures)
    {
        var axes = Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves).ToArray();
        var moved = figures.Spreads.Where(spread => spread.High > spread.Low).ToArray();
        if (axes.Length == 0 || moved.Length == 0)
            return null;
        var whole = figures.IsWhole && axes.Length > 1;
        return Section(
            "influence",
            StudyWords.Influence,
            P(whole ? StudyWords.SharesAre : StudyWords.SharesOverlap),
            Table.Of(
                Say("Share of the variance of each output that each axis has by itself"),
                [new(Say("output")), .. axes.Select(i => new Column(figures.Axes[i].Axis.Id)), .. whole ? new[] { new Column(Say("axes together")) } : []],
                moved.Select(spread => (IReadOnlyList<object?>)[spread.Output.Id, .. axes.Select(i => Cell(spread.Shares[i])), .. whole ? new object?[] { Cell(Math.Max(0, 1 - axes.Sum(i => spread.Shares[i]))) } : []])));
    }

    private static object[] Cell(double share) => [Span("amount", StudyAmounts.Share(share)), Svg.Ornament(100, 6, "bar", Svg.Box("line", 0, 0, 100 * share, 6))];
}
