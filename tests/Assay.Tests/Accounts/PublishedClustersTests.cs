using System.Globalization;
using Assay.Tests.Cli;
using Assay.Tests.Records;

namespace Assay.Tests.Accounts;

/// <summary>
/// Statistics of real clusters, brought into a store as records and told again: outcomes, GPU power and activity of AcmeTrace (CC BY 4.0),
/// occupancy of a cluster of HeliosArtifact (MIT).
/// </summary>
public sealed class PublishedClustersTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Assay.Tests/Accounts/clusters");

    public static TheoryData<string> Clusters => [.. Table("acme_cluster_summary.csv").Where(row => row["complete_gpu_time"].Length > 0).Select(row => row["id"])];

    [Theory, MemberData(nameof(Clusters))]
    public void GPU_time_by_outcome_is_what_the_cluster_published_of_itself(string id)
    {
        var published = Table("acme_cluster_summary.csv").Single(row => row["id"] == id);
        using var store = new TestStore();
        store.Import(new[] { ("COMPLETED", "complete"), ("CANCELLED by 1000", "cancel"), ("FAILED", "fail") }.SelectMany((kind, i) => Held(i, kind.Item1, (long)Number(published, $"{kind.Item2}_gpu_time"))));
        var report = store.Report();
        foreach (var (outcome, kind) in new[] { ("completed", "complete"), ("cancelled", "cancel"), ("crashed", "fail") })
        {
            var hours = Assert.Single(report.ByOutcome, part => part.Name == outcome).Hours;
            Assert.Equal(Number(published, $"{kind}_gpu_time") / 3600, hours, 6);
            // The published shares have three decimals.
            Assert.InRange((hours / report.Allocated) - Number(published, $"{kind}_rate_gpu_time"), -0.0011, 0.0011);
        }
    }

    [Fact]
    public void A_month_of_a_cluster_is_as_full_as_was_counted_by_the_minute()
    {
        var changes = Table("earth_vc6YE_changes.csv").Select(row => (At: DateTime.Parse(row["time"], CultureInfo.InvariantCulture), Gpus: (long)Number(row, "running_gpu_num"))).ToArray();
        using var store = new TestStore();
        store.Import(changes.Zip(changes.Skip(1), (from, to) => (from, to)).Where(span => span.from.Gpus > 0).Select((span, i) => Row(i, "COMPLETED", span.from.At, span.to.At, span.from.Gpus)));
        var report = store.Report(gpus: 208);
        // The sum over the minutes of the published sequence, its last minute left out.
        Assert.Equal(139_683.7166667 - (197 / 60.0), report.Allocated, 6);
        Assert.InRange(report.Allocated / (208 * ((31 * 24) - (1 / 60.0))), 0.9025, 0.9029);
        Assert.False(Assert.Single(report.Peaks).Exceeds);
        Assert.True(Assert.Single(store.Report(gpus: 200).Peaks).Exceeds);
    }

    [Fact]
    public void GPUs_that_draw_what_those_of_a_cluster_drew_use_their_mean_over_the_hour()
    {
        var watts = Table("acme_gpu_power_kalos.csv").Select(row => Number(row, "a0")).ToArray();
        using var store = new MetricsStore();
        store.Metrics(watts.Select((power, gpu) => MetricsStore.Series(MetricsStore.Power, $"n{gpu / 8}", gpu % 8, null, MetricsStore.Steady(0, 60, power))));
        Assert.Equal(watts.Sum() / 1000, Assert.Single(store.Report().Energy).KilowattHours, 6);
    }

    [Fact]
    public void Of_GPUs_as_active_as_those_of_a_cluster_the_idle_ones_are_waste_and_the_mean_is_theirs()
    {
        // Every tenth of a thousand quantiles.
        var busy = Table("acme_util_gpu_philly.csv").Where((_, i) => i % 10 == 0).Select(row => Number(row, "a0")).ToArray();
        using var store = new MetricsStore();
        store.Jobs(busy.Select((_, i) => MetricsStore.Row($"{i + 1}", 0, 60, 1, $"n{i}")));
        store.Metrics(busy.Select((share, i) => MetricsStore.Series(MetricsStore.Busy, $"n{i}", 0, $"{i + 1}", MetricsStore.Steady(0, 60, share))));
        var report = store.Report();
        Assert.Equal(busy.Average() / 100, Assert.Single(report.Utilisation).Active!.Value, 6);
        Assert.Equal(busy.Count(share => share < 1), report.Waste.Count);
        Assert.Equal(busy.Count(share => share < 1), report.Waste.Sum(one => one.Hours), 6);
    }

    // As many attempts of a thousand GPUs as fit, and one GPU for the rest.
    private static IEnumerable<string> Held(int first, string state, long gpuSeconds)
    {
        var from = new DateTime(2023, 1, 1);
        yield return Row(first * 2, state, from, from.AddSeconds(gpuSeconds / 1000), 1000);
        if (gpuSeconds % 1000 > 0)
            yield return Row((first * 2) + 1, state, from, from.AddSeconds(gpuSeconds % 1000), 1);
    }

    private static string Row(int job, string state, DateTime from, DateTime to, long gpus) =>
        string.Create(CultureInfo.InvariantCulture, $"{job}|n|a|{state}|{from:s}|{from:s}|{to:s}|{(long)(to - from).TotalSeconds}|gres/gpu={gpus}");

    private static double Number(IReadOnlyDictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Table(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
