using System.Xml.Linq;
using Assay.Reporting.Markup;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>Points of a sweep, one a row.</summary>
internal static class PointTable
{
    /// <param name="caption">What they are.</param>
    /// <param name="figures">The sweep.</param>
    /// <param name="points">The points.</param>
    public static XElement Of(string caption, StudyFigures figures, IEnumerable<StudyPoint> points)
    {
        var axes = Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves).ToArray();
        var told = points.ToArray();
        var problems = told.Any(point => point.Problem is not null);
        return Table.Of(
            caption,
            [
                new(Say("point")), .. axes.Select(i => new Column(figures.Axes[i].Axis.Id, figures.Axes[i].Axis.Range is not null)),
                .. figures.Outputs.Select(output => new Column(output.Id, !output.IsWords)), .. problems ? new[] { new Column(Say("why there is no result")) } : [],
            ],
            told.Select(point => (IReadOnlyList<object?>)
            [
                StudyAmounts.Count(point.Number), .. axes.Select(i => StudyAmounts.At(figures.Axes[i].Axis, point.At[i])),
                .. figures.Outputs.Select((output, i) => StudyAmounts.Of(output, point.Outputs[i])), .. problems ? new object?[] { point.Problem } : [],
            ]));
    }
}
