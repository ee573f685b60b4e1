using Assay.Modeling;

namespace Assay.Reporting.Charts;

/// <summary>The histograms of the quantities that a page pictures, from the very draws of the audit.</summary>
internal sealed class Pictures
{
    private readonly Dictionary<string, Histogram> histograms = [];

    public Pictures(AuditResult audit, IEnumerable<string> names)
    {
        var graph = audit.Case.Graph;
        Sampling.Run(graph, [.. names.Select(graph.IndexOf).Distinct()], audit.Options with { Progress = null }, (node, samples) =>
        {
            var histogram = Histogram.Of(samples, audit.Summaries[node]);
            lock (histograms)
                histograms[graph.Nodes[node].Name] = histogram;
        });
    }

    public Histogram this[string name] => histograms[name];
}
