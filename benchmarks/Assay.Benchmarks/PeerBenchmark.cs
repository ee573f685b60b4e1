using Assay.Modeling;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks;

/// <summary>The peer model through the graph beside the loop that a programmer would write first.</summary>
[MemoryDiagnoser]
public class PeerBenchmark
{
    private const int Samples = 100_000;
    private static readonly double Z95 = 1.6448536269514722;

    private Graph? graph;
    private (double Mu, double Sigma)[] inputs = [];

    [GlobalSetup]
    public void Read()
    {
        graph = PeerModel.Read();
        inputs = [.. graph.Nodes.Select(node => node.Definition).OfType<Definition.Uncertain>().Select(input =>
        {
            var (low, high) = (Math.Log(input.Distribution.Quantile(0.05)), Math.Log(input.Distribution.Quantile(0.95)));
            return ((low + high) / 2, (high - low) / 2 / Z95);
        })];
    }

    [Benchmark]
    public double Graph() => PeerModel.SampleOnly(graph!, Samples, 1);

    [Benchmark(Baseline = true)]
    public double Loop()
    {
        var random = new Random(1);
        var draws = new double[inputs.Length];
        var results = new double[Samples];
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < draws.Length; j++)
                draws[j] = Math.Exp(inputs[j].Mu + (inputs[j].Sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
            results[i] = Model(draws);
        }

        return results[^1];
    }

    // The order of the inputs does not matter to the time.
    private static double Model(double[] v)
    {
        var capex = v[0] * v[1] * v[2] * v[3];
        var kilowatts = v[0] * v[6] * v[7];
        var building = kilowatts * v[10];
        var yearly = (capex * (1 - v[5]) / v[4]) + (capex * v[19] * 0.5) + (building / v[11]) + (building * v[19] * 0.5) + (kilowatts * 8760 * v[9] * v[8]) + (capex * v[12]);
        var hour = yearly / (v[0] * 8760 * v[9]);
        var run = v[15] * 24 * v[0] / v[16] * (1 + v[17]) * hour;
        return (run + (run * v[18]) + (v[13] * v[14] * v[15] / 365)) / (v[0] * v[16]);
    }
}
