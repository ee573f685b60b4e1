using System.Collections.Frozen;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>A checked, acyclic graph of named quantities, in an order in which each follows what it needs.</summary>
public sealed class Graph
{
    /// <summary>How many formulas and operations may rest on one another: what reads a graph descends into it.</summary>
    private const int DeepestModel = 2000;

    private readonly FrozenDictionary<string, int> indices;

    private Graph(IReadOnlyList<Node> nodes, IReadOnlyList<CorrelatedGroup> correlations)
    {
        Nodes = nodes;
        Correlations = correlations;
        indices = nodes.Select((node, index) => KeyValuePair.Create(node.Name, index)).ToFrozenDictionary();
    }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The groups of inputs that are not independent.</summary>
    public IReadOnlyList<CorrelatedGroup> Correlations { get; }

    public Node this[string name] => Nodes[IndexOf(name)];

    public bool Contains(string name) => indices.ContainsKey(name);

    /// <exception cref="KeyNotFoundException">No quantity has the name.</exception>
    public int IndexOf(string name) => indices[name];

    /// <summary>The names that a quantity's formula refers to; none for an input.</summary>
    public static IEnumerable<string> InputsOf(Node node) => node.Definition is Definition.Formula formula ? formula.Expression.Names() : [];

    /// <summary>The quantity and all it rests on, as indices in the graph's order.</summary>
    public IReadOnlyList<int> Under(IEnumerable<string> names)
    {
        var wanted = new bool[Nodes.Count];
        foreach (var name in names)
            wanted[IndexOf(name)] = true;
        for (var i = Nodes.Count - 1; i >= 0; i--)
        {
            if (!wanted[i])
                continue;
            foreach (var input in InputsOf(Nodes[i]))
                wanted[IndexOf(input)] = true;
        }

        return [.. Enumerable.Range(0, Nodes.Count).Where(i => wanted[i])];
    }

    /// <summary>The same graph with some quantities defined anew; the draws of all other inputs stay as they were.</summary>
    /// <exception cref="InputException">The result has an error.</exception>
    public Graph With(IEnumerable<Node> replacements)
    {
        var byName = replacements.ToDictionary(node => node.Name);
        var kept = Nodes.Select(node => byName.GetValueOrDefault(node.Name) ?? node);
        var added = byName.Values.Where(node => !Contains(node.Name));
        return Build([.. kept, .. added], Correlations, whatIf: true);
    }

    /// <summary>Orders the quantities, resolves their names and checks every formula's unit.</summary>
    /// <exception cref="InputException">A name is unknown, a circle exists, or a unit does not fit; all errors are told.</exception>
    public static Graph Build(IReadOnlyList<Node> drafts, IReadOnlyList<CorrelatedGroup> correlations) => Build(drafts, correlations, whatIf: false);

    private static Graph Build(IReadOnlyList<Node> drafts, IReadOnlyList<CorrelatedGroup> correlations, bool whatIf)
    {
        var errors = new Errors();
        var byName = new Dictionary<string, Node>();
        foreach (var draft in drafts)
        {
            if (!byName.TryAdd(draft.Name, draft))
                errors.Add(draft.At ?? byName[draft.Name].At, $"'{draft.Name}' is defined twice.", "Rename or remove one of the two.");
        }

        foreach (var draft in drafts)
            ResolveNames(draft, byName, errors);
        errors.ThrowIfAny();

        var ordered = Order(drafts, byName, errors);
        errors.ThrowIfAny();

        for (var i = 0; i < ordered.Count; i++)
            byName[ordered[i].Name] = ordered[i] = Check(ordered[i], byName, errors);
        foreach (var group in correlations)
            group.Check(byName, whatIf, errors);
        errors.ThrowIfAny();
        return new Graph(ordered, correlations);
    }

    private static void ResolveNames(Node draft, Dictionary<string, Node> byName, Errors errors)
    {
        if (draft.Definition is not Definition.Formula formula)
            return;
        foreach (var unknown in formula.Expression.Walk().OfType<Expression.Reference>().Where(reference => !byName.ContainsKey(reference.Name)))
        {
            if (errors.Full)
                return;
            var fallback = UnitTable.FindProduct(unknown.Name) is not null ? (Message)$"For the unit write '1 {unknown.Name}'."
                : unknown.Name.Length > 3 && Nearest.To(unknown.Name, UnitTable.Names) is { } unit ? (Message)$"If a unit is meant, it is '{unit}'."
                : unknown.Name.Contains('-') ? "To subtract, put spaces around '-'."
                : "'assay audit CASE --format json' lists every name.";
            errors.Add(unknown.At ?? draft.At, $"Nothing is called '{unknown.Name}'.", Nearest.Suggest(unknown.Name, byName.Keys, fallback));
        }
    }

    private static List<Node> Order(IReadOnlyList<Node> drafts, Dictionary<string, Node> byName, Errors errors)
    {
        var ordered = new List<Node>(drafts.Count);
        var heights = new Dictionary<string, int>();
        var path = new List<string>();
        foreach (var draft in drafts)
        {
            Visit(draft);
            if (path.Count > DeepestModel || heights.GetValueOrDefault(draft.Name) > DeepestModel)
            {
                errors.Add(draft.At, $"These quantities rest on one another more than {DeepestModel:N0} steps deep.", "Take sums of many in parts, and leave out steps between.");
                break;
            }
        }

        return ordered;

        void Visit(Node node)
        {
            if (heights.ContainsKey(node.Name) || path.Count > DeepestModel)
                return;
            var start = path.IndexOf(node.Name);
            if (start >= 0)
            {
                var circle = path[start..].Append(node.Name).ToArray();
                errors.Add(circle.Select(name => byName[name].At).FirstOrDefault(at => at is not null), $"These quantities go round in a circle: {string.Join(" -> ", circle)}.", "Give one of them a value that does not rest on the others.");
                return;
            }

            path.Add(node.Name);
            foreach (var input in InputsOf(node))
                Visit(byName[input]);
            if (path.Count > DeepestModel)
                return;
            path.RemoveAt(path.Count - 1);
            if (heights.TryAdd(node.Name, node.Definition is Definition.Formula formula ? Height(formula.Expression) : 0))
                ordered.Add(node);
        }

        int Height(Expression expression) => expression switch
        {
            Expression.Reference reference => heights.GetValueOrDefault(reference.Name) + 1,
            Expression.Operation operation => operation.Operands.Max(Height) + 1,
            _ => 1,
        };
    }

    private static Node Check(Node node, Dictionary<string, Node> byName, Errors errors)
    {
        if (node.Definition is Definition.Path path)
            return node with { Places = path.Values.Count };
        if (node.Definition is not Definition.Formula { Expression: var expression })
            return node;
        if (new DimensionCheck(byName, node.At, errors).Of(expression) is not { } found)
            return node;
        if (node.Unit is { } unit && unit.Dimension != found.Dimension)
            errors.Add(expression.At ?? node.At, $"'{node.Name}' is told in {unit.Name}, but this gives {Notation.Display(found.Dimension).Name}.", unit.Dimension.DiffersInCurrency(found.Dimension) ? UnitTable.CurrencyRemedy : (Message)$"Write a value whose unit is like {unit.Name}.");
        // What only stands for another quantity is shown as that one is: a share in per cent.
        var shown = expression is Expression.Reference alias && node.Unit == Quantities.Unit.One ? byName[alias.Name].Unit : node.Unit;
        return node with { Unit = shown ?? Notation.Display(found.Dimension), Period = node.Period == Period.Untold ? found.Period : node.Period, Places = found.Places };
    }
}
