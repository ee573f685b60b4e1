using Assay.Documents;
using Assay.Records;
using CsCheck;
using static Assay.Tests.Records.MetricsStore;

namespace Assay.Tests.Records;

/// <summary>Metrics of GPUs come into a store as hours, and what cannot be read is told with its place.</summary>
public sealed class MetricsImportTests : IDisposable
{
    private readonly MetricsStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void An_hour_of_one_metric_of_one_GPU_is_one_row()
    {
        Assert.Equal(4, store.Metrics(Series(Active, "n1", 0, "7", Steady(0, 120, 0.5)), Series(Power, "n1", 0, "7", Steady(0, 120, 300))).Taken);
        Assert.Equal((0L, 4L), store.Metrics(Series(Active, "n1", 0, "7", Steady(0, 120, 0.5)), Series(Power, "n1", 0, "7", Steady(0, 120, 300))) is var again ? (again.Taken, again.Unchanged) : default);
    }

    [Fact]
    public void Any_order_any_pieces_and_any_overlap_give_the_same_store() => Gen.Select(
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 150], Gen.Int[0, 10]).Array[1, 40], Gen.Int[1, 5], Gen.Int).Sample(
        (samples, pieces, seed) =>
        {
            using MetricsStore whole = new(), parted = new();
            whole.Metrics(AllOf(samples));
            var order = new Random(seed);
            var shuffled = samples.OrderBy(_ => order.Next()).ToArray();
            foreach (var piece in shuffled.Chunk(Math.Max(1, samples.Length / pieces)).Append(shuffled[..(samples.Length / 2)]).Where(piece => piece.Length > 0))
                parted.Metrics(AllOf(piece));
            Assert.Equal(whole.Content("telemetry"), parted.Content("telemetry"));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void What_cannot_be_read_is_told_with_its_place_and_the_rest_is_taken()
    {
        var result = store.Metrics(
            Series(Active, "n1", 0, null, (0, 0.5), (1, 7), (2, 0.5), (1, 0.5), (3, double.NaN)),
            """{"metric":{"Hostname":"n1","gpu":"0"},"values":[[1767607200,"1"]]}""",
            """{"metric":{"__name__":"DCGM_FI_DEV_FB_USED","Hostname":"n1","gpu":"0"},"values":[[1767607200,"1"]]}""",
            """{"metric":{"__name__":"DCGM_FI_DEV_GPU_UTIL","gpu":"0"},"values":[[1767607200,"1"]]}""",
            """{"metric":{"__name__":"DCGM_FI_DEV_GPU_UTIL","Hostname":"n1"},"values":[[1767607200,"1"]]}""",
            """{"metric":{"__name__":"DCGM_FI_DEV_GPU_UTIL","Hostname":"n1","gpu":"1"},"values":[[1767607200,1],[1767607260,"50"]]}""");
        Assert.Equal((2L, 7L), (result.Taken, result.RefusedCount));
        Assert.Equal(
            ["result[0].values[1]", "result[0].values[3]", "result[1].metric", "result[2].metric", "result[3].metric", "result[4].metric", "result[5].values[0]"],
            result.Refused.Select(refusal => refusal.Column!).Order(StringComparer.Ordinal));
        Assert.Contains(result.Refused, refusal => refusal.Column == "result[3].metric" && refusal.Row == 4 && refusal.Why.ToString().Contains("names no node", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_off_gives_what_stands_before_the_cut_and_says_so()
    {
        var whole = Answer(Series(Active, "n1", 0, "7", Steady(0, 10, 0.5)), Series(Active, "n1", 1, "7", Steady(0, 10, 0.5)));
        var result = store.MetricsText(whole[..^100]);
        Assert.Equal((1L, 1L), (result.Taken, result.RefusedCount));
        Assert.StartsWith("The file is cut off here", result.Refused[0].Why.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, store.MetricsText(whole).Taken);
    }

    [Theory]
    [InlineData("""{"status":"error","errorType":"bad_data","error":"exceeded maximum resolution"}""", "exceeded maximum resolution")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "'vector'")]
    [InlineData("""{"data":[{}]}""", "no 'resultType'")]
    [InlineData("JobID|State", "no 'resultType'")]
    public void What_is_no_range_of_time_is_refused_as_a_whole(string text, string told) =>
        Assert.Contains(told, Assert.Throws<InputException>(() => store.MetricsText(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("gpu[001-003,007],login1", "gpu001 gpu002 gpu003 gpu007 login1")]
    [InlineData("n[9-11]", "n9 n10 n11")]
    [InlineData("r[1-2]n[01-02]", "r1n01 r1n02 r2n01 r2n02")]
    [InlineData("alone", "alone")]
    [InlineData("broken[1-", "broken[1-")]
    public void Lists_of_nodes_are_told_one_by_one(string list, string nodes) => Assert.Equal(nodes, string.Join(' ', NodeList.Expand(list)));

    // Samples of one GPU in the order of time, as Prometheus gives them.
    private static IEnumerable<string> AllOf(IEnumerable<(int Gpu, int Minute, int Tenths)> samples) => samples.GroupBy(sample => sample.Gpu)
        .Select(gpu => Series(Active, "n1", gpu.Key, null, gpu.GroupBy(sample => sample.Minute).OrderBy(minute => minute.Key).SelectMany(minute => minute.Select(sample => ((double)sample.Minute, sample.Tenths / 10.0)))));
}
