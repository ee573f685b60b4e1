using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>Reads sweep files. <c>docs/sweeps.md</c> describes them.</summary>
public sealed partial class SweepFile
{
    private const string Example = "axes:\n  ownership: { set: fleet.ownership, values: [3 years, 4 years, 5 years] }";

    private readonly Errors errors = new();
    private readonly Catalogue catalogue;

    private SweepFile(Catalogue catalogue) => this.catalogue = catalogue;

    /// <param name="source">The file.</param>
    /// <param name="catalogue">Where axes over accelerators and models find them.</param>
    /// <exception cref="InputException">The file has errors; all of them are told.</exception>
    public static Sweep Read(SourceText source, Catalogue catalogue) => new SweepFile(catalogue).Read(source);

    private Sweep Read(SourceText source)
    {
        var reader = new MapReader(YamlText.Read(source), "a sweep", errors);
        var id = reader.RequiredScalar("sweep", "Start with a line such as 'sweep: my-study'.");
        if (id is not null && !Name().IsMatch(id.Text))
            errors.Add(id.At, $"'{id.Text}' cannot be the name of a sweep.", "Use small letters, digits, '-' and '_'.");
        Message title = reader.Text("title") ?? id?.Text ?? "";
        var one = reader.Scalar("case");
        var several = reader.Texts("cases");
        var plan = reader.Scalar("plan");
        if ((one is null ? 0 : 1) + (several is null ? 0 : 1) + (plan is null ? 0 : 1) != 1)
            errors.Add(reader.At, "A sweep is about one case, several cases or a plan.", "Write 'case: deepseek-v3', 'cases: [first, second]' or 'plan: training search'.");
        var samples = Whole(reader, "samples", 1000, 1, 100_000_000);
        var seed = (ulong)Whole(reader, "seed", 1, 0, long.MaxValue);
        var axes = ReadAxes(reader, several);
        var design = ReadDesign(reader, axes, seed);
        var sweep = new Sweep
        {
            Id = id?.Text ?? "",
            Title = title,
            Cases = several ?? (one is null ? [] : [one]),
            Plan = plan,
            Fixed = [.. reader.MapAt("with")?.Entries.Select(entry => (entry.Key, Value(entry.Value), entry.At)) ?? []],
            Axes = axes,
            Design = design,
            Where = reader.Texts("where") ?? [],
            Outputs = ReadOutputs(reader, axes),
            Samples = (int)samples,
            Seed = seed,
            Source = source,
        };
        reader.RefuseTheRest();
        if (!errors.Any && sweep.Points is > Sweep.MostPoints and var points)
            errors.Add(reader.At, $"The sweep has {(points == long.MaxValue ? (Message)"more points than can be counted" : $"{points:N0} points")}; at most {Sweep.MostPoints:N0} are computed.", "Take fewer values, or a design: 'design: { sobol: 4096 }'.");
        errors.ThrowIfAny();
        return sweep;
    }

    private List<Axis> ReadAxes(MapReader reader, IReadOnlyList<YamlScalar>? cases)
    {
        var axes = new List<Axis>();
        if (cases is not null)
            axes.Add(new Axis(Axis.Case, Axis.Case, cases.Count > 0 ? cases[0].At : reader.At, [.. cases.Select(named => new AxisValue(named.Text, named.At))], null));
        foreach (var entry in reader.RequiredMap("axes", Example)?.Entries ?? [])
        {
            CheckColumn(entry.Key, entry.At, axes.Select(axis => axis.Id));
            if (entry.Value is YamlMap map)
                axes.Add(new AxisReader(catalogue, errors).Read(entry.Key, entry.At, new MapReader(map, "an axis", errors)));
            else
                errors.Add(entry.Value.At, $"An axis must be a map, not {entry.Value.Kind}.", Example);
        }

        return axes;
    }

    private Design ReadDesign(MapReader reader, IReadOnlyList<Axis> axes, ulong seed)
    {
        switch (reader.Optional("design"))
        {
            case null:
            case YamlScalar { Text: "grid" }:
                foreach (var axis in axes.Where(axis => axis.Range is { Steps: 0 }))
                    errors.Add(axis.Range!.Place, $"A grid needs to know how many values it takes of '{axis.Id}'.", "Add 'steps: 5', or another design.");
                return new Design.Grid();
            case YamlMap map:
                var told = new MapReader(map, "a design", errors);
                var (cube, sobol) = (told.Scalar("latin_hypercube"), told.Scalar("sobol"));
                told.RefuseTheRest();
                if ((cube is null) == (sobol is null))
                    errors.Add(map.At, "A design is one of several.", "Write 'design: { latin_hypercube: 1000 }' or 'design: { sobol: 4096 }'.");
                foreach (var axis in axes.Where(axis => axis.Range is { Steps: > 0 }))
                    errors.Add(axis.Range!.Place, $"This design chooses the values of '{axis.Id}' itself.", "Take 'steps' out, or take a grid.");
                if (sobol is not null && axes.Count > SobolSequence.Dimensions)
                    errors.Add(sobol.At, $"Sobol's sequence has {SobolSequence.Dimensions} dimensions here, and the sweep {axes.Count} axes.", "Take 'latin_hypercube'.");
                var points = Whole(cube ?? sobol, 1, 1, Sweep.MostPoints);
                return cube is not null ? new Design.LatinHypercube(points, seed) : new Design.Sobol(points);
            case var other:
                errors.Add(other.At, "This is no design.", "Write 'design: grid', 'design: { latin_hypercube: 1000 }' or 'design: { sobol: 4096 }'.");
                return new Design.Grid();
        }
    }

    private List<SweepOutput> ReadOutputs(MapReader reader, IReadOnlyList<Axis> axes)
    {
        var outputs = new List<SweepOutput>();
        switch (reader.Required("outputs", "Name what is kept of every point: 'outputs: [lab.cost_per_year]'."))
        {
            case YamlList list when list.Items.All(item => item is YamlScalar):
                outputs.AddRange(list.Items.Cast<YamlScalar>().Select(item => new SweepOutput(NotInNames().Replace(item.Text, "_"), item.Text, item.At)));
                break;
            case YamlMap map when map.Entries.All(entry => entry.Value is YamlScalar):
                outputs.AddRange(map.Entries.Select(entry => new SweepOutput(entry.Key, ((YamlScalar)entry.Value).Text, entry.Value.At)));
                break;
            case { } other:
                errors.Add(other.At, "'outputs' must be a list of names, or a map of columns to names.", "Write 'outputs: [lab.cost_per_year]' or 'outputs: { cost: lab.cost_per_year }'.");
                break;
        }

        foreach (var entry in reader.MapAt("better")?.Entries ?? [])
            ReadBetter(entry, outputs);
        for (var i = 0; i < outputs.Count; i++)
            CheckColumns(outputs[i], axes.Select(axis => axis.Id).Concat(outputs.Take(i).SelectMany(Columns)));
        return outputs;
    }

    private void ReadBetter(YamlEntry entry, List<SweepOutput> outputs)
    {
        var at = outputs.FindIndex(output => output.Id == entry.Key);
        if (at < 0)
            errors.Add(entry.At, $"No output is called '{entry.Key}'.", Nearest.Suggest(entry.Key, outputs.Select(output => output.Id), "Write 'better: { cost: less }', with the name of an output."));
        else if (entry.Value is YamlScalar { Text: "less" or "more" } told)
            outputs[at] = outputs[at] with { Better = told.Text == "less" ? Better.Less : Better.More };
        else
            errors.Add(entry.Value.At, $"Of '{entry.Key}' either less is better or more.", "Write 'less' or 'more'.");
    }

    // A quantity has columns for its spread and quantiles beside its own.
    private static IEnumerable<string> Columns(SweepOutput output) => CaseStudy.Parts.Select(part => output.Id + part);

    private void CheckColumns(SweepOutput output, IEnumerable<string> taken)
    {
        CheckColumn(output.Id, output.At, taken);
        if (!taken.Contains(output.Id) && Columns(output).FirstOrDefault(taken.Contains) is { } twice)
            errors.Add(output.At, $"'{output.Id}' has a column '{twice}' of its own, and the results have one already.", "Give another name: 'outputs: { cost: lab.cost_per_year }'.");
    }

    private void CheckColumn(string id, Location at, IEnumerable<string> taken)
    {
        if (!Column().IsMatch(id))
            errors.Add(at, $"'{id}' cannot be the name of a column.", "Begin with a small letter and use small letters, digits and '_'.");
        else if (id is "point" or "problem" || taken.Contains(id))
            errors.Add(at, $"The results have a column '{id}' already.", "Give another name: 'outputs: { cost: lab.cost_per_year }'.");
    }

    private AxisValue Value(YamlValue value)
    {
        if (value is YamlScalar scalar)
            return new AxisValue(scalar.Text, scalar.At);
        errors.Add(value.At, $"What holds at every point must be a single value, not {value.Kind}.", "Write 'with: { fleet.ownership: 4 years }'.");
        return new AxisValue("", value.At);
    }

    private long Whole(MapReader reader, string key, long otherwise, long least, long most) => Whole(reader.Scalar(key), otherwise, least, most);

    private long Whole(YamlScalar? told, long otherwise, long least, long most)
    {
        if (told is null)
            return otherwise;
        if (long.TryParse(told.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.Add(told.At, $"'{told.Text}' is no number of them.", $"Write a whole number from {least:N0} to {most:N0}, in digits alone.");
        return otherwise;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Column();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}
