using System.Globalization;
using Assay.Documents;
using CsCheck;

namespace Assay.Tests.Records;

/// <summary>What OpenCost allocated, its bases kept apart and nothing counted twice.</summary>
public sealed class OpenCostTests : IDisposable
{
    private readonly MetricsStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Bases_stand_side_by_side_and_idle_has_its_line()
    {
        var result = store.OpenCost(Answer(Set(One("train", 1, 24, gpuHours: 48, request: 4, usage: 0.25, cost: 96), Special("__idle__", 1, 24, 50), Special("__unmounted__", 1, 24, 3), Special("__unallocated__", 1, 24, 2))));
        Assert.Equal((4L, 0L), (result.Taken, result.RefusedCount));
        var report = store.Kubernetes();
        Assert.Equal(["workload train", "idle idle", "unmounted unmounted", "unallocated unallocated"], report.Lines.Select(line => $"{line.Kind} {line.Name}"));
        var train = report.Lines[0];
        Assert.Equal((48.0, 96.0, 12.0, 2.0), (train.GpuHours, train.Requested!.Value, train.Used!.Value, train.GpuPrice!.Value));
        Assert.Equal((96 + 50 + 3 + 2.0, 0.0), (report.Total.TotalCost, report.Total.Unexplained));
        Assert.Equal((null, null), (report.Lines[1].Requested, report.Lines[1].Used));
    }

    [Fact]
    public void A_day_stands_for_its_hours_and_for_the_part_of_it_that_was_asked_for_earlier()
    {
        store.OpenCost(Answer(Set(One("train", 1, 9, gpuHours: 9, cost: 9))));
        store.OpenCost(Answer(Set(One("train", 1, 24, gpuHours: 24, cost: 24)), Set(One("train", 2, 24, gpuHours: 24, cost: 24))));
        store.OpenCost(Answer(Set(One("train/pod-1", 1, 24, gpuHours: 24, cost: 24))));
        var report = store.Kubernetes();
        Assert.Equal((48.0, 48.0), (report.Total.GpuHours, report.Total.TotalCost));
        Assert.Equal(2, report.LeftOut.Count);
    }

    [Fact]
    public void Any_order_and_any_pieces_give_the_same_store() => Gen.Select(Gen.Select(Gen.Int[0, 2].Select(one => ((string[])["a", "b", "__idle__"])[one]), Gen.Int[1, 3], Gen.Int[1, 4]).Array[1, 12], Gen.Int[1, 4], Gen.Int).Sample(
        (rows, pieces, seed) =>
        {
            using MetricsStore whole = new(), parted = new();
            string Of((string Name, int Day, int Cost) row) => Answer(Set(row.Name[0] == '_' ? Special(row.Name, row.Day, 24, row.Cost) : One(row.Name, row.Day, 24, gpuHours: row.Cost, cost: row.Cost)));
            foreach (var row in rows)
                whole.OpenCost(Of(row));
            var order = new Random(seed);
            foreach (var row in rows.Concat(rows[..(rows.Length / 2)]).OrderBy(_ => order.Next()))
                parted.OpenCost(Of(row));
            Assert.Equal(whole.Content("allocations"), parted.Content("allocations"));
        },
        iter: 4,
        threads: 1);

    [Fact]
    public void What_cannot_be_read_is_told_with_its_place_and_the_rest_is_taken()
    {
        var result = store.OpenCost(Answer(Set(One("good", 1, 24, gpuHours: 1, cost: 1), One("back", 1, -2, gpuHours: 1, cost: 1), One("free", 1, 24, gpuHours: 1, cost: 1).Replace("\"totalCost\"", "\"cost\"", StringComparison.Ordinal), One("less", 1, 24, gpuHours: -1, cost: 1))));
        Assert.Equal((1L, 3L), (result.Taken, result.RefusedCount));
        Assert.Equal(["data[0]['back'].window", "data[0]['free'].totalCost", "data[0]['less'].gpu_hours"], result.Refused.Select(refusal => refusal.Column!).Order(StringComparer.Ordinal));
        Assert.Contains("no list 'data'", Assert.Throws<InputException>(() => store.OpenCost("""{"code":500,"message":"boom"}""")).Message, StringComparison.Ordinal);
        var cut = Answer(Set(One("good", 2, 24, gpuHours: 1, cost: 1)), Set(One("good", 3, 24, gpuHours: 1, cost: 1)));
        Assert.Equal((1L, 1L), store.OpenCost(cut[..^30]) is var half ? (half.Taken, half.RefusedCount) : default);
    }

    private static string Answer(params string[] sets) => $$"""{"code":200,"status":"success","data":[{{string.Join(",\n", sets)}}]}""";

    private static string Set(params string[] allocations) => $"{{{string.Join(",", allocations)}}}";

    private static string One(string name, int day, int hours, double gpuHours, double cost, double? request = null, double? usage = null)
    {
        var parts = name.Split('/');
        var pod = parts.Length > 1 ? $",\"pod\":\"{name}\"" : "";
        var gpu = request is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\"gpuAllocation\":{{\"gpuRequestAverage\":{request},\"gpuUsageAverage\":{usage}}},");
        return string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{{\"name\":\"{name}\",\"properties\":{{\"namespace\":\"{parts[0]}\"{pod}}},{Window(day, hours)},\"minutes\":{Math.Abs(hours) * 60},{gpu}\"gpuHours\":{gpuHours},\"gpuCost\":{cost},\"gpuCostAdjustment\":0,\"totalCost\":{cost}}}");
    }

    private static string Special(string name, int day, int hours, double cost) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{{\"name\":\"{name}\",\"properties\":{{}},{Window(day, hours)},\"minutes\":{hours * 60},\"gpuHours\":0,\"gpuCost\":{cost},\"totalCost\":{cost}}}");

    private static string Window(int day, int hours)
    {
        var start = new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc);
        return $"\"window\":{{\"start\":\"{start:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"end\":\"{start.AddHours(hours):yyyy-MM-dd'T'HH:mm:ss'Z'}\"}}";
    }
}
