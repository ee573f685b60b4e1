using Assay.Catalog;
using Assay.Training;

namespace Assay.Tests.Training;

public class ClusterSearchTests
{
    private static readonly TrainingSimulator Simulator = new(Catalogue.Shipped, CatalogFiles.Shipped);
    private static readonly TrainingJob Job = Simulator.Plans.Job(new TrainingPlan { Model = "llama-3.2-1b", Gpu = "H100-SXM", Gpus = 8, GlobalBatch = 64, Sequence = 4096 }).Job;
    private static readonly RunFacts Facts = RunFacts.Of(new RunPlan(), "H100-SXM", Catalogue.Shipped);

    [Fact]
    public void Counts_are_multiples_of_a_domain() => Assert.Equal([8, 16, 24, 32, 48, 64], ClusterSearch.Counts(8, 80));

    [Fact]
    public void The_search_upwards_ends_at_the_fewest_GPUs_that_finish_in_time()
    {
        var search = Of(1e12);
        var upwards = search.Upwards(Job, Facts, 60, 64, 0, cancel: Cancel).ToArray();
        Assert.True(upwards[^1].Plans[0].Days <= 60);
        Assert.All(ClusterSearch.Counts(8, 64).TakeWhile(gpus => gpus < upwards[^1].Gpus), gpus => Assert.True(search.At(Job, gpus, Facts, null, Cancel).Plans[0].Days > 60));
        Assert.Equal(upwards.Length + 1, search.Upwards(Job, Facts, 60, 64, 1, cancel: Cancel).Count());
    }

    [Fact]
    public void Where_none_finishes_all_that_could_were_tried() => Assert.All(Of(1e13).Upwards(Job, Facts, 30, 16, 0, cancel: Cancel), one => Assert.True(one.Plans[0].Days > 30));

    [Fact]
    public void Rent_is_the_price_of_all_GPU_hours()
    {
        var plan = Of(1e12).At(Job, 16, Facts, null, Cancel).Plans[0];
        Assert.Equal(plan.GpuHours * RunValue.Median(Facts.Price!), plan.Dollars!.Value, 6);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ClusterSearch Of(double tokens) => new(new ClusterWork(tokens, default), Simulator.Calibration.Typical, 3, 2);
}
