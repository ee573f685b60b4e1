using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>
/// A sweep over cases. Numbers that axes give to quantities stay open in a compiled model; what changes more of a case than a
/// number, such as an accelerator, has a model of its own.
/// </summary>
public sealed class CaseStudy : IStudy
{
    // Combinations of words that are tried until one makes a case, to learn the units of outputs.
    private const int Tried = 1000;

    private readonly Sweep sweep;
    private readonly IReadOnlyList<StudyCase> cases;
    private readonly AxisUse[] uses;
    private readonly Unit[] units;
    private readonly CaseVariants variants;
    private readonly Graph shown;
    private readonly Errors errors = new();

    /// <param name="sweep">The sweep.</param>
    /// <param name="cases">Its cases, in their order.</param>
    /// <param name="catalogue">Where they look up facts.</param>
    /// <exception cref="InputException">An axis sets nothing that is there, an output is not there, a number does not fit; all are told.</exception>
    public CaseStudy(Sweep sweep, IReadOnlyList<StudyCase> cases, Catalogue catalogue)
    {
        (this.sweep, this.cases) = (sweep, cases);
        var first = cases[0].Read(cases[0].Root, catalogue);
        uses = [.. sweep.Axes.Select(axis => UseOf(axis.Set, axis.At, axis.Values, first))];
        var keys = sweep.Fixed.Where(one => UseOf(one.Set, one.At, [one.Value], first) == AxisUse.Key).Select(one => one.Set).ToHashSet();
        foreach (var twice in sweep.Axes.Select(axis => (axis.Set, axis.At)).Concat(sweep.Fixed.Select(one => (one.Set, one.At))).GroupBy(one => one.Item1).Where(group => group.Count() > 1))
            errors.Add(twice.Last().Item2, $"'{twice.Key}' is set twice.", "Keep one of the two.");
        foreach (var axis in sweep.Axes.Where(axis => axis.Range is not null && first.Graph.Contains(axis.Set)))
            Check(axis.Range!, axis, first);
        errors.ThrowIfAny();
        variants = new CaseVariants(sweep, cases, catalogue, uses, keys);
        shown = Shown();
        foreach (var output in sweep.Outputs.Where(output => !shown.Contains(output.Path)))
            errors.Add(output.At, $"The case has nothing called '{output.Path}'.", Nearest.Suggest(output.Path, shown.Nodes.Select(node => node.Name), "'assay audit CASE --format csv' lists every name."));
        errors.ThrowIfAny();
        units = [.. sweep.Outputs.Select(output => shown[output.Path].Unit!.Value)];
        Columns = [.. sweep.Outputs.SelectMany((output, i) => Parts.Select(part => new SweepColumn(output.Id + part, units[i].Name)))];
    }

    /// <summary>A mean stands in the column of the output's name, its spread and quantiles beside it.</summary>
    public IReadOnlyList<SweepColumn> Columns { get; }

    internal static IReadOnlyList<string> Parts { get; } = ["", "_sd", "_p5", "_p50", "_p95"];

    public (Message Title, Unit Unit)? Describe(string name) => shown.Contains(name) ? (shown[name].Title, shown[name].Unit!.Value) : null;

    public IStudyReader NewReader() => new CaseStudyReader(sweep, variants, uses, units);

    private AxisUse UseOf(string set, Location at, IEnumerable<AxisValue> values, Case @case)
    {
        if (set == Axis.Case)
            return AxisUse.Case;
        if (@case.Graph.Contains(set))
        {
            var plain = true;
            foreach (var value in values)
                errors.Try(() => plain &= CaseVariants.Number(@case.Graph[set], value) is not null);
            return plain ? AxisUse.Number : AxisUse.Expression;
        }

        if (!cases.All(one => CaseKey.Exists(one.Root, set)))
            errors.Add(at, $"Nothing is called '{set}'.", Nearest.Suggest(set, @case.Graph.Nodes.Select(node => node.Name).Concat(CaseKey.All(cases[0].Root)), "Name a quantity of the case, or a key of its file such as 'fleet.pools.h800.accelerator'."));
        return AxisUse.Key;
    }

    private void Check(AxisRange range, Axis axis, Case @case)
    {
        var node = @case.Graph[axis.Set];
        var unit = node.Unit!.Value;
        if (range.Unit.Dimension != unit.Dimension && !(range.Unit == Unit.One && unit.Scale == 1))
        {
            errors.Add(range.Place, $"{node.Title} is told in {unit.Name}, not in {range.Unit.Name}.", $"Write the range in {unit.Name}.");
            return;
        }

        foreach (var end in new[] { range.From, range.To })
            errors.Try(() => CaseFile.Change(@case, [(axis.Set, range.Text(end), axis.At, range.Place)]));
    }

    private Graph Shown()
    {
        InputException? refused = null;
        foreach (var place in Combinations().Take(Tried))
        {
            try
            {
                return variants.At(place).Graph;
            }
            catch (InputException why)
            {
                refused ??= why;
            }
        }

        throw refused!;
    }

    // Every combination of words, with the first of all numbers.
    private IEnumerable<Coordinate[]> Combinations()
    {
        var grid = new Design.Grid();
        Axis[] listed = [.. sweep.Axes.Select((axis, i) => axis.Range is { } range ? axis with { Range = range with { Steps = 1 } } : uses[i] == AxisUse.Number ? axis with { Values = [axis.Values[0]] } : axis)];
        var count = grid.Count(listed);
        for (var point = 0L; point < count; point++)
        {
            var place = new Coordinate[listed.Length];
            grid.Place(point, listed, place);
            yield return place;
        }
    }
}
