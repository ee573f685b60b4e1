using System.Globalization;
using Assay.Documents;

namespace Assay.Serving;

/// <summary>What all rows of a published table share, and none of them tells.</summary>
/// <param name="Families">The families of its rows.</param>
/// <param name="Frameworks">How their frameworks begin; empty for any.</param>
/// <param name="MemoryShare">Share of a GPU's memory that the software took; null for its own.</param>
/// <param name="SplitsAttentionByData">Whether models with experts split attention by sequences over the ranks that a row calls tensor-parallel.</param>
/// <param name="OverlapsBatches">Whether two half batches ran in turn, so that exchanges of one were hidden by the other.</param>
/// <param name="Counts">Requests in all, by tokens of a prompt and of an answer.</param>
public sealed record PublishedBenchmark(
    IReadOnlyList<string> Families, IReadOnlyList<string> Frameworks, double? MemoryShare, bool SplitsAttentionByData, bool OverlapsBatches, IReadOnlyDictionary<(double Input, double Output), double> Counts)
{
    /// <summary>Whether a row is one of its own.</summary>
    public bool Holds(ServingRow row) => Families.Contains(row.Family)
        && (Frameworks.Count == 0 || (row.Framework is { } name && Frameworks.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Requests in all of a row; null where the table has none of its lengths.</summary>
    public double? RequestsOf(ServingRow row) =>
        row is { InputTokens: { } input, OutputTokens: { } output } && Counts.TryGetValue((input, output), out var requests) ? requests : null;

    /// <summary>Reads <c>serving/benchmarks.yaml</c>.</summary>
    /// <param name="source">The file.</param>
    /// <param name="knowsSource">Whether there is a source of a name.</param>
    /// <exception cref="InputException">An entry is wrong.</exception>
    public static IReadOnlyList<PublishedBenchmark> Read(SourceText source, Func<string, bool> knowsSource)
    {
        var errors = new Errors();
        var index = new YamlIndex(source);
        var benchmarks = new List<PublishedBenchmark>();
        foreach (var key in index.Keys)
        {
            if (index.Find(key)!.Value is not YamlMap map)
            {
                errors.Add(index.Find(key)!.At, $"The benchmark '{key}' must be a map.", "Give it title, families and source.");
                continue;
            }

            var reader = new MapReader(map, "a benchmark", errors);
            reader.RequiredText("title", "Write its name.");
            reader.Text("note");
            var families = reader.Texts("families")?.Select(name => name.Text).ToArray() ?? [];
            if (families.Length == 0)
                errors.Add(map.At, $"The benchmark '{key}' names no family.", "Write 'families: [NAME]', as the rows' column has it.");
            if (reader.RequiredScalar("source", "Name the entry of sources.yaml.") is { } cited && !knowsSource(cited.Text))
                errors.Add(cited.At, $"There is no source '{cited.Text}'.", "Add it to sources.yaml, or name one that is there.");
            var share = reader.Scalar("memory_share") is { } told ? Number(told, errors) : null;
            var attention = reader.Scalar("attention");
            if (attention is not null && attention.Text is not ("data" or "tensor"))
                errors.Add(attention.At, $"'{attention.Text}' is no way to split attention.", "Write data or tensor.");
            var overlap = reader.Scalar("two_batch_overlap");
            if (overlap is not null && overlap.Text is not ("true" or "false"))
                errors.Add(overlap.At, $"'{overlap.Text}' is neither true nor false.", "Write true where two half batches ran in turn.");
            benchmarks.Add(new(families, [.. (reader.Texts("frameworks") ?? []).Select(name => name.Text)], share, attention?.Text == "data", overlap?.Text == "true", RequestsIn(reader, errors)));
            reader.RefuseTheRest();
        }

        errors.ThrowIfAny();
        return benchmarks;
    }

    private static Dictionary<(double Input, double Output), double> RequestsIn(MapReader reader, Errors errors)
    {
        var requests = new Dictionary<(double, double), double>();
        foreach (var entry in reader.MapAt("requests")?.Entries ?? [])
        {
            var lengths = entry.Key.Split('/');
            if (lengths.Length == 2 && double.TryParse(lengths[0], CultureInfo.InvariantCulture, out var input) && double.TryParse(lengths[1], CultureInfo.InvariantCulture, out var output)
                && entry.Value is YamlScalar count && Number(count, errors) is { } number)
                requests[(input, output)] = number;
            else
                errors.Add(entry.Value.At, $"'{entry.Key}' is no pair of lengths with a number of requests.", "Write '1024/1024: 3000': tokens of a prompt, tokens of an answer, requests.");
        }

        return requests;
    }

    private static double? Number(YamlScalar scalar, Errors errors)
    {
        if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        errors.Add(scalar.At, $"'{scalar.Text}' is no number above zero.", "Write a number.");
        return null;
    }
}
