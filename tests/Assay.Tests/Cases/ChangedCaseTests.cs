using Assay.Cases;
using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Tests.Cases;

public class ChangedCaseTests
{
    private const string Head = "case: x\nas_of: 2025-01-31\n";
    private const string Two = Head + "quantities:\n  a: { value: 2 to 4 GPU, assumption: why }\n  b: a * 2\n";

    [Fact]
    public void A_written_case_gives_the_numbers_of_the_changes()
    {
        string[] changes = ["fleet.ownership=5 years", "catalog.facilities.pue.colocation=1.2 to 1.4", "fleet.utilisation=pert(30 %, 50 %, 70 %)"];
        var source = ShippedCases.Find("deepseek-v3")!;
        var changed = Assayer.Audit(CaseFile.Read(source, Catalogue.Shipped, changes), new SamplingOptions { Samples = 500 });
        var written = Assayer.Audit(Read(ChangedCase.Write(source, changes)), new SamplingOptions { Samples = 500 });
        Assert.All(changed.Case.Graph.Nodes, node => Assert.Equal(changed[node.Name], written[node.Name]));
    }

    [Fact]
    public void Further_changes_replace_those_that_a_case_has_and_keep_the_others()
    {
        var once = ChangedCase.Write(new SourceText("x.yaml", Two), ["a=5 GPU", "b=7 GPU"]);
        var twice = ChangedCase.Write(new SourceText("x.yaml", once + "title: After\n"), ["a=6 GPU"]);
        Assert.Equal(Two + "\ntitle: After\n\nchanges:\n  a: 6 GPU\n  b: 7 GPU\n", twice.Replace("\n\n\n", "\n\n", StringComparison.Ordinal));
        Assert.Equal("After", Read(twice).Title);
    }

    [Fact]
    public void Without_changes_the_text_stays_as_it_was() => Assert.Equal(Two, ChangedCase.Write(new SourceText("x.yaml", Two), []));

    [Theory]
    [InlineData("mixture(1 GPU: 0.5, 3 GPU: 0.5) # no")]
    [InlineData("- 'x'")]
    public void A_value_is_written_so_that_it_is_read_as_it_was(string value)
    {
        var map = YamlText.Read(new SourceText("x.yaml", ChangedCase.Write(new SourceText("x.yaml", Two), [$"a={value}"])));
        Assert.Equal(value, ((YamlScalar)((YamlMap)map.Find("changes")!).Find("a")!).Text);
    }

    [Fact]
    public void A_case_in_braces_is_refused_in_words() =>
        Assert.Contains("in braces", Assert.Throws<InputException>(() => ChangedCase.Write(new SourceText("x.yaml", "{ case: x, as_of: 2025-01-31 }"), ["a=1"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_wrong_change_of_a_file_is_told_at_its_line()
    {
        var errors = Assert.Throws<InputException>(() => Read(Two + "changes:\n  a: 3 USD\n  c: 1\n  b: [1]\n")).Errors;
        Assert.Equal([7, 8, 9], errors.Select(error => error.At!.Value.Line).Order());
        Assert.Contains(errors, error => error.Problem == "Nothing is called 'c'.");
    }

    private static Case Read(string text) => CaseFile.Read(new SourceText("x.yaml", text), Catalogue.Shipped, []);
}
