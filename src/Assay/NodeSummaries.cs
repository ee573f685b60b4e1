using System.Collections;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay;

/// <summary>The summaries of a graph's quantities, of which some may not have been asked for; none of those is ever read as a zero.</summary>
internal sealed class NodeSummaries(Graph graph) : IReadOnlyList<Summary>
{
    private readonly Summary?[] summaries = new Summary?[graph.Nodes.Count];

    public int Count => summaries.Length;

    public Summary this[int index] => summaries[index] ?? throw new InvalidOperationException($"'{graph.Nodes[index].Name}' was not sampled.");

    public bool Has(int index) => summaries[index] is not null;

    /// <summary>Keeps a summary; each quantity is told once, from whichever thread.</summary>
    public void Set(int index, Summary summary) => summaries[index] = summary;

    public IEnumerator<Summary> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
