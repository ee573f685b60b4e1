using Assay.Reporting.Sections;

namespace Assay.Reporting.Spending;

/// <summary>A report of accounts as one HTML page that stands on its own: it loads nothing and runs nothing.</summary>
public static class SpendingReport
{
    /// <summary>Writes the page. The same figures give the same text.</summary>
    public static string Write(SpendingFigures figures) =>
        StandalonePage.Write(SpendingWords.Title, AnswerPart.Of(figures), SpendingParts.Of(figures, SpendingWays.InPlace), SpendingWords.About);
}
