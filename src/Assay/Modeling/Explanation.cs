namespace Assay.Modeling;

/// <summary>Reading "explain": a quantity, its formula and, below it, the quantities of the formula down to the inputs.</summary>
/// <param name="Node">The quantity.</param>
/// <param name="Formula">The formula in words; null for an input.</param>
/// <param name="Inputs">The quantities of the formula. A quantity met a second time is shown without its own parts.</param>
/// <param name="Repeated">Whether the quantity's parts were shown further up.</param>
public sealed record Explanation(Node Node, string? Formula, IReadOnlyList<Explanation> Inputs, bool Repeated)
{
    /// <summary>The tree under a quantity.</summary>
    public static Explanation Of(Graph graph, string name) => Of(graph, name, []);

    /// <summary>This quantity and all below it, each once.</summary>
    public IEnumerable<Node> Nodes() => Inputs.SelectMany(input => input.Nodes()).Prepend(Node).Distinct();

    private static Explanation Of(Graph graph, string name, HashSet<string> shown)
    {
        var node = graph[name];
        if (node.Definition is not Definition.Formula { Expression: var expression })
            return new Explanation(node, null, [], false);
        var formula = FormulaText.Write(expression);
        if (!shown.Add(name))
            return new Explanation(node, formula, [], true);
        return new Explanation(node, formula, [.. expression.Names().Select(input => Of(graph, input, shown))], false);
    }
}
