using Assay.Claims;
using Assay.Reporting;

namespace Assay.Tests.Reporting;

public class SentenceTests
{
    private static Finding Finding(string id) => Audits.Lab.Findings.Single(finding => finding.Claim.Id == id);

    [Fact]
    public void The_answer_tells_the_verdict_the_share_and_the_whole_with_its_range()
    {
        var answer = Sentences.Answer(Audits.Lab);
        Assert.Matches(@"^""The run cost 5\.576 million dollars"": the figure reconciles within its own scope \(run small; rental value; once\)", answer);
        Assert.Matches(@"that scope is [\d.]+ % \([\d.]+ to [\d.]+ %\) of what the lab costs in a year, \$\d+M/year \(\$\d+M to \$\d+M/year\)\.$", answer);
    }

    [Fact]
    public void A_case_without_claims_says_so() => Assert.Equal("The case states no claim.", Sentences.Answer(Audits.Hired));

    [Fact]
    public void An_exact_figure_that_agrees_is_called_as_exact_as_it_was_written() =>
        Assert.Equal("It reconciles: its scope gives $5.576M, and $5.576M agrees as exactly as it was written.", Sentences.Reconciles(Finding("run")));

    [Fact]
    public void A_figure_too_low_is_said_to_lie_below()
    {
        Assert.Equal("It does not reconcile: 1M GPU-hours lies below what its scope gives, 2.788M GPU-hours.", Sentences.Reconciles(Finding("hours")));
        Assert.Null(Sentences.Position(Finding("hours")));
    }

    [Fact]
    public void A_figure_of_untold_period_names_the_reading_that_fits() =>
        Assert.StartsWith("It reconciles only when read as over ownership, which gives $", Sentences.Reconciles(Finding("operation")), StringComparison.Ordinal);

    [Fact]
    public void A_lower_bound_keeps_its_sense()
    {
        Assert.StartsWith("It does not reconcile: at least $1B/year lies above what its scope gives", Sentences.Reconciles(Finding("payroll")), StringComparison.Ordinal);
        Assert.StartsWith("The claimed figure lies above all draws", Sentences.Position(Finding("payroll")), StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_spoken_of_only_where_there_are_any()
    {
        Assert.Equal("It is possible: it stays within every bound that applies to it.", Sentences.Possible(Finding("hours")));
        Assert.Equal("No bound was given for it and none follows from hardware.", Sentences.Possible(Finding("payroll")));
    }

    [Fact]
    public void What_is_no_part_of_the_lab_s_cost_covers_no_share_of_it()
    {
        Assert.Equal("It is not a part of the lab's yearly cost, so no share of it is told.", Sentences.Covers(Finding("hours")));
        Assert.Matches(@"^Its scope is .* of what the lab costs in a year, and .* over the ownership period\.$", Sentences.Covers(Finding("run")));
    }

    [Fact]
    public void The_largest_line_left_out_is_named() =>
        Assert.Matches(@"^It leaves out \d+ cost lines of the lab, in part or whole; the largest is Idle: servers, by the year, \$\d+M/year\.$", Sentences.SilentOn(Finding("run")));

    [Fact]
    public void Inputs_are_counted_by_what_they_rest_on() =>
        Assert.Matches(@"^The recomputation rests on \d+ sourced inputs? and no bare assumption\.$", Sentences.RestsOn(Finding("run")));
}
