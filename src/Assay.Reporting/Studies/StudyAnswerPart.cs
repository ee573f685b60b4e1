using System.Xml.Linq;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>What the first output comes to, and what moves it most.</summary>
internal static class StudyAnswerPart
{
    public static XElement Of(StudyFigures figures)
    {
        // What the heat map shows is what is looked at.
        var shown = figures.Spreads.FirstOrDefault(spread => figures.Maps.Count > 0 && spread.Output == figures.Maps[0].Output) ?? (figures.Spreads is [var first, ..] ? first : null);
        var section = Section(
            "answer",
            Labels.Answer,
            P(shown is null ? StudyWords.HowMany(figures) : StudyWords.Answer(figures, shown) + (StudyWords.Moves(figures, shown) is { } moves ? " " + moves : "")),
            P(Class("small"), shown is null ? null : StudyWords.HowMany(figures) + " ", StudyWords.HowSampled(figures.Sweep)));
        section.Add(Class("answer"));
        return section;
    }
}
