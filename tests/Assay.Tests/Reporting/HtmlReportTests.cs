using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assay.Reporting;

namespace Assay.Tests.Reporting;

public class HtmlReportTests
{
    private static readonly Lazy<string> LabPage = new(() => HtmlReport.Write(Audits.Lab));
    private static readonly Lazy<string> HiredPage = new(() => HtmlReport.Write(Audits.Hired));

    public static TheoryData<string> Pages => ["lab", "hired"];

    private static string Page(string name) => name == "lab" ? LabPage.Value : HiredPage.Value;

    private static XElement Read(string page) => XDocument.Parse(page).Root!;

    private static IEnumerable<string> Ids(XElement page) => page.DescendantsAndSelf().Attributes("id").Select(id => id.Value);

    private static string Words(XElement page) => string.Join(' ', page.Descendants("body").DescendantNodes().OfType<XText>().Where(text => text.Parent!.Name.LocalName != "script").Select(text => text.Value));

    [Theory, MemberData(nameof(Pages))]
    public void A_page_is_well_formed_and_no_id_stands_twice(string name)
    {
        var ids = Ids(Read(Page(name))).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_page_loads_nothing_and_runs_its_own_script_alone(string name)
    {
        var page = Page(name);
        var root = Read(page);
        Assert.Empty(root.Descendants().Attributes("src"));
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "link" or "iframe" or "img" or "object" or "embed" or "use");
        Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        // The page forbids everything but the one style and the one script that it carries.
        static string Hash(XElement code) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code.Value)))}'";
        var (style, script) = (Hash(Assert.Single(root.Descendants("style"))), Hash(Assert.Single(root.Descendants("script"))));
        var policy = root.Descendants("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy");
        Assert.Equal($"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'", policy.Attribute("content")!.Value);
        Assert.DoesNotContain("fetch(", page);
        Assert.DoesNotContain("url(", page);
        Assert.DoesNotContain("@import", page);
        Assert.All(root.Descendants().Attributes("href"), href => Assert.Matches("^(#|https?://)", href.Value));
        Assert.All(root.Descendants().Attributes("href"), href => Assert.Equal("a", href.Parent!.Name.LocalName));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_within_a_page_leads_somewhere(string name)
    {
        var root = Read(Page(name));
        var ids = Ids(root).ToHashSet();
        Assert.All(root.Descendants("a").Attributes("href").Where(href => href.Value[0] == '#'), href => Assert.Contains(href.Value[1..], ids));
        Assert.All(root.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
    }

    [Fact]
    public void Every_quantity_and_every_source_has_a_block_of_its_own()
    {
        var ids = Ids(Read(LabPage.Value)).ToHashSet();
        Assert.All(Audits.Lab.Case.Graph.Nodes, node => Assert.Contains("q-" + node.Name, ids));
        Assert.All(Audits.Lab.Case.Sources.Keys, source => Assert.Contains("source-" + source, ids));
        Assert.All(Audits.Lab.Findings, finding => Assert.Contains("claim-" + finding.Claim.Id, ids));
    }

    [Fact]
    public void The_same_audit_gives_the_same_page_on_any_number_of_threads()
    {
        var other = Audits.Lab with { Options = Audits.Lab.Options with { Threads = 1 } };
        Assert.Equal(LabPage.Value, HtmlReport.Write(Audits.Of(Audits.LabText)));
        Assert.Equal(LabPage.Value, HtmlReport.Write(other));
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_page_passes_no_verdict_of_truth(string name) =>
        Assert.DoesNotMatch(new Regex(@"\b(true|false|lie|lied|lying|wrong)\b", RegexOptions.IgnoreCase), Words(Read(Page(name))));

    [Theory, MemberData(nameof(Pages))]
    public void Headings_go_down_one_step_at_a_time(string name)
    {
        var levels = Read(Page(name)).Descendants().Select(element => element.Name.LocalName).Where(tag => tag is "h1" or "h2" or "h3" or "h4" or "h5").Select(tag => tag[1] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}."));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Who_cannot_see_a_picture_has_its_words(string name)
    {
        var root = Read(Page(name));
        Assert.All(root.Descendants("svg"), picture => Assert.True(picture.Attribute("aria-hidden")?.Value == "true" || picture.Attribute("aria-label")?.Value.Length > 20));
        Assert.All(root.Descendants("table"), table => Assert.False(string.IsNullOrWhiteSpace(table.Element("caption")?.Value)));
        Assert.NotNull(root.Descendants("main").Single());
        Assert.NotNull(root.Attribute("lang"));
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        const string hostile = "</style><script>alert(1)</script> & \\\" ' ]]> \\u0001 \\uFFFF é 💰";
        var text = Audits.HiredText
            .Replace("as_of:", $"title: \"{hostile}\"\nsummary: \"{hostile}\"\nas_of:", StringComparison.Ordinal)
            .Replace("title: A talk, publisher: Somebody", $"title: \"{hostile}\", publisher: \"{hostile}\", url: \"javascript:alert(1)\"", StringComparison.Ordinal);
        var root = Read(HtmlReport.Write(Audits.Of(text)));
        Assert.DoesNotContain("alert", Assert.Single(root.Descendants("script")).Value);
        Assert.Contains("</style><script>alert(1)</script> & \" ' ]]> \uFFFD \uFFFD é 💰", root.Descendants("h1").Single().Value, StringComparison.Ordinal);
        Assert.All(root.Descendants().Attributes("href"), href => Assert.DoesNotContain("javascript", href.Value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_case_without_fleet_people_and_claims_still_has_a_page()
    {
        var words = Words(Read(HiredPage.Value));
        Assert.Contains("The case states no claim.", words, StringComparison.Ordinal);
        Assert.Contains("Nothing in the result is uncertain.", words, StringComparison.Ordinal);
        Assert.Contains("2M", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_opens_with_the_answer()
    {
        var answer = Read(LabPage.Value).Descendants("section").First();
        Assert.Equal("answer", answer.Attribute("id")!.Value);
        Assert.Equal(Sentences.Answer(Audits.Lab).Replace(" %", "\u00A0%", StringComparison.Ordinal), answer.Element("p")!.Value);
    }

    [Fact]
    public void A_page_of_three_hundred_quantities_stays_below_one_and_a_half_megabytes()
    {
        var many = string.Concat(Enumerable.Range(0, 250).Select(i => $"  extra.number_{i}: {{ value: fleet.capex * {i + 1} / fleet.gpus, title: One more number }}\n"));
        var audit = Audits.Of(Audits.LabText.Replace("quantities:\n", "quantities:\n" + many, StringComparison.Ordinal));
        Assert.True(audit.Case.Graph.Nodes.Count > 300);
        Assert.InRange(HtmlReport.Write(audit).Length, 1, 1_500_000);
    }
}
