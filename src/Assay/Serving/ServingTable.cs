using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Serving;

/// <summary>Reads a table of published serving measurements.</summary>
public static partial class ServingTable
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "model", "gpu", "gpus", "precision", "framework", "tp", "pp", "ep", "dp", "disaggregated", "input_len", "output_len",
        "batch_or_concurrency", "cache_hit_fraction", "metric", "value", "family", "source", "note",
    ];

    /// <summary>Reads all rows; a row that cannot be read is an error of its own, and the others are still given.</summary>
    /// <exception cref="InputException">The file is no such table: a column is missing, or it is no CSV.</exception>
    public static IReadOnlyList<ServingRow> Read(SourceText source, Errors rowErrors) =>
        CsvTable.Read(source, "table", Columns, exact: false, rowErrors, Row);

    private static ServingRow Row(CsvRow row)
    {
        var at = row.At;
        string? Text(string column) => row[column] is { Length: > 0 } text ? text : null;
        string Needed(string column) => Text(column) ?? throw new InputException(at, $"The row has nothing under '{column}'.", "Fill the cell.");
        double? Number(string column, bool zero)
        {
            if (Text(column) is not { } text)
                return null;
            return double.TryParse(text.TrimStart('~'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && (value > 0 || (zero && value == 0))
                ? value
                : throw new InputException(at, $"'{text}' under '{column}' is no number {(zero ? (Message)"from zero on" : "above zero")}.", "Write a number, or leave the cell blank where it is not published.");
        }

        (int?, int?) Ranks(string column)
        {
            if (Text(column) is not { } text)
                return (null, null);
            var match = Parallel().Match(text);
            if (!match.Success)
                throw new InputException(at, $"'{text}' under '{column}' is no number of ranks.", "Write a whole number, or P4/D8 where prompts are read by another engine.");
            int? Part(string group) => match.Groups[group] is { Success: true, Value: var digits } && int.Parse(digits, CultureInfo.InvariantCulture) is > 0 and var count ? count : null;
            return match.Groups["p"].Success ? (Part("p"), Part("d")) : (Part("n"), Part("n"));
        }

        return new ServingRow
        {
            Id = Needed("id"),
            Model = Needed("model"),
            Gpu = Needed("gpu"),
            Gpus = Number("gpus", zero: true) is { } gpus && gpus > 0 ? (int)gpus : null,
            Precision = Text("precision"),
            Framework = Text("framework")?.Trim(),
            Tp = Ranks("tp"),
            Pp = Ranks("pp"),
            Ep = Ranks("ep"),
            Dp = Ranks("dp"),
            Disaggregated = Text("disaggregated") switch
            {
                null => null,
                "y" => true,
                "n" => false,
                var other => throw new InputException(at, $"'{other}' under 'disaggregated' is neither y nor n.", "Write y, n, or nothing."),
            },
            TellsApart = row["tp"].StartsWith('P'),
            InputTokens = Number("input_len", zero: false),
            OutputTokens = Number("output_len", zero: false),
            Load = Text("batch_or_concurrency"),
            CacheHitFraction = Number("cache_hit_fraction", zero: true) is { } hit
                ? hit < 1 ? hit : throw new InputException(at, $"The cache cannot hold {hit} of a prompt.", "Write a share below 1.")
                : null,
            Metric = Needed("metric"),
            Reported = Number("value", zero: false) ?? throw new InputException(at, "The row has nothing under 'value'.", "Fill the cell."),
            Family = Needed("family"),
            Source = row["source"],
            Note = row["note"],
            Line = at.Line,
        };
    }

    [GeneratedRegex(@"^\s*(P(?<p>\d{1,6})/D(?<d>\d{1,6})|(?<n>\d{1,6}))(\D.*)?$")]
    private static partial Regex Parallel();
}
