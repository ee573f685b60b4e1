using Assay.Commands;
using Assay.Commands.Editing;

namespace Assay.Tests.Web;

public class CompletionTests
{
    private const string Head = "case: x\nas_of: 2025-01-31\nsources:\n  our-books: { title: Books }\nfleet:\n  pools:\n    ours: { accelerator: H100-SXM, count: 8 GPU }\n";

    [Theory]
    [InlineData("ca|", "case")]
    [InlineData(Head + "ru|", "runs")]
    [InlineData(Head + "runs:\n  a:\n    gp|", "gpus")]
    [InlineData(Head + "runs:\n  a:\n    pool: o|", "ours")]
    [InlineData(Head + "runs:\n  a: { accelerator: h200|", "H200-SXM")]
    [InlineData(Head + "people: { count: { value: 3 people, source: our|", "our-books")]
    [InlineData(Head + "claims:\n  c:\n    scope: { runs: [a], basis: r|", "rental value")]
    [InlineData(Head + "claims:\n  c:\n    scope: { phases: [research, fai|", "failed runs")]
    [InlineData("fleet:\n  pue: catalog.facilities.pue.c|", "catalog.facilities.pue.colocation")]
    [InlineData("runs:\n  a:\n    model: llama-3.1-8|", "Llama-3.1-8B")]
    public void What_fits_the_place_comes_first(string text, string expected) => Assert.Equal(expected, Complete(text).Offers[0].Name);

    [Theory]
    [InlineData("# ca|")]
    [InlineData("case: x # fle|")]
    [InlineData("title: \"fle|")]
    [InlineData("summary: >-\n  fle|")]
    [InlineData("title: fle|")]
    [InlineData("runs:\n  my|")]
    public void Nothing_is_offered_where_the_words_are_the_writers_own(string text) => Assert.Empty(Complete(text).Offers);

    [Fact]
    public void A_key_that_a_map_has_is_not_offered_again()
    {
        var offered = Complete(Head + "runs:\n  a: { |, gpus: 512 }").Offers.Select(offer => offer.Name).ToArray();
        Assert.Contains("tokens", offered);
        Assert.DoesNotContain("gpus", offered);
        Assert.DoesNotContain("fleet", Complete(Head + "|").Offers.Select(offer => offer.Name));
    }

    [Fact]
    public void A_key_of_a_map_opens_it_one_step_further_in()
    {
        var completion = Complete("fleet:\n  poo|");
        Assert.Equal((3, "pools:\n    "), (completion.Length, completion.Offers[0].Text));
        Assert.NotEqual("", completion.Offers[0].Note);
    }

    [Fact]
    public void What_a_map_cannot_do_without_is_offered_first() =>
        Assert.Equal(["accelerator", "count"], Complete("fleet:\n  pools:\n    ours:\n      |").Offers.Take(2).Select(offer => offer.Name));

    [Fact]
    public void Every_place_of_every_case_that_ships_is_completed_without_a_fault()
    {
        foreach (var text in ShippedCases.Names.Select(name => ShippedCases.Find(name)!.Text).Append(CaseTemplate.For("x")).Select(text => text.ReplaceLineEndings("\n")))
        {
            for (var caret = 0; caret <= text.Length; caret += 37)
                Assert.All(Completion.At(text, caret).Offers, offer => Assert.NotEqual("", offer.Text));
        }
    }

    private static Completion Complete(string text) => Completion.At(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|'));
}
