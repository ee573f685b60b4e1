using Assay.Fitting;
using Assay.Training;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>One full evaluation of a training plan: where each second of the step goes, and what a GPU must hold.</summary>
[MemoryDiagnoser]
public class TrainingBenchmark
{
    private ResolvedPlan? plan;
    private Coefficients<Coefficient> coefficients;

    [GlobalSetup]
    public void Resolve() => (plan, coefficients) = TrainingPlans.Gpt3();

    [Benchmark]
    public double StepAndMemory() => TrainingStep.Evaluate(plan!.Job, plan.Strategy, coefficients).Total + MemoryModel.Of(plan.Job, plan.Strategy).Total;
}
