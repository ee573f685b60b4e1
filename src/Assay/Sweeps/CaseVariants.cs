using System.Collections.Concurrent;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>
/// The models of a sweep over cases: one for each combination of words, with the numbers left open. Each is made when the first of
/// its points is computed.
/// </summary>
/// <param name="sweep">The sweep.</param>
/// <param name="cases">Its cases.</param>
/// <param name="catalogue">Where they look up facts.</param>
/// <param name="uses">What each axis gives.</param>
/// <param name="keys">What is fixed of keys of the file, by their paths.</param>
internal sealed class CaseVariants(Sweep sweep, IReadOnlyList<StudyCase> cases, Catalogue catalogue, IReadOnlyList<AxisUse> uses, IReadOnlySet<string> keys)
{
    // A point that needs a model that is no longer kept makes it anew.
    private const int MostKept = 128;

    private readonly ConcurrentDictionary<string, Lazy<CaseVariant>> made = [];

    /// <summary>The model of a combination.</summary>
    /// <param name="key">What tells the combination from others.</param>
    /// <param name="place">A point of it.</param>
    public CaseVariant Find(string key, ReadOnlySpan<Coordinate> place)
    {
        if (made.Count > MostKept)
            made.Clear();
        var at = place.ToArray();
        return made.GetOrAdd(key, _ => new Lazy<CaseVariant>(() => Make(at))).Value;
    }

    /// <summary>The case of a point, with every axis set; numbers too, so that those that are left open have a place.</summary>
    /// <exception cref="InputException">There is no such case.</exception>
    public Case At(ReadOnlySpan<Coordinate> place)
    {
        var told = cases[uses.Count > 0 && uses[0] == AxisUse.Case ? place[0].Index : 0];
        var root = told.Root;
        var changes = new List<(string Set, string Value, Location At, Location ValueAt)>();
        foreach (var (set, value, at) in sweep.Fixed)
        {
            if (keys.Contains(set))
                root = CaseKey.With(root, set, value);
            else
                changes.Add((set, value.Text, at, value.At));
        }

        for (var i = 0; i < place.Length; i++)
        {
            var axis = sweep.Axes[i];
            if (uses[i] == AxisUse.Key)
                root = CaseKey.With(root, axis.Set, axis.ValueAt(place[i]));
            else if (uses[i] != AxisUse.Case)
                changes.Add((axis.Set, axis.ValueAt(place[i]).Text, axis.At, axis.ValueAt(place[i]).At));
        }

        return CaseFile.Change(told.Read(root, catalogue), changes);
    }

    /// <summary>The number that a listed value gives to a quantity, in base units; null where it gives more than a number.</summary>
    /// <exception cref="InputException">It does not fit.</exception>
    public static double? Number(Node node, AxisValue value) =>
        new Binder(node.Name, node.Title, value.At, node.Unit, null).Bind(SyntaxParser.Read(value.Text.Trim(), value.At)) is [{ Definition: Definition.Fixed number }] ? number.Value : null;

    private CaseVariant Make(Coordinate[] place)
    {
        try
        {
            var graph = At(place).Graph;
            var open = Enumerable.Range(0, uses.Count).Where(i => uses[i] == AxisUse.Number).Select(i => sweep.Axes[i]).ToArray();
            var model = new OpenModel(graph, [.. open.Select(axis => axis.Set)], [.. sweep.Outputs.Select(output => output.Path)], sweep.Samples, sweep.Seed);
            return new CaseVariant(model, [.. open.Select(axis => axis.Values.Select(value => Number(graph[axis.Set], value)!.Value).ToArray())], null);
        }
        catch (InputException refused)
        {
            return new CaseVariant(null, [], refused);
        }
    }
}

/// <summary>A combination of words.</summary>
/// <param name="Model">Its model; null where there is no such case.</param>
/// <param name="Listed">The listed values of the axes that are left open, in base units.</param>
/// <param name="Refused">Why there is none.</param>
internal sealed record CaseVariant(OpenModel? Model, IReadOnlyList<double[]> Listed, InputException? Refused);
