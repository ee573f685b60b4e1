using Assay.Reporting.Sections;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>A report of a sweep as one HTML page that stands on its own: it loads nothing and runs nothing.</summary>
public static class StudyReport
{
    /// <summary>Writes the page. The same figures give the same text.</summary>
    public static string Write(StudyFigures figures) =>
        StandalonePage.Write(Say(figures.Sweep.Title), StudyAnswerPart.Of(figures), StudyParts.Of(figures, StudyWays.InPlace), StudyWords.About);
}
