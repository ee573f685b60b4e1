using System.Globalization;
using System.Xml.Linq;
using Assay.Economics;
using Assay.Reporting;
using Assay.Reporting.Charts;

namespace Assay.Tests.Reporting;

public class LadderSectionTests
{
    private static readonly Lazy<XElement> Page = new(() => XDocument.Parse(HtmlReport.Write(Audits.Lab)).Root!);

    [Fact]
    public void The_bars_of_a_ladder_are_to_one_scale_and_each_begins_where_the_one_before_ends()
    {
        var chart = LadderChart.Draw(Audits.Lab, Audits.Lab.Case.Ladder!);
        var rungs = Audits.Lab.Case.Ladder!.Rungs;
        var bars = chart.Descendants("rect").Where(bar => ((string)bar.Attribute("class")!).StartsWith("adds", StringComparison.Ordinal)).ToArray();
        Assert.Equal(rungs.Count, bars.Length);
        var scale = 368 / Audits.Lab["lab.cost_per_year"].Mean / 8766;
        foreach (var (rung, bar) in rungs.Zip(bars).Where(pair => pair.First.Adds is not null))
        {
            Assert.Equal(scale * Audits.Lab[rung.Adds!].Mean, Math.Max(1.5, Number(bar, "width")), 1.5);
            Assert.Equal(scale * Audits.Lab[rung.Quantity].Mean, Number(bar, "x") + Number(bar, "width"), 1.5);
        }
    }

    [Fact]
    public void The_section_tells_each_rung_the_rule_and_the_change_of_basis()
    {
        var section = Page.Value.Descendants("section").Single(section => (string?)section.Attribute("id") == "ladder");
        Assert.Contains("Idle capacity is a line of its own; people and data are told with research.", section.Value, StringComparison.Ordinal);
        Assert.Contains("change of basis", section.Value, StringComparison.Ordinal);
        Assert.All(Audits.Lab.Case.Ladder!.Rungs, rung => Assert.Contains(Sentences.Rung(rung), section.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_breakdown_adds_up_by_phase_and_by_resource_to_the_lab()
    {
        var breakdown = CostBreakdown.Of(Audits.Lab)!;
        var lab = Audits.Lab["lab.cost_per_year"].Mean * 8766;
        Assert.Equal(lab, breakdown.Whole, lab * 1e-9);
        Assert.Equal(lab, breakdown.Phases.Sum(breakdown.Of), lab * 1e-9);
        Assert.Equal(lab, breakdown.Resources.Sum(breakdown.Of), lab * 1e-9);
        Assert.Null(breakdown[Phase.Idle, Resource.People]);
    }

    [Theory]
    [InlineData("in proportion to use", "charged to all phases in proportion to their accelerator time")]
    [InlineData("to training", "charged to pre-training and post-training")]
    [InlineData("{ pre-training: 30 % }", "charged to pre-training by the shares that the case gives")]
    public void The_rule_of_allocation_is_said_in_words(string rule, string words)
    {
        var audit = Audits.Of(Audits.LabText.Replace("people:\n", $"allocation: {{ idle: {rule}, assumption: a }}\npeople:\n", StringComparison.Ordinal));
        Assert.Contains(words, Sentences.Allocation(audit.Case), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_names_what_would_close_its_gap()
    {
        var card = Page.Value.Descendants("article").Single(article => (string?)article.Attribute("id") == "claim-payroll");
        Assert.Contains("What would close the gap", card.Value, StringComparison.Ordinal);
        Assert.Contains("yearly cost of one", card.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_of_one_hired_run_alone_has_no_ladder_to_show() =>
        Assert.DoesNotContain(XDocument.Parse(HtmlReport.Write(Audits.Hired)).Descendants("section"), section => (string?)section.Attribute("id") == "ladder");

    private static double Number(XElement bar, string name) => double.Parse(bar.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
