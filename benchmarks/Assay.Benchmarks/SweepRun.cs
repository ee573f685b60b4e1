using System.Diagnostics;
using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Sweeps;
using DuckDB.NET.Data;

namespace Assay.Benchmarks;

/// <summary>
/// A sweep of so many points on one core and on two; the same points in shards of one, to tell what a shard costs beside its points; and the
/// merge of so many shards, beside DuckDB's own copy of the same files with as many threads as it takes.
/// </summary>
internal static class SweepRun
{
    private const long Warm = 50_000;

    public static void Print(string @case, long points, int shards)
    {
        var folder = Directory.CreateTempSubdirectory("assay-sweep-").FullName;
        try
        {
            // The runtime compiles what runs often anew, which is no matter of the first of the two.
            var (warm, up) = Study(@case, Warm);
            Compute(warm, up, Path.Combine(folder, "warm"), null, 1, true);
            var (sweep, study) = Study(@case, points);
            var one = Compute(sweep, study, Path.Combine(folder, "one"), null, 1, true);
            var two = Compute(sweep, study, Path.Combine(folder, "two"), null, 2, true);
            Tell($"{points:N0} points: two cores {one.Computed / two.Computed:F2} times one ({one.Computed:F1} s, {two.Computed:F1} s); merged in {one.Merged:F2} s; same bytes {File.ReadAllBytes(one.Folder.Results).AsSpan().SequenceEqual(File.ReadAllBytes(two.Folder.Results))}");
            var (few, its) = Study(@case, shards);
            var whole = Compute(few, its, Path.Combine(folder, "whole"), shards, 1, true);
            var single = Compute(few, its, Path.Combine(folder, "single"), 1, 1, false);
            var beside = Time(() => Copy(single.Folder, Path.Combine(folder, "beside.parquet")));
            // The results are there before the shards are taken away.
            var there = Task.Factory.StartNew(() => Time(() => SpinWait.SpinUntil(() => single.Folder.IsDone)), TaskCreationOptions.LongRunning);
            var merged = Time(() => SweepMerge.Run(single.Folder, single.Plan, CancellationToken.None));
            var each = (single.Computed - whole.Computed) / shards;
            Tell($"{shards:N0} shards: {each * 1000:F2} ms each beside its points, and {merged / shards * 1000:F2} ms of the merge; results after {there.Result:F2} s, shards taken away after {merged:F2} s, DuckDB's copy with its own threads {beside:F2} s; {(each + (merged / shards)) / 60:P4} of a shard of a minute");
            Tell($"most memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (Sweep Sweep, IStudy Study) Study(string @case, long points)
    {
        var sweep = SweepFile.Read(new SourceText("sweep.yaml", string.Create(CultureInfo.InvariantCulture, $$"""
            sweep: measured
            case: measured.yaml
            samples: 100
            axes:
              use: { set: fleet.utilisation, range: 30 % to 90 %, steps: {{points}} }
            outputs: { cost: lab.cost_per_year, hour: fleet.cost_per_gpu_hour }
            """)), Catalogue.Shipped);
        return (sweep, new CaseStudy(sweep, [new StudyCase(new SourceText("measured.yaml", File.ReadAllText(@case)), null)], Catalogue.Shipped));
    }

    private static (SweepFolder Folder, SweepPlan Plan, double Computed, double Merged) Compute(Sweep sweep, IStudy study, string path, long? pointsPerShard, int threads, bool merge)
    {
        var plan = SweepPlan.Of(sweep, pointsPerShard);
        var folder = SweepFolder.Make(path, [("sweep.yaml", sweep.Source.Text)]);
        var computed = Time(() => SweepRunner.Run(sweep, study, new Pruning(sweep), plan, folder, folder.Missing(plan), threads, null, null, CancellationToken.None));
        return (folder, plan, computed, merge ? Time(() => SweepMerge.Run(folder, plan, CancellationToken.None)) : 0);
    }

    private static void Copy(SweepFolder folder, string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_parquet('{folder.Shards}/*.parquet') ORDER BY point) TO '{path}' (FORMAT parquet, COMPRESSION zstd)";
        command.ExecuteNonQuery();
    }

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Tell(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
