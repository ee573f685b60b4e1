using Assay.Cases;
using Assay.Catalog;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Benchmarks;

/// <summary>The model of <c>benchmarks/peer-model.yaml</c>, read and sampled as any case is.</summary>
internal static class PeerModel
{
    public static Graph Read()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Assay.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Run the benchmarks from within the repository.");
        return CaseFile.Read(Path.Combine(folder, "benchmarks", "peer-model.yaml"), Catalogue.Shipped, []).Graph;
    }

    /// <summary>Samples the model on one thread and keeps its result alone, as the other tools do.</summary>
    public static Summary Sample(Graph graph, int samples, ulong seed)
    {
        var summary = default(Summary);
        Sampling.Run(graph, [graph.IndexOf("result")], new SamplingOptions { Samples = samples, Seed = seed, Threads = 1 }, (_, values) => summary = Summary.Of(values, new double[values.Length]));
        return summary;
    }

    /// <summary>The same without the quantiles, which the other tools are not timed for either.</summary>
    public static double SampleOnly(Graph graph, int samples, ulong seed)
    {
        var last = 0.0;
        Sampling.Run(graph, [graph.IndexOf("result")], new SamplingOptions { Samples = samples, Seed = seed, Threads = 1 }, (_, values) => last = values[^1]);
        return last;
    }
}
