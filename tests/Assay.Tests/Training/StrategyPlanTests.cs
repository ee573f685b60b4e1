using Assay.Training;

namespace Assay.Tests.Training;

public class StrategyPlanTests
{
    private static readonly TrainingPlan Plan = new() { Model = "llama-3.2-1b", Gpu = "H100-SXM", Gpus = 8, GlobalBatch = 64, Sequence = 4096 };

    [Fact]
    public void A_found_strategy_told_as_a_plan_is_read_as_the_same_strategy()
    {
        var simulator = TrainingSimulator.Shipped;
        var found = StrategySearch.Run(simulator.Plans.Job(Plan).Job, 8, simulator.Calibration.Typical, 20, cancel: TestContext.Current.CancellationToken);
        Assert.All(found.Best.Concat(found.Front), one => Assert.Equal(one.Strategy, simulator.Plans.Resolve(Plan.With(one.Strategy)).Strategy));
    }
}
