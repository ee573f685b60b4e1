using Assay.Serving;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>A steady state of a deployment, all latencies and rates of it, and single iterations of an engine.</summary>
[MemoryDiagnoser]
public class ServingBenchmark
{
    private readonly ServingCase dense = ServingCases.Dense();
    private readonly ServingCase experts = ServingCases.Experts();
    private readonly ServingCase apart = ServingCases.Apart();

    [Benchmark]
    public double DenseTogether() => dense.Evaluate().RequestsPerSecond;

    [Benchmark]
    public double ExpertsTogether() => experts.Evaluate().RequestsPerSecond;

    [Benchmark]
    public double ExpertsApart() => apart.Evaluate().RequestsPerSecond;

    [Benchmark]
    public double DenseDecodeStep() => dense.Deployment.Answering.DecodeStep(64, 5000).Total;

    [Benchmark]
    public double ExpertsDecodeStep() => experts.Deployment.Answering.DecodeStep(256, 4600).Total;

    [Benchmark]
    public double ExpertsPrefillStep() => experts.Deployment.Prefill.PrefillStep(2, 4096, 0).Total;

    [Benchmark]
    public double MakingAnEngine() => new Engine(experts.Deployment.Prefill.Job, experts.Deployment.Prefill.Coefficients).Limits.KvTokens;
}
