using Assay.Hardware;
using Assay.Tests.Catalog;
using Assay.Tests.Documents;

namespace Assay.Tests.Hardware;

public class KernelListTests
{
    private const string Own = """
        X9: { title: X9, vendor: X, source: epoch-chip-dataset, peak: { bf16: 100 TFLOP/s/GPU }, memory_bandwidth: 1000 GB/s/GPU }

        """;

    private const string Fit = """
        X9:
          source: aiconfigurator-kernels
          sms: 100
          memory: { launch: 2 us, efficiency: 0.5 }
          gemm:
            bf16: { launch: 3 us, efficiency: 0.5, memory_efficiency: 1, tiles: { 100x100: 1 }, prologue: 0, split: 0, unhidden: 0, slowdown: 0, slowdown_after: 0 us }

        """;

    [Fact]
    public void The_formula_is_what_its_parameters_say()
    {
        var set = Find(Fit);
        Assert.Equal(2e-6 + (1e9 / 0.5e12), set.MemorySeconds(1e9), 12);
        var curve = set.Gemm(Precision.Bf16);
        // 100 tiles are one wave at half the peak rate, 101 are two.
        Assert.Equal(3e-6 + (2.0 * 1000 * 1000 * 10000 / 50e12), curve.Seconds(1000, 1000, 10000), 12);
        Assert.Equal(3e-6 + (2 * 2.0 * 1000 * 1000 * 10000 / 50e12), curve.Seconds(100 * 101, 100, 10000), 12);
        // With a short inner dimension memory takes longer than computing.
        Assert.Equal(3e-6 + (2.0 * ((100 * 100) + (100 * 1e4) + (100 * 1e4)) / 1e12), curve.Seconds(100, 1e4, 100), 12);
        Assert.False(set.Assumed);
    }

    [Fact]
    public void An_entry_like_another_takes_its_shares_and_keeps_its_own_rates()
    {
        var (h100, h200) = (KernelList.Shipped.Find("H100"), Find("X9: { like: H100-SXM, assumption: Because. }\n"));
        Assert.True(h200.Assumed);
        Assert.Equal("H100-SXM", h200.Like);
        Assert.Equal("Because.", h200.Assumption);
        Assert.Equal(h100.Sms, h200.Sms);
        Assert.InRange(h200.Gemm(Precision.Bf16).Seconds(8192, 8192, 8192) / h100.Gemm(Precision.Bf16).Seconds(8192, 8192, 8192), 9.5, 10.5);
        Assert.False(h200.Supports(Precision.Fp8));
        Assert.Contains("Fp8", Inputs.Error(() => h200.Gemm(Precision.Fp8)).Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    bf16: {", "    bf17: {", "'gemm' has no key 'bf17'.")]
    [InlineData("launch: 3 us", "launch: 3 GB", "Launch is told in s, not in GB.")]
    [InlineData("launch: 3 us, ", "", "'bf16' needs 'launch'.")]
    [InlineData("split: 0,", "split: 1.5,", "'split' is a share and cannot exceed 1.")]
    [InlineData("split: 0,", "split: -0.5,", "'split' must be a single number, 0 or more.")]
    [InlineData("split: 0,", "split: 0 to 1,", "'split' must be a single number, 0 or more.")]
    [InlineData("100x100: 1", "100-100: 1", "'100-100' is no tile with an efficiency above 0 and up to 1.")]
    [InlineData("sms: 100", "sm: 100", "An entry of kernels has no key 'sm'.")]
    [InlineData("source: aiconfigurator-kernels", "source: nowhere", "There is no source 'nowhere'.")]
    [InlineData("  gemm:", "  collectives: { all_reduce: { latency: 1 us, latency_per_rank: 0 us, efficiency: 1, few_ranks: 0, overlap: 0, ranks: 8 } }\n  gemm:", "'collectives' needs 'all_gather'.")]
    [InlineData("sms: 100", "like: H100-SXM", "What is like another accelerator is an assumption.")]
    public void An_entry_with_an_error_is_refused_where_it_stands(string text, string instead, string problem)
    {
        var error = Assert.Throws<Assay.Documents.InputException>(() => Find(Fit.Replace(text, instead, StringComparison.Ordinal))).Errors[0];
        Assert.Equal(problem, error.Problem);
        Assert.EndsWith("kernels.yaml", error.At!.Value.Source.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_likenesses_is_refused() =>
        Assert.Equal("'X9' is like itself in the end.", Inputs.Error(() => Find("X9: { like: X9, assumption: Because. }\n")).Problem);

    [Fact]
    public void A_likeness_to_nothing_is_refused_with_the_nearest_id() =>
        Assert.Contains("'H100-SXM'", Inputs.Error(() => Find("X9: { like: H101-SXM, assumption: Because. }\n")).Remedy.ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_accelerator_without_an_entry_is_refused()
    {
        using var own = new OwnCatalogue().WithMore("accelerators.yaml", Own);
        var list = new KernelList(new Assay.Catalog.Catalogue(own.Files));
        Assert.Equal("No kernels are known for X9.", Inputs.Error(() => list.Find("X9")).Problem);
    }

    private static KernelSet Find(string kernels)
    {
        using var own = new OwnCatalogue().WithMore("accelerators.yaml", Own).WithMore("kernels.yaml", kernels);
        return new KernelList(new Assay.Catalog.Catalogue(own.Files)).Find("X9");
    }
}
