using Assay.Documents;

namespace Assay.Economics;

/// <summary>How the cost of the frontier's training runs grows, by amortised hardware and energy.</summary>
/// <param name="Runs">The runs on which it rests, the oldest first.</param>
/// <param name="Trend">The line through them.</param>
public sealed record FrontierTrend(IReadOnlyList<PublishedRun> Runs, LogTrend Trend)
{
    /// <summary>Fits the runs that were among the largest when they were published.</summary>
    /// <param name="runs">Published runs.</param>
    /// <param name="top">How many of the largest by training compute count as the frontier at a time.</param>
    /// <param name="since">Runs published before it are left out.</param>
    /// <exception cref="InputException">Too few are left.</exception>
    public static FrontierTrend Of(IEnumerable<PublishedRun> runs, int top, DateOnly since)
    {
        var chosen = runs.Where(run => run.EpochAmortised is not null && run.Rank <= top && run.Published >= since).OrderBy(run => run.Published).ThenBy(run => run.Model, StringComparer.Ordinal).ToArray();
        if (chosen.Length < LogTrend.FewestPoints || chosen[0].Published == chosen[^1].Published)
            throw new InputException(null, $"Of the runs in the list {chosen.Length} were among the {top} largest when published and came out in or after {since:yyyy-MM-dd}; a trend needs {LogTrend.FewestPoints} and more than one day.", "Give a larger --top or an earlier --since.");
        return new FrontierTrend(chosen, new LogTrend([.. chosen.Select(run => (run.Published, run.EpochAmortised!.Value))]));
    }
}
