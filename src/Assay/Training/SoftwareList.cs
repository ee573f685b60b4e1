using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Training;

/// <summary>Training software of the catalogue.</summary>
public sealed partial class SoftwareList
{
    private static readonly string[] Generations = ["ampere", "hopper", "blackwell"];

    private readonly List<Entry> entries = [];
    private readonly Entry unnamed = new("a stack that is not named", [], null, null, [1, 1, 1], 1, false, false);

    /// <summary>Reads <c>training/software.yaml</c>.</summary>
    /// <exception cref="InputException">An entry is wrong.</exception>
    public SoftwareList(SourceText source)
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        foreach (var key in index.Keys)
        {
            if (index.Find(key)!.Value is not YamlMap map)
            {
                errors.Add(index.Find(key)!.At, $"The software '{key}' must be a map.", "Give it title, names and assumption.");
                continue;
            }

            var reader = new MapReader(map, "a software", errors);
            var title = reader.RequiredText("title", "Write its name.") ?? key;
            var names = reader.Texts("names")?.Select(name => name.Text).ToArray() ?? [];
            var date = reader.Text("date") is { } day ? FactDate.Parse(day) : null;
            var newest = reader.Text("newest") is { } release ? FactDate.Parse(release) : date;
            var speeds = new double[Generations.Length];
            Array.Fill(speeds, 1);
            if (reader.MapAt("attention_speed") is { } told)
            {
                var speed = new MapReader(told, "an attention speed", errors);
                for (var i = 0; i < Generations.Length; i++)
                    speeds[i] = Number(speed.Scalar(Generations[i]), errors) ?? 1;
                speed.RefuseTheRest();
            }

            var elementwise = Number(reader.Scalar("elementwise"), errors) ?? 1;
            var overlap = reader.Text("tensor_overlap") == "true";
            var blocking = reader.Text("blocking_launches") == "true";
            reader.RequiredText("assumption", "Say what this rests on.");
            reader.RefuseTheRest();
            var entry = new Entry(title, names, date is { } known ? Year(known.First) : null, newest is { } last ? Year(last.First) : null, speeds, elementwise, overlap, blocking);
            entries.Add(entry);
            if (key == "unnamed")
                unnamed = entry;
        }

        errors.ThrowIfAny();
    }

    /// <summary>The names of all software.</summary>
    public IEnumerable<string> Names => entries.SelectMany(entry => entry.Names.Take(1));

    /// <summary>Whether a stack names software of the catalogue.</summary>
    public bool Knows(string stack) => entries.Any(entry => entry.Names.Any(name => stack.Contains(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The software that a measurement names in its note, stack or source; the entry <c>unnamed</c> where it names none.</summary>
    /// <param name="stack">Software and release, such as <c>NeMo 26.06</c>; may be null.</param>
    /// <param name="note">What else is told.</param>
    /// <param name="source">Where it was published; a repository names its software.</param>
    /// <param name="generation">The accelerator's generation, see <see cref="Hardware.Machine.Generation"/>.</param>
    /// <param name="launched">Year of the accelerator's launch.</param>
    public Software Find(string? stack, string note, string source, int generation, double launched)
    {
        var found = entries.LastOrDefault(entry => entry.Names.Any(name => note.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            ?? entries.LastOrDefault(entry => entry.Names.Any(name => stack?.Contains(name, StringComparison.OrdinalIgnoreCase) == true))
            ?? entries.LastOrDefault(entry => entry.Names.Any(name => source.Contains(name, StringComparison.OrdinalIgnoreCase)));
        found ??= unnamed;
        var date = found.Date;
        if (stack is not null && Release().Match(stack) is { Success: true } match)
            date = 2000 + int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + ((int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - 1) / 12.0);
        return new Software
        {
            Title = found.Title,
            AttentionSpeed = found.AttentionSpeed[generation],
            Elementwise = found.Elementwise,
            BlockingLaunches = found.BlockingLaunches,
            TensorOverlaps = found.TensorOverlaps || Overlapped().IsMatch(note),
            Age = date is { } year && found.Newest is { } last ? Math.Max(0, last - year) : 0,
            Since = date is { } day ? Math.Max(0, day - launched) : double.PositiveInfinity,
        };
    }

    private static double Year(DateOnly day) => day.Year + ((day.Month - 1) / 12.0);

    private static double? Number(YamlScalar? scalar, Errors errors)
    {
        if (scalar is null)
            return null;
        if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        errors.Add(scalar.At, $"'{scalar.Text}' is no number above zero.", "Write a number such as 0.8.");
        return null;
    }

    private sealed record Entry(Message Title, IReadOnlyList<string> Names, double? Date, double? Newest, double[] AttentionSpeed, double Elementwise, bool TensorOverlaps, bool BlockingLaunches);

    [GeneratedRegex(@"(\d\d)\.(\d\d)")]
    private static partial Regex Release();

    [GeneratedRegex("[Aa]sync ?TP|tp-comm-overlap")]
    private static partial Regex Overlapped();
}
