using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep plan</c>: how large a sweep is, before it is run.</summary>
internal static class SweepPlanCommand
{
    // Points tried to learn what one costs; of a large sweep those that conditions take out are estimated from as many.
    private const int Tried = 200;
    private const long Counted = 1_000_000;

    private sealed record Outlook(long Points, double Pruned, bool Exact, double SecondsPerPoint, double Seconds, double Bytes, int Shards);

    public static Command Create(Globals globals)
    {
        var file = File();
        var command = new Command("plan", Say("How many points a sweep has, and what it will take, measured on some of them.")) { file };
        command.SetAction(parsed =>
        {
            var set = SweepSet.Read(globals, parsed, parsed.GetRequiredValue(file));
            var found = Look(set, set.Study(), globals.Sampling(parsed).Threads, globals.Host.Cancellation);
            Printer.Print(globals, parsed, () => Show(set.Sweep, found), () => Rows(found), json =>
            {
                json.WriteString("sweep", set.Sweep.Id);
                json.WriteNumber("points", found.Points);
                json.Number("pruned", found.Pruned);
                json.WriteBoolean("pruned_is_exact", found.Exact);
                json.WriteNumber("shards", found.Shards);
                json.Number("seconds_per_point", found.SecondsPerPoint);
                json.Number("seconds", found.Seconds);
                json.Number("bytes", found.Bytes);
                json.Objects("axes", set.Sweep.Axes, axis =>
                {
                    json.WriteString("axis", axis.Id);
                    json.WriteString("sets", axis.Set);
                    json.WriteNumber("values", axis.Count);
                });
            });
            return 0;
        });
        return command;
    }

    /// <summary>The argument that names a sweep.</summary>
    public static Argument<string> File() => new("file") { Description = Say("The file of the sweep.") };

    private static Outlook Look(SweepSet set, IStudy study, int threads, CancellationToken cancellation)
    {
        var (sweep, points) = (set.Sweep, set.Sweep.Points);
        var holds = new Pruning(sweep).NewTest();
        var place = new Coordinate[sweep.Axes.Count];
        var looked = Math.Min(points, Counted);
        var kept = 0L;
        for (var i = 0L; i < looked; i++)
        {
            sweep.Design.Place(Spread(i, looked, points), sweep.Axes, place);
            kept += holds(place) ? 1 : 0;
            if (i % 1000 == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        // The first model is compiled once for many points, and is not counted.
        var (reader, result, times) = (study.NewReader(), new PointResult(study.Columns.Count), new List<double>());
        var tried = Math.Min(points, Tried);
        for (var i = 0L; i < tried && (times.Count < 5 || times.Sum() < 2); i++)
        {
            sweep.Design.Place(Spread(i, tried, points), sweep.Axes, place);
            var clock = Stopwatch.StartNew();
            reader.Read(place, result);
            times.Add(clock.Elapsed.TotalSeconds);
        }

        var share = (double)kept / looked;
        var each = times.Count > 5 ? times.Order().Skip(times.Count / 10).Take(times.Count * 8 / 10).Average() : times.Average();
        var bytes = points * share * ((8.0 * study.Columns.Count) + 8 + (4 * sweep.Axes.Count));
        return new Outlook(points, points * (1 - share), looked == points, each, each * points * share / threads, bytes, SweepPlan.Of(sweep, null).Count);
    }

    private static long Spread(long i, long looked, long points) => looked == points ? i : (long)((double)i / looked * points);

    private static Page Show(Sweep sweep, Outlook found) => new(
    [
        new Paragraph(Say($"{sweep.Title}: {found.Points:N0} points, of which {(found.Exact ? Message.Empty : (Message)"about ")}{found.Pruned:N0} are pruned, in {found.Shards:N0} shards.")),
        new Paragraph(Say($"{Time(found.Seconds)} on this machine, {found.SecondsPerPoint * 1000:#,##0.###} ms a point and core, and at most {found.Bytes / 1e6:N1} MB of disk.")),
        new Table(Say("Axes"), [new(Say("axis")), new(Say("sets")), new(Say("values"), true), new(Say("from")), new(Say("to"))],
            [.. sweep.Axes.Select(axis => new[] { axis.Id, axis.Set, axis.Range is { Steps: 0 } ? Say("by design") : axis.Count.ToString("N0", CultureInfo.InvariantCulture), axis.Range is { } range ? range.Text(range.From) : axis.Values[0].Text, axis.Range is { } until ? until.Text(until.To) : axis.Values[^1].Text })]),
    ]);

    private static Message Time(double seconds) => seconds < 1 ? (Message)"Less than a second" : seconds < 120 ? (Message)$"About {seconds:N0} s" : seconds < 7200 ? (Message)$"About {seconds / 60:N0} minutes" : (Message)$"About {seconds / 3600:N1} hours";

    private static IEnumerable<IEnumerable<string>> Rows(Outlook found)
    {
        yield return ["points", "pruned", "shards", "seconds_per_point", "seconds", "bytes"];
        yield return [Json.Text(found.Points), Json.Text(found.Pruned), Json.Text(found.Shards), Json.Text(found.SecondsPerPoint), Json.Text(found.Seconds), Json.Text(found.Bytes)];
    }
}
