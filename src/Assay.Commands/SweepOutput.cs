using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Assay.Commands.Output;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Prints what became of the points of a sweep.</summary>
internal static class SweepOutput
{
    /// <param name="globals">The options that say how.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="plan">How the sweep is cut.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="clock">Since when it has been at work.</param>
    /// <param name="jobs">The jobs of Slurm that compute it; null where it was computed here.</param>
    public static void Print(Globals globals, ParseResult parsed, SweepPlan plan, SweepFolder folder, Stopwatch clock, IReadOnlyList<string>? jobs)
    {
        var (done, failed) = SweepResults.Count(folder);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        Printer.Print(globals, parsed, () => folder.IsDone ? Results(plan.Points, done, failed, folder) : Submitted(folder, jobs!), () => Rows(plan.Points, done, failed, seconds, folder), json =>
        {
            json.WriteNumber("points", plan.Points);
            json.WriteNumber("done", done);
            json.WriteNumber("failed", failed);
            json.Number("seconds", seconds);
            json.WriteString("out", folder.Root);
            if (jobs is not null)
                json.Texts("jobs", jobs);
        });
    }

    private static Page Results(long points, long done, long failed, SweepFolder folder) => new(
    [
        new Paragraph(Say($"{done:N0} of {points:N0} points are done; {failed:N0} came to no result, and {points - done - failed:N0} were pruned.")),
        new Paragraph(Say($"Results: '{folder.Results}'. 'assay sweep query {folder.Root} SQL' reads them as the table 'results'.")),
        .. failed == 0 ? Array.Empty<Block>() : [new Table(Say("Points without a result"), [new(Say("points"), true), new(Say("the first")), new(Say("why"), Width: 70)], [.. SweepResults.Problems(folder).Select(row => new[] { row.Points.ToString("N0", CultureInfo.InvariantCulture), row.First.ToString(CultureInfo.InvariantCulture), row.Why })])],
    ]);

    private static Page Submitted(SweepFolder folder, IReadOnlyList<string> jobs) => new(
    [
        new Paragraph(Say($"Submitted: job {jobs[0]} computes the points, and job {jobs[1]} brings them together after it. Their logs are in '{Path.Combine(folder.Root, "slurm")}'.")),
        new Paragraph(Say($"'assay sweep status {folder.Root}' says how far they are, 'assay sweep cancel {folder.Root}' takes them away, and 'assay sweep resume {folder.Root}' goes on with what is missing.")),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(long points, long done, long failed, double seconds, SweepFolder folder)
    {
        yield return ["points", "done", "failed", "seconds", "out"];
        yield return [Json.Text(points), Json.Text(done), Json.Text(failed), Json.Text(seconds), folder.Root];
    }
}
