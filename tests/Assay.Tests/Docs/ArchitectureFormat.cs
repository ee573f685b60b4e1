using System.Text.RegularExpressions;
using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Tests.Docs;

public partial class ArchitectureFormat
{
    private static readonly string Page = Repository.Read("docs/architectures.md");

    [Fact]
    public void The_example_is_the_shape_of_the_catalogue()
    {
        var example = ArchitectureFile.Read(new SourceText("docs/architectures.md", Assert.Single(Markdown.Blocks(Page, "yaml architecture"))));
        var shipped = new ArchitectureIndex(Catalogue.Shipped).Find(example.Transformer.Id)!;
        Assert.Equal(shipped.Transformer, example.Transformer);
    }

    [Fact]
    public void The_families_that_are_read_are_those_named() =>
        Assert.Equal(HuggingFaceConfig.Families, Names().Matches(Page[Page.IndexOf("## A config.json", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Where(name => name != "model_type"));

    [Fact]
    public void Every_key_that_the_catalogue_uses_is_told() => Assert.All(
        Catalogue.Shipped.Architectures.SelectMany(file => Keys(YamlText.Read(file))).Distinct(),
        key => Assert.Contains($"`{key}`", Page.Replace("`kind: ", "`kind` `").Replace("`full_every: 6`", "`full_every`")));

    private static IEnumerable<string> Keys(YamlMap map) =>
        map.Entries.SelectMany(entry => entry.Value is YamlMap inner ? Keys(inner).Prepend(entry.Key) : [entry.Key]);

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Names();
}
