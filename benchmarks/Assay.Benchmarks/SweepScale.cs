using System.Diagnostics;
using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Sweeps;

namespace Assay.Benchmarks;

/// <summary>What a point of a sweep takes, by how many points there are: a case at 100 draws, two outputs, on one core.</summary>
internal static class SweepScale
{
    private const long PointsOfShard = 1000;

    private const string File = """
        sweep: scale
        case: any
        samples: 100
        axes:
          ownership: { set: fleet.ownership, range: 2 years to 6 years }
          use: { set: fleet.utilisation, range: 30 % to 90 % }
        design: { sobol: POINTS }
        outputs: { cost: lab.cost_per_year, hour: fleet.cost_per_gpu_hour }
        """;

    /// <param name="path">The file of the case.</param>
    /// <param name="most">The most points.</param>
    /// <param name="picture">Where a picture goes; null for none.</param>
    public static void Print(string path, long most, string? picture)
    {
        var source = new SourceText(path, System.IO.File.ReadAllText(path));
        var told = new List<(long Points, double Each, double Usual, double Memory)>();
        // What compiles and warms up counts at no size.
        Run(source, 100_000, PointsOfShard);
        // What a sweep of one point takes is what any sweep takes to start.
        var start = Run(source, 1, PointsOfShard);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start-up, left out below: {start * 1e3:F0} ms"));
        for (var points = 1000L; points <= most; points *= 10)
        {
            told.Add((points, (Run(source, points, PointsOfShard) - start) / points, (Run(source, points, null) - start) / points, Process.GetCurrentProcess().PeakWorkingSet64 / 1e9));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points:N0} points: {told[^1].Each * 1e3:F4} ms each, {told[^1].Usual * 1e3:F4} ms in shards as they are cut unless told; most memory of the process so far {told[^1].Memory:F2} GB"));
        }

        foreach (var (points, each, usual, _) in told)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points:N0} points: {each / told[^1].Each:F2} of the time per point of the largest, {usual / told[^1].Each:F2} as cut unless told"));
        if (picture is not null)
            System.IO.File.WriteAllText(picture, ScalePicture.Write([.. told.Select(one => (one.Points, one.Each / told[^1].Each, one.Usual / told[^1].Each))]));
    }

    // Computing, writing and bringing together, once the case is compiled. The middle of several runs where they are short.
    private static double Run(SourceText source, long points, long? pointsOfShard)
    {
        var sweep = SweepFile.Read(new SourceText("sweep.yaml", File.Replace("POINTS", points.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), Catalogue.Shipped);
        var study = new CaseStudy(sweep, [new StudyCase(source, null)], Catalogue.Shipped);
        var (pruning, plan) = (new Pruning(sweep), SweepPlan.Of(sweep, pointsOfShard));
        var times = new List<double>();
        for (var i = 0; i < (points <= 10_000 ? 9 : points <= 100_000 ? 3 : 1); i++)
        {
            var path = Directory.CreateTempSubdirectory("assay-sweep-").FullName;
            try
            {
                var folder = SweepFolder.Make(Path.Combine(path, "out"), [("sweep.yaml", sweep.Source.Text)]);
                var watch = Stopwatch.StartNew();
                SweepRunner.Run(sweep, study, pruning, plan, folder, folder.Missing(plan), 1, null, null, CancellationToken.None);
                SweepMerge.Run(folder, plan, CancellationToken.None);
                times.Add(watch.Elapsed.TotalSeconds);
            }
            finally
            {
                Directory.Delete(path, recursive: true);
            }
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
