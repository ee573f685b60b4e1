using Assay.Cases;
using Assay.Catalog;
using Assay.Commands;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Tests.Sweeps;

/// <summary>A model with numbers left open says what the changed case says, to the last bit.</summary>
public sealed class OpenModelTests
{
    private static readonly string[] Wanted = ["lab.cost_per_year", "fleet.cost_per_gpu_hour", "fleet.gpus"];

    [Theory]
    [InlineData("deepseek-v3", 1)]
    [InlineData("deepseek-v3", 100)]
    [InlineData("deepseek-v3", 700)]
    [InlineData("deepseek-v3", 513)]
    public void It_finds_the_summaries_of_the_changed_case(string id, int samples)
    {
        var read = CaseFile.Read(ShippedCases.Find(id)!, Catalogue.Shipped, []);
        var reader = new OpenModel(read.Graph, ["fleet.ownership", "fleet.utilisation"], Wanted, samples, 7).NewReader();
        foreach (var (years, use) in new[] { (3.0, 0.5), (6.5, 0.9), (3.0, 0.5) })
        {
            var found = new Summary[Wanted.Length];
            Assert.Equal(-1, reader.Read([years * 8766, use], found));
            var changed = CaseFile.Change(read, [$"fleet.ownership={years * 8766} hour", $"fleet.utilisation={use}"]);
            Assert.Equal(Assayer.Summarise(changed.Graph, Wanted, new SamplingOptions { Samples = samples, Seed = 7 }), found);
        }
    }

    [Fact]
    public void It_names_what_is_not_a_finite_number()
    {
        var read = CaseFile.Read(ShippedCases.Find("deepseek-v3")!, Catalogue.Shipped, []);
        var reader = new OpenModel(read.Graph, ["fleet.ownership"], Wanted, 100, 1).NewReader();
        Assert.Equal(0, reader.Read([0], new Summary[Wanted.Length]));
        Assert.Equal(-1, reader.Read([8766], new Summary[Wanted.Length]));
    }
}
