using Assay.Accounts;
using Assay.Tests.Records;
using static Assay.Tests.Records.MetricsStore;

namespace Assay.Tests.Accounts;

/// <summary>What GPUs did while attempts held them.</summary>
public sealed class TelemetryReportTests : IDisposable
{
    private readonly MetricsStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Activity_is_that_of_the_attempt_whose_job_the_exporter_names()
    {
        store.Job("7", 0, 60, 2, "n1", "research");
        store.Job("8_3", 0, 60, 2, "n1", "serving", raw: "9");
        store.Metrics(Series(Active, "n1", 0, "7", Steady(0, 60, 0.8)), Series(Active, "n1", 1, "7", Steady(0, 60, 0.6)), Series(Tensor, "n1", 0, "7", Steady(0, 60, 0.3)), Series(Tensor, "n1", 1, "7", Steady(0, 60, 0.5)),
            Series(Active, "n1", 2, "9", Steady(0, 60, 0.1)), Series(Active, "n1", 3, "9", Steady(0, 60, 0.3)), Series(Active, "n1", 4, null, Steady(0, 60, 0.9)));
        var report = store.Report();
        var research = Assert.Single(report.Utilisation, one => one.Account == "research");
        Assert.Equal((2.0, 2.0), (research.Held, Math.Round(research.Seen, 9)));
        Assert.Equal(0.7, research.Active!.Value, 6);
        Assert.Equal(0.4, research.TensorActive!.Value, 6);
        var serving = Assert.Single(report.Utilisation, one => one.Account == "serving");
        Assert.Equal((0.2, (double?)null), (Math.Round(serving.Active!.Value, 6), serving.TensorActive));
        // The GPU that no job is named for worked all the same.
        Assert.Equal((1.0, 1.0), (report.Outside, report.OutsideActive));
    }

    [Fact]
    public void Without_labels_the_only_attempt_on_a_node_is_meant_and_several_are_not_told_apart()
    {
        store.Job("1", 0, 60, 4, "n[1-2]", count: 2);
        store.Job("2", 0, 60, 2, "n3", "a");
        store.Job("3", 0, 60, 2, "n3", "b");
        store.Metrics(from node in (string[])["n1.lab.example", "n2", "n3"] from gpu in Enumerable.Range(0, 4) select Series(Busy, node, gpu, null, Steady(0, 60, gpu < 2 ? 90 : 0)));
        var report = store.Report();
        var alone = Assert.Single(report.Utilisation, one => one.Account == "lab");
        Assert.Equal((4.0, 4.0, 0.9), (alone.Held, Math.Round(alone.Seen, 9), Math.Round(alone.Active!.Value, 6)));
        Assert.All(report.Utilisation.Where(one => one.Account != "lab"), one => Assert.Equal((0, null), (one.Seen, one.Active)));
        Assert.Equal((4.0, 2.0), (report.Outside, report.OutsideActive));
        Assert.Empty(report.Waste);
    }

    [Fact]
    public void Months_share_an_attempt_by_its_time_and_sum_to_what_it_held()
    {
        var toFebruary = (new DateTime(2026, 2, 1) - Start).TotalMinutes;
        store.Job("1", toFebruary - 60, toFebruary + 180, 8, "n1");
        store.Metrics(Series(Active, "n1", 0, "1", Steady((int)toFebruary - 60, (int)toFebruary + 180, 0.5)));
        Assert.Equal([("2026-01", 8.0, 1.0), ("2026-02", 24.0, 3.0)], store.Report().Utilisation.Select(one => ($"{one.Month:yyyy-MM}", one.Held, Math.Round(one.Seen, 9))));
    }

    [Fact]
    public void Energy_is_read_from_counters_over_gaps_and_resets_and_else_from_power()
    {
        const double MegaJoule = 1e9;
        store.Metrics(
            Series(Energy, "n1", 0, null, (0, 100 * MegaJoule), (10, 101 * MegaJoule), (200, 105 * MegaJoule), (210, 1 * MegaJoule), (220, 2.6 * MegaJoule)),
            Series(Power, "n1", 0, null, Steady(0, 220, 700)),
            Series(Power, "n2", 0, null, Steady(0, 60, 360)));
        var energy = Assert.Single(store.Report(grid: _ => 0.5).Energy);
        Assert.Equal(((5 + 2.6) * 1e6 / 3.6e6) + 0.36, energy.KilowattHours, 6);
        Assert.Equal(1, energy.Resets);
        Assert.Equal((energy.KilowattHours - 0.36) / energy.KilowattHours, energy.ByCounter, 6);
        Assert.Equal(energy.KilowattHours / 2, energy.CarbonKilograms!.Value, 9);
    }

    [Fact]
    public void Waste_is_ranked_and_told_by_its_kind()
    {
        store.Job("1", 0, 120, 4, "n1");
        store.Job("2", 0, 120, 4, "n2");
        store.Job("3", 0, 120, 1, "n3");
        store.Job("4", 0, 120, 1, "n4");
        store.Metrics(
        [
            .. from gpu in Enumerable.Range(0, 4) select Series(Active, "n1", gpu, "1", Steady(0, 120, 0)),
            .. from gpu in Enumerable.Range(0, 4) select Series(Active, "n2", gpu, "2", Steady(0, 120, gpu == 0 ? 0 : 0.9)),
            Series(Active, "n3", 0, "3", [.. Steady(0, 90, 0.9), .. Steady(90, 120, 0)]),
            // Too little of it was seen to call it empty.
            Series(Active, "n4", 0, "4", Steady(0, 15, 0)),
        ]);
        Assert.Equal(
            [(WasteKind.Empty, "1", 8.0, 8.0), (WasteKind.UnusedGpus, "2", 2.0, 8.0), (WasteKind.StoodStill, "3", 0.5, 2.0), (WasteKind.StoodStill, "4", 0.25, 2.0)],
            store.Report().Waste.Select(one => (one.Kind, one.Job, Math.Round(one.Hours, 9), one.Held)));
    }

    [Fact]
    public void A_run_is_told_the_highest_utilisation_that_its_tensor_cores_allow()
    {
        store.Job("1", 0, 60, 1, "n1");
        store.Metrics(Series(Active, "n1", 0, "1", Steady(0, 60, 0.95)), Series(Tensor, "n1", 0, "1", Steady(0, 60, 0.42)));
        var run = Assert.Single(store.Report("rules: [ { match: { account: lab }, run: main, model: m, phase: pre-training } ]").Runs);
        Assert.Equal(("main", "m", 1.0, 0.42), (run.Run, run.Model, run.Held, Math.Round(run.TensorActive!.Value, 6)));
    }
}
