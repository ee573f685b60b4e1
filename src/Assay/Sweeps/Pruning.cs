using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Sweeps;

/// <summary>Which points are computed: those at which every condition of the sweep holds.</summary>
public sealed class Pruning
{
    private readonly OpenModel? model;
    private readonly int conditions;
    private readonly int[] axes;
    private readonly IReadOnlyList<Axis> all;
    private readonly double[][] listed;

    /// <exception cref="InputException">A condition names no axis with numbers, or its units do not fit.</exception>
    public Pruning(Sweep sweep)
    {
        all = sweep.Axes;
        conditions = sweep.Where.Count;
        (axes, listed) = ([], []);
        if (conditions == 0)
            return;
        var errors = new Errors();
        var numbers = sweep.Axes.Select(Numbers).ToArray();
        axes = [.. Enumerable.Range(0, all.Count).Where(i => numbers[i] is not null)];
        listed = [.. axes.Select(i => numbers[i]!.Value.Values)];
        var nodes = new List<Node>(axes.Select(i => new Node(all[i].Id, all[i].Id, new Definition.Fixed(1)) { Unit = numbers[i]!.Value.Unit, Grounds = new Grounds.Assumption("An axis."), At = all[i].At }));
        for (var i = 0; i < conditions; i++)
        {
            var (condition, name) = (sweep.Where[i], $"where_{i}");
            // A condition is a number that is not zero where it holds.
            errors.Try(() => nodes.AddRange(new Binder(name, "A condition", condition.At, Unit.One, null).Bind(SyntaxParser.Read(condition.Text, condition.At))));
        }

        foreach (var (node, name) in nodes.Skip(axes.Length).SelectMany(node => Graph.InputsOf(node), (node, name) => (node, name)).Where(pair => axes.All(i => all[i].Id != pair.name)))
            errors.Add(node.At, $"No axis with numbers is called '{name}'.", Nearest.Suggest(name, axes.Select(i => all[i].Id), $"Axes with numbers: {string.Join(", ", axes.Select(i => all[i].Id))}."));
        errors.ThrowIfAny();
        model = new OpenModel(Graph.Build(nodes, []), [.. axes.Select(i => all[i].Id)], [.. Enumerable.Range(0, conditions).Select(i => $"where_{i}")], 1, sweep.Seed);
    }

    /// <summary>A test of one thread's own.</summary>
    public Func<Coordinate[], bool> NewTest()
    {
        if (model is null)
            return _ => true;
        var (reader, values, found) = (model.NewReader(), new double[axes.Length], new Summary[conditions]);
        return place =>
        {
            for (var i = 0; i < axes.Length; i++)
            {
                var at = place[axes[i]];
                values[i] = all[axes[i]].Range is { } range ? range.At(at) : listed[i][at.Index];
            }

            return reader.Read(values, found) < 0 && found.All(condition => condition.Mean != 0);
        };
    }

    private static (double[] Values, Unit Unit)? Numbers(Axis axis)
    {
        if (axis.Range is { } range)
            return ([], range.Unit);
        var found = new List<(double Value, Unit Unit)>();
        foreach (var value in axis.Values)
        {
            try
            {
                if (AxisReader.Number(value.Text, value.At) is not { } number)
                    return null;
                found.Add(number);
            }
            catch (InputException)
            {
                // A word, such as the name of an accelerator.
                return null;
            }
        }

        return found.Select(number => number.Unit.Dimension).Distinct().Count() == 1 ? ([.. found.Select(number => number.Value)], found[0].Unit) : null;
    }
}
