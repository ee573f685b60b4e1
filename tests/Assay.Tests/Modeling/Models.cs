using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Tests.Modeling;

/// <summary>Small graphs written as a case would write them: a name and an expression a quantity.</summary>
internal static class Models
{
    public static readonly SamplingOptions Few = new() { Samples = 2048, Threads = 2 };

    public static Graph Of(params IReadOnlyList<(string Name, string Text)> quantities) => Graph.Build([.. quantities.SelectMany(Nodes)], []);

    public static Graph Correlated(double rank, IReadOnlyList<string> names, params IReadOnlyList<(string Name, string Text)> quantities) =>
        Graph.Build([.. quantities.SelectMany(Nodes)], [Group(rank, names)]);

    public static CorrelatedGroup Group(double rank, IReadOnlyList<string> names)
    {
        var matrix = new double[names.Count, names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = 0; j < names.Count; j++)
                matrix[i, j] = i == j ? 1 : rank;
        }

        return new CorrelatedGroup(names, GaussianCopula.FromRankCorrelation(matrix), null);
    }

    /// <summary>A quantity of the name's own place: messages speak of the name as the file.</summary>
    public static IReadOnlyList<Node> Nodes((string Name, string Text) quantity)
    {
        var at = new SourceText(quantity.Name, quantity.Text).Start;
        return new Binder(quantity.Name, quantity.Name, at, null, new Grounds.Assumption("for a test")).Bind(SyntaxParser.Read(quantity.Text, at));
    }

    public static Node Node(string name, string text) => Nodes((name, text))[^1];

    /// <summary>The samples of some quantities by name; a fixed one has a single sample.</summary>
    public static Dictionary<string, double[]> Sample(Graph graph, SamplingOptions options, params IReadOnlyList<string> names)
    {
        var found = new Dictionary<string, double[]>();
        Sampling.Run(graph, [.. names.Select(graph.IndexOf)], options, (node, samples) =>
        {
            var kept = samples.ToArray();
            lock (found)
                found.Add(graph.Nodes[node].Name, kept);
        });
        return found;
    }

    public static double[] Sample(Graph graph, string name) => Sample(graph, Few, name)[name];

    public static double AtMedians(Graph graph, string name) => new Evaluation(graph, [graph.IndexOf(name)]).AtMedians()[0];
}
