using Assay.Modeling;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>How the time of money over time grows with cohorts, months and samples, on one thread.</summary>
[MemoryDiagnoser]
public class MoneyBenchmark
{
    private Graph? graph;

    [Params(1, 10)]
    public int Cohorts { get; set; }

    [Params(12, 120)]
    public int Months { get; set; }

    [Params(1_000, 10_000)]
    public int Samples { get; set; }

    [GlobalSetup]
    public void Read() => graph = MoneyModelCase.Read(Cohorts, Months);

    [Benchmark]
    public void Sample() => MoneyModelCase.Sample(graph!, Samples, 1, (_, _) => { });
}
