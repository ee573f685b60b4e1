using System.Globalization;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Serving;

/// <summary>Serving software of the catalogue.</summary>
public sealed class ServingSoftwareList
{
    private readonly List<Entry> entries = [];

    /// <summary>Reads <c>serving/software.yaml</c>.</summary>
    /// <exception cref="InputException">An entry is wrong.</exception>
    public ServingSoftwareList(SourceText source)
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        foreach (var key in index.Keys)
        {
            if (index.Find(key)!.Value is not YamlMap map)
            {
                errors.Add(index.Find(key)!.At, $"The software '{key}' must be a map.", "Give it title, names, stack and assumption.");
                continue;
            }

            var reader = new MapReader(map, "a software", errors);
            var title = reader.RequiredText("title", "Write its name.") ?? key;
            var names = reader.Texts("names")?.Select(name => name.Text).ToArray() ?? [];
            var stack = reader.RequiredText("stack", "Write tensor_rt, vllm, sglang or other.");
            if (!Enum.TryParse<ServingEngineKind>(stack?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) && stack is not null)
                errors.Add(map.At, $"'{stack}' is no stack.", "Write tensor_rt, vllm, sglang or other.");
            var share = Number(reader, "memory_share", errors);
            var sequences = Number(reader, "max_sequences", errors);
            var tokens = Number(reader, "max_batched_tokens", errors);
            var reserves = Flag(reader, "reserves", errors);
            var memory = Memory(reader, errors);
            var releases = new List<(string Version, DateOnly Day)>();
            if (reader.MapAt("releases") is { } told)
            {
                foreach (var entry in told.Entries)
                {
                    if (entry.Value is YamlScalar { Text: var day } && FactDate.Parse(day) is { } date)
                        releases.Add((entry.Key, date.First));
                    else
                        errors.Add(entry.Value.At, $"The release {entry.Key} has no date.", "Write one such as 2025-09-24.");
                }
            }

            reader.RequiredText("assumption", "Say what this rests on.");
            reader.RefuseTheRest();
            entries.Add(new Entry(title, [key, .. names], kind, share, (int)sequences, (int)tokens, memory, reserves, releases));
        }

        if (entries.Count == 0)
            errors.Add(source.Start, "There is no serving software.", "Give at least the entry 'unnamed'.");
        errors.ThrowIfAny();
        Newest = entries.SelectMany(entry => entry.Releases.Select(release => Year(release.Day))).DefaultIfEmpty(0).Max();
    }

    /// <summary>Year of the newest release known, with a fraction.</summary>
    public double Newest { get; }

    /// <summary>The names of all software.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Names[0]);

    /// <summary>Whether a framework names software of the catalogue.</summary>
    public bool Knows(string framework) => entries.Any(entry => entry.GoesBy(framework));

    /// <summary>The software that a measurement names; the entry <c>unnamed</c> where it names none.</summary>
    /// <param name="framework">Software and release, such as <c>vllm 0.18.0</c>; may be null.</param>
    /// <param name="note">What else is told; <c>measured=</c> and a day date it.</param>
    /// <param name="launched">Year of the accelerator's launch.</param>
    public ServingSoftware Find(string? framework, string note, double launched)
    {
        var found = (framework is null ? null : entries.FirstOrDefault(entry => entry.GoesBy(framework))) ?? entries[^1];
        double? date = null;
        if (ServingRow.MeasuredIn(note) is { } measured)
            date = Year(measured);
        else if (framework is not null && found.Releases.Where(release => framework.Contains(release.Version, StringComparison.Ordinal)).OrderByDescending(release => release.Version.Length).FirstOrDefault() is { Version: not null } release)
            date = Year(release.Day);
        return new ServingSoftware
        {
            Title = found.Title,
            Kind = found.Kind,
            MemoryShare = found.MemoryShare,
            MaxSequences = found.MaxSequences,
            MaxBatchedTokens = found.MaxBatchedTokens,
            Reserves = found.Reserves,
            Memory = found.Memory,
            Age = date is { } year ? Math.Max(0, Newest - year) : 0,
            Since = date is { } day ? Math.Max(0, day - launched) : double.PositiveInfinity,
        };
    }

    private static SoftwareMemory Memory(MapReader entry, Errors errors)
    {
        const double Gb = 1e9;
        if (entry.MapAt("memory") is not { } map)
        {
            errors.Add(entry.At, "The software needs 'memory'.", "Say what it keeps besides weights and the cache, as the other software does.");
            return new(1, 1, 1, 1, 1);
        }

        var reader = new MapReader(map, "a software's memory", errors);
        var memory = new SoftwareMemory(Gb * Number(reader, "context_gb", errors), Gb * Number(reader, "communicators_gb", errors), Number(reader, "sampled_sequences", errors), Number(reader, "kept_states", errors), Number(reader, "usual_tokens", errors), Flag(reader, "share_of_free", errors));
        reader.RequiredText("assumption", "Say what this rests on.");
        reader.RefuseTheRest();
        return memory;
    }

    private static bool Flag(MapReader reader, string key, Errors errors)
    {
        var scalar = reader.Scalar(key);
        if (scalar is not null && scalar.Text is not ("true" or "false"))
            errors.Add(scalar.At, $"'{scalar.Text}' is neither true nor false.", "Write true or false.");
        return scalar?.Text == "true";
    }

    private static double Year(DateOnly day) => day.Year + ((day.DayOfYear - 1) / 365.25);

    private static double Number(MapReader reader, string key, Errors errors)
    {
        var scalar = reader.RequiredScalar(key, "Give a number above zero.");
        if (scalar is not null && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        if (scalar is not null)
            errors.Add(scalar.At, $"'{scalar.Text}' is no number above zero.", "Write a number such as 0.9.");
        return 1;
    }

    private sealed record Entry(Message Title, IReadOnlyList<string> Names, ServingEngineKind Kind, double MemoryShare, int MaxSequences, int MaxBatchedTokens, SoftwareMemory Memory, bool Reserves, IReadOnlyList<(string Version, DateOnly Day)> Releases)
    {
        public bool GoesBy(string framework) => Names.Any(name => framework.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
