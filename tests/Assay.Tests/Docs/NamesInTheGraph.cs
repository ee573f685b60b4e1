using System.Text.RegularExpressions;

namespace Assay.Tests.Docs;

/// <summary>The table of names in docs/case-file.md against the graphs of all shipped cases and of the document's own examples.</summary>
public partial class NamesInTheGraph
{
    private static readonly string[] Own = ["fleet.", "runs.", "lab.", "people.", "claims.", "research.", "serving.", "money.", "rent.", "feasibility.", "catalog."];

    private static readonly IReadOnlyList<string[]> Table = Markdown.Rows(Markdown.Section(Repository.Read("docs/case-file.md"), "## Names in the graph"));

    public static TheoryData<string> Documented => new(Table.Select(row => row[0].Trim('`')));

    private static HashSet<string> Graphs { get; } =
    [
        .. Repository.Cases.SelectMany(path => Assayer.Read(Repository.Full(path)).Graph.Nodes).Select(node => node.Name),
        .. Enumerable.Range(0, CaseFileExamples.All.Count).SelectMany(number => CaseFileExamples.Read(number).Graph.Nodes).Select(node => node.Name),
    ];

    [Theory, MemberData(nameof(Documented))]
    public void Every_documented_name_is_in_some_graph(string name) =>
        Assert.True(Graphs.Any(Pattern(name).IsMatch), $"No graph has {name}.");

    [Fact]
    public void Every_name_in_a_graph_is_documented()
    {
        var patterns = Table.SelectMany(Names).Select(Pattern).ToArray();
        var unknown = Graphs.Where(name => Own.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && !patterns.Any(pattern => pattern.IsMatch(name))).Order(StringComparer.Ordinal);
        Assert.Empty(unknown);
    }

    // A row may name further quantities in its text, whole or by what differs from the first.
    private static IEnumerable<string> Names(string[] row)
    {
        var first = row[0].Trim('`');
        var stem = first[..(first.LastIndexOf('.') + 1)];
        return Markdown.Code(row[1]).SelectMany(code => new[] { code, stem + code }).Prepend(first);
    }

    private static Regex Pattern(string name)
    {
        var text = Regex.Escape(name).Replace("FACT", "[a-z0-9_.]+", StringComparison.Ordinal).Replace("LINE", "[a-z0-9_.]+", StringComparison.Ordinal);
        return new Regex($@"^{Placeholder().Replace(text, "[a-z0-9_]+").Replace("_1", "_[0-9]+", StringComparison.Ordinal)}(\.input_[0-9]+)?$");
    }

    [GeneratedRegex("(POOL|RUN|STAGE|CLAIM|GROUP|PHASE|RESOURCE|READING|ACCELERATOR|ITEM|FORM|REGION|VENUE|WAY|CHIP|SERVICE|SALE)")]
    private static partial Regex Placeholder();
}
