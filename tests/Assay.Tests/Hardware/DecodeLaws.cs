using Assay.Hardware;
using Assay.Tests.Training;
using CsCheck;

namespace Assay.Tests.Hardware;

/// <summary>What holds for the kernels of generation on every accelerator, and published times of whole layers and exchanges.</summary>
public class DecodeLaws
{
    private static readonly KernelSet[] Sets = [.. KernelList.Shipped.Ids.Select(id => KernelList.Shipped.Find(id)).Where(set => set.Supports(Precision.Bf16))];

    [Fact]
    public void Every_accelerator_with_a_16_bit_rate_has_attention_in_generation() => Assert.All(Sets, set =>
    {
        Assert.InRange(set.Decode.Seconds(1, 32, 8, 1024, 128, 128, 2), 1e-6, 1e-3);
        Assert.InRange(set.LatentDecode.Seconds(1, 128, 1024, 512, 64, 2), 1e-6, 1e-3);
    });

    [Fact]
    public void Generation_grows_with_every_size_and_falls_with_a_smaller_cache() =>
        Gen.Select(Gen.Int[0, Sets.Length - 1], Gen.Int[1, 512], Gen.Int[1, 16], Gen.Int[1, 16], Gen.Double[16, 131072], Gen.Int[1, 2]).Sample((which, sequences, kvHeads, group, length, bytes) =>
        {
            var (grouped, latent) = (Sets[which].Decode, Sets[which].LatentDecode);
            double Grouped(double s, double l, double b) => grouped.Seconds(s, kvHeads * group, kvHeads, l, 128, 128, b);
            double Latent(double s, double h, double l) => latent.Seconds(s, h, l, 512, 64, bytes);
            var (one, other) = (Grouped(sequences, length, bytes), Latent(sequences, 8 * group, length));
            Assert.True(double.IsFinite(one) && one > 0 && double.IsFinite(other) && other > 0);
            Assert.True(Grouped(sequences + 1, length, bytes) > one && Grouped(sequences, length + 64, bytes) > one);
            Assert.True(Grouped(sequences, length, 1) <= Grouped(sequences, length, 2));
            Assert.True(Latent(sequences + 1, 8 * group, length) > other && Latent(sequences, 8 * group, length + 64) > other && Latent(sequences, 8 * group + 8, length) >= other);
        }, iter: 5000);

    [Fact]
    public void Reading_a_cache_is_no_faster_than_the_memory_and_most_parts_reach_over_half_of_it()
    {
        var bytes = 128.0 * 8 * 8192 * 2 * 128 * 2;
        Assert.InRange(KernelList.Shipped.Find("H100-SXM").Decode.Seconds(128, 64, 8, 8192, 128, 128, 2), bytes / 3.35e12, 2 * bytes / 3.35e12);
        Assert.InRange(KernelList.Shipped.Find("B200-SXM").Decode.Seconds(128, 64, 8, 8192, 128, 128, 2), bytes / 8e12, 2 * bytes / 8e12);
    }

    // Tables of expert layers, TensorRT-LLM 1.3.0rc10, balanced routing: 256 experts of 2,048 in a model of 7,168, top 8.
    [Theory]
    [InlineData("H200-SXM", 1, 198.6, 0.2)]
    [InlineData("H200-SXM", 8, 1348.3, 0.05)]
    [InlineData("H200-SXM", 32, 5245.9, 0.05)]
    [InlineData("H200-SXM", 256, 5335, 0.05)]
    public void An_expert_layer_with_few_tokens_takes_the_time_to_read_the_experts_that_are_hit(string accelerator, double tokens, double microseconds, double allowed)
    {
        var hit = Math.Min(256, 8 * tokens);
        var seconds = ExpertLayer.Seconds(KernelList.Shipped.Find(accelerator).Grouped(Precision.Bf16), 8 * tokens, hit, 7168, 2048);
        Assert.InRange(seconds * 1e6 / microseconds, 1 - allowed, 1 + allowed);
    }

    [Fact]
    public void The_experts_hit_are_top_k_of_one_token_and_all_of_many()
    {
        Assert.Equal(8, ExpertLayer.Hit(1, 256, 256, 8), 9);
        Assert.Equal(2, ExpertLayer.Hit(1, 64, 256, 8), 9);
        Assert.Equal(256, ExpertLayer.Hit(1e4, 256, 256, 8), 6);
        Assert.Equal(8, ExpertLayer.Hit(5, 8, 8, 8), 9);
    }

    // README of DeepEP: H800, 128 tokens a GPU, hidden size 7,168, top 8, out in 8 bits and back in 16, network of 400 Gb/s.
    [Theory]
    [InlineData(8, 77, 114)]
    [InlineData(16, 118, 195)]
    [InlineData(32, 155, 273)]
    [InlineData(64, 173, 314)]
    [InlineData(128, 192, 369)]
    [InlineData(256, 194, 360)]
    public void Exchanges_with_low_latency_take_about_the_published_times(int ranks, double dispatch, double combine)
    {
        var machine = Jobs.H100 with { Kernels = KernelList.Shipped.Find("H800-SXM"), Fabric = new Fabric(8, 50e9, 5e-6) };
        double Of(double bytes)
        {
            var all = 128.0 * 8 * 7168 * bytes;
            return machine.ExchangeSeconds(true, all * 7 / ranks, all * (ranks - 8) / ranks, ranks, 1, 1) * 1e6;
        }

        Assert.InRange(Of(1 + (1 / 32.0)) / dispatch, 0.8, 1.2);
        Assert.InRange(Of(2) / combine, 0.8, 1.25);
    }

    [Fact]
    public void A_server_takes_the_faster_all_reduce()
    {
        var curve = KernelList.Shipped.Find("H100-SXM").Collective;
        Assert.Equal(curve.Seconds(CollectiveKind.SmallAllReduce, 16384, 8), curve.ServingAllReduceSeconds(16384, 8));
        Assert.Equal(curve.Seconds(CollectiveKind.AllReduce, 1e9, 8), curve.ServingAllReduceSeconds(1e9, 8));
        Assert.True(curve.ServingAllReduceSeconds(16384, 8) < 0.6 * curve.Seconds(CollectiveKind.AllReduce, 16384, 8));
        Assert.Equal(0, Jobs.H100.ExchangeSeconds(true, 1e6, 0, 1, 1, 1));
    }
}
