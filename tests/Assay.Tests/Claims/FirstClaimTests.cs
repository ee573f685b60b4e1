using Assay.Cases;
using Assay.Modeling;
using Assay.Reporting;
using Assay.Tests.Layout;

namespace Assay.Tests.Claims;

/// <summary>The first claim audited alone, as a page does while an input is moved.</summary>
public class FirstClaimTests
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "cases"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void Its_answer_is_that_of_the_whole_audit(string name)
    {
        var (@case, options) = (Assayer.Read(Path.Combine(Repository.Root, "cases", name)), new SamplingOptions { Samples = 500 });
        var (whole, first) = (Assayer.Audit(@case, options), Assayer.AuditFirst(@case, options, ["lab.cost_per_year"]));
        Assert.Equal(Sentences.Answer(whole), Sentences.Answer(first));
        Assert.Equal(whole.Findings[0].SilentOn, Assert.Single(first.Findings).SilentOn);
    }

    [Fact]
    public void What_it_did_not_sample_is_no_zero()
    {
        var first = Assayer.AuditFirst(Assayer.Read(Path.Combine(Repository.Root, "cases/deepseek-v3.yaml")), new SamplingOptions { Samples = 100 }, ["fleet.ownership"]);
        Assert.True(first.Knows("fleet.ownership"));
        Assert.Equal(4 * Assay.Quantities.UnitTable.HoursPerYear, first["fleet.ownership"].Mean);
        Assert.False(first.Knows("people.cost_per_year"));
        Assert.Throws<InvalidOperationException>(() => first["people.cost_per_year"]);
    }

    [Fact]
    public void A_change_to_a_case_that_was_read_is_as_if_it_had_been_read_with_it()
    {
        var path = Path.Combine(Repository.Root, "cases/deepseek-v3.yaml");
        var options = new SamplingOptions { Samples = 200 };
        var changed = CaseFile.Change(Assayer.Read(path), ["fleet.ownership=5 years"]);
        Assert.Equal(Assayer.Audit(Assayer.Read(path, "fleet.ownership=5 years"), options).Summaries, Assayer.Audit(changed, options).Summaries);
    }
}
