using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using CsCheck;

namespace Assay.Tests.Catalog;

public class CatalogueTests
{
    private static readonly Accelerator[] Accelerators = [.. Catalogue.Shipped.Accelerators];

    [Fact]
    public void Every_id_and_alias_resolves_to_its_accelerator_however_it_is_spaced_and_capitalised() =>
        Gen.Select(Gen.Int[0, Accelerators.Length - 1], Gen.Int[0, 100], Gen.Int[0, 3]).Sample((index, which, style) =>
        {
            var accelerator = Accelerators[index];
            string[] names = [accelerator.Id, .. accelerator.Aliases];
            var name = names[which % names.Length];
            var written = style switch { 0 => name, 1 => name.ToLowerInvariant(), 2 => name.Replace(' ', '-'), _ => name.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() };
            Assert.Equal(accelerator.Id, Catalogue.Shipped.FindAccelerator(written, null).Id);
        }, iter: 1000);

    [Theory]
    [InlineData("H100", "H100-SXM")]
    [InlineData("h800", "H800-SXM")]
    [InlineData("A100 80GB SXM", "A100-SXM-80GB")]
    public void A_name_as_published_resolves(string name, string id) => Assert.Equal(id, Catalogue.Shipped.FindAccelerator(name, null).Id);

    [Fact]
    public void An_unknown_accelerator_is_refused_with_the_nearest_id()
    {
        var error = Documents.Inputs.Error(() => Catalogue.Shipped.FindAccelerator("H801-SXM", null));
        Assert.Equal("No accelerator is called 'H801-SXM'.", error.Problem);
        Assert.Contains("'H800-SXM'", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fact_has_a_unit_a_title_and_grounds()
    {
        var facts = Catalogue.Shipped.FactNames.Select(name => Catalogue.Shipped.FindFact(name)!).Concat(Accelerators.SelectMany(accelerator => accelerator.Facts)).ToArray();
        Assert.True(facts.Length > 200);
        Assert.All(facts, fact =>
        {
            Assert.NotNull(fact.Unit);
            Assert.NotNull(fact.Grounds);
            Assert.NotNull(fact.At);
            Assert.NotEmpty(fact.Title.ToString());
            Assert.StartsWith("catalog.", fact.Name, StringComparison.Ordinal);
        });
        Assert.Equal(facts.Length, facts.Select(fact => fact.Name).Distinct().Count());
    }

    [Fact]
    public void Every_published_value_is_cited_by_sources_that_are_described()
    {
        var ids = Catalogue.Shipped.SourceIds.ToHashSet();
        var cited = Catalogue.Shipped.FactNames.Select(name => Catalogue.Shipped.FindFact(name)!).Concat(Accelerators.SelectMany(accelerator => accelerator.Facts))
            .Select(fact => fact.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Concat(Catalogue.Shipped.Prices.Prices.Select(price => price.Source));
        Assert.All(cited.Distinct(), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void An_entry_read_alone_is_the_entry_read_with_its_whole_file()
    {
        foreach (var name in CatalogFiles.Shipped.Under("").Where(name => name is "sources.yaml" or "accelerators.yaml" || name.StartsWith("facts/", StringComparison.Ordinal)))
        {
            var file = CatalogFiles.Shipped.Read(name);
            var (whole, index) = (YamlText.Read(file), new YamlIndex(file));
            Assert.Equal(whole.Entries.Select(entry => entry.Key).Order(), index.Keys.Order());
            Assert.All(whole.Entries, entry => Assert.Equal(Told(entry.Value), Told(index.Find(entry.Key)!.Value)));
            Assert.All(whole.Entries, entry => Assert.Equal(entry.At, index.Find(entry.Key)!.At));
        }
    }

    [Fact]
    public void A_catalogue_may_be_shared_by_threads()
    {
        for (var round = 0; round < 20; round++)
        {
            var catalogue = new Catalogue(CatalogFiles.Shipped);
            Parallel.For(0, 16, i =>
            {
                Assert.NotNull(catalogue.FindSource(catalogue.SourceIds.ElementAt(i)));
                Assert.NotNull(catalogue.FindFact(catalogue.FactNames.ElementAt(i)));
                Assert.Equal(Accelerators.Length, catalogue.Accelerators.Count());
            });
        }
    }

    [Fact]
    public void A_file_of_the_users_own_stands_before_the_shipped_one_and_the_rest_is_as_shipped()
    {
        using var own = new OwnCatalogue().With("accelerators.yaml", "X9: { title: X9, vendor: X, source: epoch-chip-dataset, power: 1 kW/GPU }\n");
        var catalogue = new Catalogue(own.Files);
        Assert.Equal(["X9"], catalogue.Accelerators.Select(accelerator => accelerator.Id));
        Assert.Equal(1, Assert.IsType<Definition.Fixed>(catalogue.FindAccelerator("x9", null).Fact("power")!.Definition).Value);
        Assert.Equal(Catalogue.Shipped.FactNames.Order(), catalogue.FactNames.Order());
    }

    private static string Told(YamlValue value) => value switch
    {
        YamlScalar scalar => $"{scalar.At}{scalar.Text}",
        YamlList list => $"{list.At}[{string.Join(',', list.Items.Select(Told))}]",
        YamlMap map => $"{map.At}{{{string.Join(',', map.Entries.Select(entry => $"{entry.At}{entry.Key}:{Told(entry.Value)}"))}}}",
        _ => "",
    };
}
