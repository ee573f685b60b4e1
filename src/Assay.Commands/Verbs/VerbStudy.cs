using System.Globalization;
using System.Text.Json;
using Assay.Documents;
using Assay.Sweeps;

namespace Assay.Commands.Verbs;

/// <summary>A sweep over the answers of a command: axes are its parameters, outputs are places in the document that it prints.</summary>
internal sealed class VerbStudy : IStudy
{
    // How many points are tried until one answers, to learn what its outputs are.
    private const int Tried = 256;

    private static readonly string[] Parts = ["mean", "sd", "p5", "p50", "p95"];
    private static readonly string[] Told = ["seed", "samples"];

    private readonly Sweep sweep;
    private readonly Verb verb;

    /// <exception cref="InputException">There is no such command, or it has no such parameters or outputs; all are told.</exception>
    public VerbStudy(Sweep sweep)
    {
        this.sweep = sweep;
        var plan = sweep.Plan!;
        var offered = Verb.All.Where(one => one.Sent is not (Sent.Case or Sent.CaseOrNothing) || one.Name.StartsWith("fleet own", StringComparison.Ordinal)).ToArray();
        verb = offered.FirstOrDefault(one => one.Name == plan.Text)
            ?? throw new InputException(plan.At, $"A sweep cannot be over '{plan.Text}'.", Nearest.Suggest(plan.Text, offered.Select(one => one.Name), $"Plans: {string.Join(", ", offered.Select(one => one.Name))}."));
        var errors = new Errors();
        foreach (var (set, at) in sweep.Axes.Select(axis => (axis.Set, axis.At)).Concat(sweep.Fixed.Select(one => (one.Set, one.At))).Where(one => !Names.Contains(one.Item1)))
            errors.Add(at, $"'{verb.Name}' has no parameter '{set}'.", Nearest.Suggest(set, Names, $"Parameters: {string.Join(", ", Names)}."));
        errors.ThrowIfAny();
        Columns = Learn();
    }

    public IReadOnlyList<SweepColumn> Columns { get; }

    private IEnumerable<string> Names => verb.Options.Select(option => option.Name[2..]).Concat(verb.Arguments.Where(argument => !Verb.IsCase(argument)).Select(argument => argument.Name)).Except(Told);

    public IStudyReader NewReader() => new Reader(this);

    private List<SweepColumn> Learn()
    {
        var place = new Coordinate[sweep.Axes.Count];
        InputException? refused = null;
        for (var point = 0L; point < Math.Min(Tried, sweep.Points); point++)
        {
            sweep.Design.Place(point, sweep.Axes, place);
            try
            {
                using var document = Answer(place);
                return Learn(document.RootElement);
            }
            catch (InputException why)
            {
                refused ??= why;
            }
        }

        throw refused!;
    }

    private List<SweepColumn> Learn(JsonElement root)
    {
        var (errors, columns) = (new Errors(), new List<SweepColumn>());
        foreach (var output in sweep.Outputs)
        {
            switch (Find(root, output.Path))
            {
                case { ValueKind: JsonValueKind.Number }:
                    columns.Add(new SweepColumn(output.Id, NamedUnit.Of(output.Path)));
                    break;
                case { ValueKind: JsonValueKind.String or JsonValueKind.True or JsonValueKind.False }:
                    columns.Add(new SweepColumn(output.Id, null));
                    break;
                case { ValueKind: JsonValueKind.Object } summary when summary.TryGetProperty("mean", out _):
                    columns.AddRange(Parts.Select(part => new SweepColumn(part == "mean" ? output.Id : $"{output.Id}_{part}", summary.TryGetProperty("unit", out var unit) ? unit.GetString()! : NamedUnit.Of(output.Path))));
                    break;
                default:
                    errors.Add(output.At, $"The document of '{verb.Name}' has no value at '{output.Path}'.", Nearest.Suggest(output.Path, Paths(root, ""), $"It has such as {string.Join(", ", Paths(root, "").Take(20))}."));
                    break;
            }
        }

        errors.ThrowIfAny();
        return columns;
    }

    private static IEnumerable<string> Paths(JsonElement element, string above) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("mean", out _) => [above],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Paths(property.Value, above.Length == 0 ? property.Name : $"{above}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().Take(1).SelectMany(first => Paths(first, $"{above}.0")),
        JsonValueKind.Null => [],
        _ => [above],
    };

    private static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var below))
                at = below;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
                at = at[index];
            else
                return null;
        }

        return at;
    }

    private JsonDocument Answer(ReadOnlySpan<Coordinate> place)
    {
        var parameters = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var (set, value, _) in sweep.Fixed)
            parameters.Add(KeyValuePair.Create(set, (IReadOnlyList<string>)[value.Text]));
        for (var i = 0; i < place.Length; i++)
        {
            var axis = sweep.Axes[i];
            parameters.Add(KeyValuePair.Create(axis.Set, (IReadOnlyList<string>)[axis.ValueAt(place[i]).Text]));
        }

        foreach (var (name, value) in new[] { ("samples", sweep.Samples.ToString(CultureInfo.InvariantCulture)), ("seed", sweep.Seed.ToString(CultureInfo.InvariantCulture)) }.Where(one => verb.Options.Any(option => option.Name == "--" + one.Item1)))
            parameters.Add(KeyValuePair.Create(name, (IReadOnlyList<string>)[value]));
        var answer = new VerbCall(verb, parameters, new Dictionary<string, string>(), int.MaxValue).Run(1, null, CancellationToken.None);
        return JsonDocument.Parse(answer.Document, new JsonDocumentOptions { MaxDepth = 1000 });
    }

    private sealed class Reader(VerbStudy study) : IStudyReader
    {
        public void Read(ReadOnlySpan<Coordinate> place, PointResult result)
        {
            result.Clear();
            try
            {
                using var document = study.Answer(place);
                var column = 0;
                foreach (var output in study.sweep.Outputs)
                    column = Fill(result, column, Find(document.RootElement, output.Path));
            }
            catch (InputException refused)
            {
                result.Refuse(refused);
            }
        }

        // An answer may lack what others have, such as the best of no strategy that fits; its columns are empty then.
        private int Fill(PointResult result, int column, JsonElement? value)
        {
            if (study.Columns[column].IsText)
            {
                result.Texts[column] = value is { ValueKind: not JsonValueKind.Null } word ? word.ToString() : null;
                return column + 1;
            }

            var summary = column + 1 < study.Columns.Count && study.Columns[column + 1].Name == study.Columns[column].Name + "_sd";
            if (!summary)
            {
                result.Numbers[column] = value is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
                return column + 1;
            }

            for (var i = 0; i < Parts.Length; i++)
                result.Numbers[column + i] = value is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty(Parts[i], out var part) ? part.GetDouble() : double.NaN;
            return column + Parts.Length;
        }
    }
}
