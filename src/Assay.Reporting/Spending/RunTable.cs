using System.Xml.Linq;
using Assay.Accounts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>Runs, one a row; where there is a way to, each opens.</summary>
internal static class RunTable
{
    /// <param name="caption">What it shows.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="currency">The currency of their costs; null where nothing tells costs.</param>
    /// <param name="open">What selects the jobs of a run, and the way to them.</param>
    /// <param name="withModel">Whether to tell their models.</param>
    public static XElement Of(string caption, IEnumerable<SelectedRun> runs, string? currency, Func<SelectedRun, object> open, bool withModel = false) => Table.Of(
        caption,
        [
            new(Say("run")), .. withModel ? [new Column(Say("model"))] : Array.Empty<Column>(), new(Say("phase")), new(Say("GPU-hours"), true), new(Say("attempts"), true), new(Say("completed or resumed"), true),
            .. currency is null ? [] : new[] { new Column(currency, true) },
        ],
        runs.Select(run => (IReadOnlyList<object?>)
        [
            open(run), .. withModel ? [run.Model] : Array.Empty<object?>(), SpendingWords.Phase(run.Phase), Spent.Number(run.Hours), Spent.Count(run.Attempts), Spent.Share(run.LedOn, run.Hours),
            .. currency is null ? [] : new object?[] { Spent.Exact(run.Cents) },
        ]));
}
