using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assay.Tests.Docs;

namespace Assay.Tests.Sweeps;

/// <summary><c>assay sweep report</c>: the document, the page and the workbook tell what a query of the results gives.</summary>
public sealed class SweepReportTests(SmallStudy study) : IClassFixture<SmallStudy>
{
    [Fact]
    public void The_document_tells_what_a_query_gives()
    {
        var told = study.Json;
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-report.json").Check(JsonNode.Parse(told.GetRawText())));
        Assert.Equal((42, 14, 14, 14), (told.GetProperty("points").GetInt32(), told.GetProperty("done").GetInt32(), told.GetProperty("failed").GetInt32(), told.GetProperty("pruned").GetInt32()));
        Assert.Contains("no peak rate", told.GetProperty("problems")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
        foreach (var output in told.GetProperty("outputs").EnumerateArray())
        {
            var id = output.GetProperty("output").GetString();
            var row = study.Query($"SELECT min({id}) AS low, max({id}) AS high, avg({id}) AS mean, arg_min(point, {id}) AS lowest FROM results").Single();
            foreach (var figure in new[] { "low", "high", "mean" })
                Assert.Equal(row.GetProperty(figure).GetDouble(), output.GetProperty(figure).GetDouble(), Math.Abs(row.GetProperty(figure).GetDouble()) * 1e-11);
            Assert.Equal(row.GetProperty("lowest").GetInt64(), output.GetProperty("lowest").GetProperty("point").GetInt64());
            // Over the points of one chip the two other axes are a whole grid, and what they do together is little.
            Assert.InRange(output.GetProperty("variance_shares").EnumerateObject().Sum(share => share.Value.GetDouble()), 0.9, 1.0000001);
        }
    }

    [Fact]
    public void The_page_stands_on_its_own_and_its_cells_are_those_of_a_query()
    {
        var page = Page();
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "link");
        Assert.All(page.Descendants("a"), link => Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Equal("What an hour costs by chip, ownership and use", page.Descendants("h1").Single().Value);
        Assert.Equal(["maps", "curves", "influence", "outputs", "front", "lines", "missing", "asked"], page.Descendants("main").Single().Elements("section").Skip(1).Select(section => section.Attribute("id")!.Value));
        foreach (var row in study.Query("SELECT ownership, use, hour FROM results WHERE hour IS NOT NULL"))
        {
            // A picture's cell says its places and its number in full; a chip without results has no part in the means.
            var place = $"use {row.GetProperty("use").GetDouble().ToString(CultureInfo.InvariantCulture)} %, ownership {row.GetProperty("ownership").GetString()}: ${row.GetProperty("hour").GetDouble().ToString("0.00", CultureInfo.InvariantCulture)}/GPU-hour";
            Assert.Contains(Section(page, "maps").Descendants("title"), title => title.Value.Replace('\u00A0', ' ').StartsWith(place, StringComparison.Ordinal));
        }

        Assert.All(page.Descendants("svg").Where(picture => picture.Attribute("aria-hidden") is null), picture => Assert.False(string.IsNullOrWhiteSpace(picture.Attribute("aria-label")?.Value)));
        Assert.Contains("no peak rate", Section(page, "missing").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_results_give_the_same_page_and_workbook_and_French_has_its_own_words()
    {
        study.Report("--report", "again.html", "--workbook", "again.xlsx");
        Assert.Equal(File.ReadAllBytes(study["report.html"]), File.ReadAllBytes(study["again.html"]));
        Assert.Equal(File.ReadAllBytes(study["report.xlsx"]), File.ReadAllBytes(study["again.xlsx"]));
        study.Report("--report", "fr.html", "--lang", "fr");
        var french = File.ReadAllText(study["fr.html"]);
        Assert.Contains("lang=\"fr\"", french, StringComparison.Ordinal);
        Assert.Contains("Ce qui a été demandé", french, StringComparison.Ordinal);
        Assert.DoesNotContain("What ", Regex.Replace(french, "What an hour costs by chip, ownership and use", ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No output with numbers is called 'chip'.", "--front", "cost,chip")]
    [InlineData("--front is 'cost'.", "--front", "cost")]
    [InlineData("--front is 'cost:best,hour'.", "--front", "cost:best,hour")]
    [InlineData("--report names no file.", "--report", "")]
    public void What_cannot_be_told_is_refused(string problem, params string[] options)
    {
        var refused = study.Try(["sweep", "report", "out", .. options]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_front_is_that_of_the_ends_that_are_wanted()
    {
        var told = study.Report("--front", "cost:more,hour:less", "--format", "json").Json;
        Assert.Equal(["more", "less"], told.GetProperty("front_of").EnumerateArray().Select(one => one.GetProperty("better").GetString()));
        var first = told.GetProperty("front")[0];
        Assert.Equal(study.Query("SELECT point AS best FROM results WHERE cost IS NOT NULL ORDER BY cost DESC, hour LIMIT 1").Single().GetProperty("best").GetInt64(), first.GetProperty("point").GetInt64());
    }

    private XElement Page() => XDocument.Parse(Regex.Replace(File.ReadAllText(study["report.html"]), "^<!DOCTYPE html>", "")).Root!;

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(section => section.Attribute("id")?.Value == id);
}
