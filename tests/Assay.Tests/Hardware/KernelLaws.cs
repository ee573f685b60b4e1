using Assay.Catalog;
using Assay.Hardware;
using CsCheck;

namespace Assay.Tests.Hardware;

/// <summary>What holds for every accelerator, precision and size.</summary>
public class KernelLaws
{
    private static readonly KernelSet[] Sets = [.. Catalogue.Shipped.Accelerators.Select(accelerator => KernelList.Shipped.Find(accelerator.Id))];

    private static readonly (KernelSet Set, Precision Precision)[] Products = [.. Sets.SelectMany(set => Enum.GetValues<Precision>().Where(set.Supports).Select(precision => (set, precision)))];

    private static readonly KernelSet[] Linked = [.. Sets.Where(set => HasLink(set.Accelerator))];

    private static readonly Gen<double> Side = Gen.Double[5, 17].Select(power => Math.Round(Math.Pow(2, power)));

    [Fact]
    public void Every_accelerator_with_a_16_bit_rate_has_products_attention_and_memory() => Assert.All(Sets.Where(set => Catalogue.Shipped.FindAccelerator(set.Accelerator, null).Fact("peak.bf16") is not null), set =>
    {
        Assert.True(set.Supports(Precision.Bf16));
        Assert.True(set.Grouped(Precision.Fp16).Seconds(4096, 4096, 4096) > 0);
        Assert.True(set.Attention.ForwardSeconds(1, 32, 8, 4096, 4096, 128, 128, true) > 0);
        Assert.True(set.LatentAttention.ForwardSeconds(1, 128, 128, 4096, 4096, 192, 128, true) > 0);
        Assert.True(set.Sms > 1);
        Assert.NotEmpty(set.Sources);
    });

    [Fact]
    public void What_is_taken_over_from_another_accelerator_says_so_and_why() => Assert.All(Sets, set =>
    {
        Assert.Equal(set.Assumed, set.Like is not null);
        Assert.Equal(set.Assumed, !string.IsNullOrEmpty(set.Assumption?.ToString()));
    });

    [Fact]
    public void No_product_beats_the_peak_rate_or_falls_when_it_grows_by_whole_tiles() =>
        Gen.Select(Gen.Int[0, Products.Length - 1], Gen.Bool, Side, Side, Side, Gen.Int[1, 64]).Sample((which, grouped, m, n, k, groups) =>
        {
            var (set, precision) = Products[which];
            foreach (var curve in new[] { grouped ? set.Grouped(precision) : set.Gemm(precision) }.SelectMany(curve => new[] { curve, curve.Sustained() }))
            {
                var seconds = curve.GroupedSeconds(groups, m, n, k);
                Assert.True(seconds >= 2 * groups * m * n * k / curve.Peak);
                Assert.True(curve.GroupedSeconds(groups, m + 256, n, k) >= seconds);
                Assert.True(curve.GroupedSeconds(groups, m, n + 256, k) >= seconds);
                Assert.True(curve.GroupedSeconds(groups, m, n, k + 64) >= seconds);
                Assert.True(curve.GroupedSeconds(groups + 1, m, n, k) >= seconds);
            }
        }, iter: 20000);

    [Fact]
    public void A_sustained_product_is_no_faster_than_a_lone_one() =>
        Gen.Select(Gen.Int[0, Products.Length - 1], Side, Side, Side).Sample((which, m, n, k) =>
        {
            var curve = Products[which].Set.Gemm(Products[which].Precision);
            Assert.True(curve.Sustained().Seconds(m, n, k) >= curve.Seconds(m, n, k));
        }, iter: 2000);

    [Fact]
    public void Attention_does_not_beat_the_peak_rate_and_grows_with_every_size() =>
        Gen.Select(Gen.Int[0, Sets.Length - 1], Gen.Int[1, 64], Gen.Int[1, 16], Gen.Int[1, 8], Gen.Int[1, 256], Gen.Int[1, 4].Select(quarter => 64 * quarter)).Sample((which, sequences, kvHeads, group, blocks, size) =>
        {
            if (!Sets[which].Supports(Precision.Bf16))
                return;
            var (curve, peak) = (Sets[which].Attention, Sets[which].Gemm(Precision.Bf16).Peak);
            double Seconds(double b, double q) => curve.ForwardSeconds(b, kvHeads * group, kvHeads, q, q, size, size, causal: true);
            var length = 128.0 * blocks;
            var seconds = Seconds(sequences, length);
            Assert.True(seconds >= 2.0 * sequences * kvHeads * group * length * length * size / peak);
            Assert.True(Seconds(sequences + 1, length) >= seconds);
            Assert.True(Seconds(sequences, length + 128) >= seconds);
            Assert.True(curve.ForwardSeconds(sequences, kvHeads * group, kvHeads, length, length, size, size, causal: false) >= seconds);
        }, iter: 5000);

    [Fact]
    public void Generation_reads_its_cache_no_faster_than_memory_gives_it()
    {
        var curve = KernelList.Shipped.Find("H100-SXM").Attention;
        var bytes = 64.0 * 32 * 16384 * 2 * 128 * 2;
        Assert.True(curve.ForwardSeconds(64, 32, 32, 1, 16384, 128, 128, causal: true) >= bytes / 3.35e12);
    }

    [Fact]
    public void Nothing_to_move_costs_the_latency_alone()
    {
        Assert.All(Sets, set => Assert.InRange(set.MemorySeconds(0), 1e-7, 2e-5));
        Assert.All(Linked, set => Assert.All(Enum.GetValues<CollectiveKind>(), kind => Assert.InRange(set.Collective.Seconds(kind, 0, 8), 1e-6, 1e-4)));
        Assert.All(Linked, set => Assert.Equal(0, set.Collective.Seconds(CollectiveKind.AllReduce, 1e9, 1)));
    }

    [Fact]
    public void An_all_reduce_takes_no_less_than_the_reduce_scatter_it_holds() =>
        Gen.Select(Gen.Int[0, Linked.Length - 1], Gen.Double[3, 11], Gen.Int[2, 72]).Sample((which, power, ranks) =>
        {
            var (curve, bytes) = (Linked[which].Collective, Math.Pow(10, power));
            Assert.True(curve.Seconds(CollectiveKind.AllReduce, bytes, ranks) >= curve.Seconds(CollectiveKind.ReduceScatter, bytes, ranks));
        }, iter: 5000);

    [Fact]
    public void A_collective_grows_with_its_bytes() =>
        Gen.Select(Gen.Int[0, Linked.Length - 1], Gen.Enum<CollectiveKind>(), Gen.Double[3, 11], Gen.Int[2, 72]).Sample((which, kind, power, ranks) =>
        {
            var (curve, bytes) = (Linked[which].Collective, Math.Pow(10, power));
            Assert.True(curve.Seconds(kind, 2 * bytes, ranks) > curve.Seconds(kind, bytes, ranks));
            Assert.True(curve.Seconds(CollectiveKind.SendReceive, bytes, ranks) >= curve.Seconds(CollectiveKind.SendReceive, bytes, 2));
        }, iter: 5000);

    private static bool HasLink(string id) => Catalogue.Shipped.FindAccelerator(id, null).Fact("scale_up_bandwidth") is not null;
}
