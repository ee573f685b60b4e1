using System.Text.RegularExpressions;
using Assay.Tests.Layout;
using CsvHelper;
using YamlDotNet.RepresentationModel;

namespace Assay.Tests.Reporting;

/// <summary>A text in the shipped catalogue or a shipped case.</summary>
/// <param name="Text">As a key of a language.</param>
/// <param name="File">Its file, from the root.</param>
/// <param name="Field">The key or the column that it stands under.</param>
/// <param name="Place">Its file and line.</param>
internal sealed record DataText(string Text, string File, string Field, string Place);

/// <summary>All texts of the shipped data: values and keys of YAML, cells of CSV.</summary>
internal static partial class DataTexts
{
    public static IReadOnlyList<DataText> All { get; } =
    [
        .. Files("catalog", "*.yaml").Concat(Files("cases", "*.yaml")).Concat(Files("sweeps", "*.yaml")).Append("src/Assay.Commands/new-case.yaml").SelectMany(Yaml),
        .. new[] { "src/Assay.Commands/fleet.yaml", "src/Assay.Commands/FleetCase.cs" }.SelectMany(Template),
        .. Files("catalog", "*.csv").Concat(Files("measured", "*.csv")).SelectMany(Csv),
    ];

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static IEnumerable<DataText> Yaml(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Text(file)));
        return yaml.Documents.SelectMany(document => Walk(document.RootNode, file, ""));
    }

    private static IEnumerable<DataText> Walk(YamlNode node, string file, string field) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair => Walk(pair.Key, file, "").Concat(Walk(pair.Value, file, pair.Key.ToString()))),
        YamlSequenceNode list => list.Children.SelectMany(one => Walk(one, file, field)),
        YamlScalarNode { Value: { } text } => [Of(text, file, field, node.Start.Line)],
        _ => [],
    };

    // What a case of the command line is put together from is no YAML yet.
    private static IEnumerable<DataText> Template(string file) =>
        Reason().Matches(Repository.Text(file)).Select(match => Of(match.Groups.Values.Skip(1).First(group => group.Success).Value, file, "assumption", 0));

    [GeneratedRegex("""(?:assumption|note): (?:\\?"([A-Z][^"\\{]+)\\?"|([A-Z][^}"{]+?) ?\})|is null \? "([A-Z][^"]+)" : Given""")]
    private static partial Regex Reason();

    private static IEnumerable<DataText> Csv(string file)
    {
        using var reader = CsvReader.FromText(Repository.Text(file), new CsvReaderOptions { TrackLineNumbers = true });
        reader.ReadHeader();
        string[] columns = [.. reader.Headers];
        var texts = new List<DataText>();
        while (reader.Read())
        {
            var cells = reader.Current.ToArray();
            texts.AddRange(columns.Select((column, i) => Of(cells[i], file, column, reader.LineNumber)));
        }

        return texts;
    }

    private static DataText Of(string text, string file, string field, long line) => new(SaidTextReader.Escaped(text), file, field, $"{file}:{line}");
}
