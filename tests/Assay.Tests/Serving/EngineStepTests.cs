using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>What searches and calibrations, which work out millions of steps, rely on.</summary>
public class EngineStepTests
{
    public static TheoryData<string, string, int, int> Engines => new() { { "qwen3-8b", "H20-SXM", 1, 0 }, { "deepseek-v3", "H800-SXM", 32, 1 } };

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_seconds_of_a_step_are_those_of_its_parts(string model, string gpu, int ranks, int drafts)
    {
        var engine = Of(model, gpu, ranks, drafts);
        Assert.Equal(engine.DecodeStep(100, 3000).Total, engine.DecodeSeconds(100, 3000));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Steps_allocate_nothing(string model, string gpu, int ranks, int drafts)
    {
        var engine = Of(model, gpu, ranks, drafts);
        double Work() => engine.DecodeSeconds(100, 3000) + engine.PrefillStep(2, 1000, 500).Total + engine.TokenSeconds(300, 100);
        var sum = Work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            sum += Work();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    private static Engine Of(string model, string gpu, int ranks, int drafts)
    {
        var (job, _, _) = ServingPredictor.Shipped.Plans.Job(new ServingPlan { Model = model, Gpu = gpu, Precision = "fp8", Drafts = drafts });
        return new Engine(job with { Layout = ranks == 1 ? new EngineLayout(1) : new EngineLayout(1, 1, ranks, ranks) }, ServingPredictor.Shipped.Calibration.Typical);
    }
}
