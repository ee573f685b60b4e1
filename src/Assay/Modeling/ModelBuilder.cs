using Assay.Documents;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>Collects named quantities; built-in models and case files add to it, and it becomes a checked graph.</summary>
public sealed class ModelBuilder
{
    private readonly List<Node> drafts = [];
    private readonly HashSet<string> names = [];
    private readonly List<CorrelatedGroup> correlations = [];

    public bool Contains(string name) => names.Contains(name);

    /// <summary>The quantity with a name as it was added, or null.</summary>
    public Node? Find(string name) => Contains(name) ? drafts.Find(draft => draft.Name == name) : null;

    /// <summary>Every quantity as it was added.</summary>
    public IReadOnlyList<Node> Drafts => drafts;

    /// <summary>Every name that some formula refers to, with the place where it was written.</summary>
    public IEnumerable<(string Text, Location? At)> References =>
        drafts.Select(draft => draft.Definition).OfType<Definition.Formula>()
            .SelectMany(formula => formula.Expression.Walk().OfType<Expression.Reference>(), (_, reference) => (reference.Name, reference.At));

    /// <summary>Adds a quantity that a built-in model computes.</summary>
    /// <returns>A reference to it, to be used in further formulas.</returns>
    public Quantity<U> Define<U>(string name, Message title, Quantity<U> formula, Period period = Period.Untold)
        where U : IUnit
    {
        Add(new Node(name, title, new Definition.Formula(formula.Expression)) { Unit = U.Unit, Period = period });
        return Reference<U>(name);
    }

    /// <summary>Adds a share: a plain number that people read in per cent.</summary>
    /// <returns>A reference to it, to be used in further formulas.</returns>
    public Quantity<One> DefineShare(string name, Message title, Quantity<One> formula)
    {
        Add(new Node(name, title, new Definition.Formula(formula.Expression)) { Unit = Unit.Share });
        return Reference<One>(name);
    }

    /// <summary>Adds a path of fixed numbers, such as what follows from dates.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">What it is.</param>
    /// <param name="values">A value a month, in the unit's own scale.</param>
    /// <returns>A reference to it, to be used in further formulas.</returns>
    public Quantity<U> DefinePath<U>(string name, Message title, IReadOnlyList<double> values)
        where U : IUnit
    {
        Add(new Node(name, title, new Definition.Path([.. values.Select(value => value * U.Unit.Scale)])) { Unit = U.Unit });
        return Reference<U>(name);
    }

    /// <summary>Adds a quantity from a case file or the catalogue.</summary>
    public void Add(Node draft)
    {
        names.Add(draft.Name);
        drafts.Add(draft);
    }

    public void Correlate(CorrelatedGroup group) => correlations.Add(group);

    /// <summary>A quantity by its name, whether it was added before or will be later.</summary>
    public static Quantity<U> Reference<U>(string name)
        where U : IUnit => new(new Expression.Reference(name));

    /// <exception cref="InputException">A name is unknown, a circle exists, or a unit does not fit.</exception>
    public Graph Build() => Graph.Build(drafts, correlations);
}
