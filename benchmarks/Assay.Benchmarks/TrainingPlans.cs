using Assay.Catalog;
using Assay.Fitting;
using Assay.Training;

namespace Assay.Benchmarks;

/// <summary>The plan that all tools are timed on: GPT-3 175B on 64 A100 as in Korthikanti et al., arXiv 2205.05198, table 5.</summary>
internal static class TrainingPlans
{
    public static (ResolvedPlan Plan, Coefficients<Coefficient> Coefficients) Gpt3()
    {
        var simulator = new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped);
        var plan = new TrainingPlan
        {
            Model = "GPT-3 175B",
            Gpu = "A100-80GB-SXM",
            Gpus = 64,
            Precision = "fp16",
            GlobalBatch = 64,
            Sequence = 2048,
            TensorParallel = 8,
            PipelineParallel = 8,
            VirtualPipeline = 3,
            MicroBatch = 1,
            Recompute = "selective",
            Attention = "unfused",
        };
        return (simulator.Plans.Resolve(plan), simulator.Calibration.Typical);
    }
}
