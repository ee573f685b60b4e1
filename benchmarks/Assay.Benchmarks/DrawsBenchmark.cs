using Assay.Uncertainty;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>A block of lognormal draws, beside the scalar way: System.Random, Box and Muller, Math.Exp.</summary>
[MemoryDiagnoser]
public class DrawsBenchmark
{
    private readonly StreamKey _key = StreamKey.For(1, "benchmark");
    private readonly Distribution _lognormal = new Lognormal(1, 0.5);
    private readonly Distribution _pert = new Pert(1, 2, 5);
    private readonly Random _random = new(1);
    private double[] _block = [];
    private double[] _scratch = [];

    [Params(1024, 10_000)]
    public int Samples { get; set; }

    [GlobalSetup]
    public void MakeRoom()
    {
        _block = new double[Samples];
        _scratch = new double[Samples];
    }

    [Benchmark]
    public void Lognormal()
    {
        Draws.Normal(_key, 0, _block);
        _lognormal.Transform(_block);
    }

    [Benchmark]
    public void Pert()
    {
        Draws.Normal(_key, 0, _block);
        _pert.Transform(_block);
    }

    [Benchmark]
    public Summary Summarised()
    {
        Draws.Normal(_key, 0, _block);
        return Summary.Of(_block, _scratch);
    }

    [Benchmark(Baseline = true)]
    public void ScalarLognormal()
    {
        foreach (ref var x in _block.AsSpan())
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
            x = Math.Exp(1 + 0.5 * radius * Math.Cos(2 * Math.PI * _random.NextDouble()));
        }
    }
}
