using Assay.Accounts;
using Assay.Documents;
using Assay.Tests.Records;

namespace Assay.Tests.Accounts;

/// <summary>Rules give attempts a run, a model and a phase; what they catch and what came of it.</summary>
public sealed class AccountRulesTests : IDisposable
{
    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void The_first_rule_that_fits_wins_and_what_none_catches_is_told_largest_first()
    {
        store.Import(Job(1, "pretrain-a", "lab", 10), Job(2, "pretrain-b", "other", 20), Job(3, "eval_7", "lab", 30), Job(4, "eval_8", "lab", 5), Job(5, "misc", "lab", 1));
        var report = store.Report("""
            rules:
              - match: { account: lab, name: ["pretrain-*", "sft*"] }
                run: "{account}/{name}"
                model: m1
                phase: pre-training
              - { match: { name: "pretrain-?" }, run: b, phase: research }
            """);
        Assert.Equal([("unassigned", 36.0), ("research", 20), ("pre-training", 10)], report.ByPhase.Select(phase => (phase.Name, phase.Hours)));
        Assert.Equal([("b", null, 20.0), ("lab/pretrain-a", "m1", 10)], report.Runs.Select(run => (run.Run, run.Model, run.Hours)));
        Assert.Equal([("eval", 35.0, 2L), ("misc", 1, 1)], report.Uncaught.Select(jobs => (jobs.Stem!, jobs.Hours, jobs.Attempts)));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void A_cancelled_attempt_that_a_later_one_of_its_run_goes_on_from_is_resumed_and_no_waste()
    {
        store.Import(
            "1|big|lab|CANCELLED by 5|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T10:00:00|36000|gres/gpu=10",
            "2|big|lab|NODE_FAIL|2026-01-01T00:00:00|2026-01-01T10:00:00|2026-01-01T10:30:00|1800|gres/gpu=10",
            "3|big|lab|CANCELLED by 5|2026-01-01T00:00:00|2026-01-01T11:00:00|2026-01-01T12:00:00|3600|gres/gpu=10",
            "4|try|lab|FAILED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=1",
            "5|try|lab|COMPLETED|2026-01-01T00:00:00|2026-01-01T02:00:00|2026-01-01T03:00:00|3600|gres/gpu=1");
        var report = store.Report("""
            rules:
              - { match: { name: big }, run: v1, model: m, phase: pre-training, checkpoint: 1 hour }
              - { match: { name: try }, run: tries, phase: research }
            """);
        Assert.Equal(
            [("resumed", 100.0), ("cancelled", 10), ("crashed", 5 + 1), ("completed", 1)],
            report.ByOutcome.Select(outcome => (outcome.Name, outcome.Hours)));
        Assert.Equal(["v1"], report.Runs.Where(run => run.Outcomes.Any(outcome => outcome.Name == "resumed")).Select(run => run.Run));
    }

    [Fact]
    public void A_rule_holds_for_its_time_alone()
    {
        store.Import(Job(1, "a", "lab", 1), Job(2, "a", "lab", 2, day: 2));
        var report = store.Report("rules: [ { match: { time: { from: 2026-01-02, to: 2026-01-03T00:00:00 } }, run: r, phase: serving } ]");
        Assert.Equal(2, report.ByPhase.Single(phase => phase.Name == "serving").Hours);
    }

    [Fact]
    public void Signs_of_patterns_other_than_star_and_question_mark_stand_for_themselves()
    {
        store.Import(Job(1, "a[1]b", "lab", 1), Job(2, "a1b", "lab", 2), Job(3, "it's", "lab", 4));
        var report = store.Report("rules: [ { match: { name: ['a[1]*', \"it's*\"] }, phase: research } ]");
        Assert.Equal(5, report.ByPhase.Single(phase => phase.Name == "research").Hours);
    }

    [Fact]
    public void A_rule_that_matches_everything_and_one_that_catches_nothing_are_told_with_their_place()
    {
        store.Import(Job(1, "a", "lab", 1));
        var warnings = store.Report("""
            rules:
              - { match: { name: '*' }, phase: research }
              - { match: { name: b }, run: r, model: lost, phase: pre-training }
            """).Warnings.Select(warning => $"{warning.At}: {warning.What}").ToArray();
        Assert.Equal(
            ["rules.yaml:2:5: This rule matches everything, so no rule below it is ever used.", "rules.yaml:3:5: No attempt is caught by this rule, which names the model 'lost'."],
            warnings);
    }

    [Theory]
    [InlineData("rules: [ { phaze: research } ]", "Did you mean 'phase'?")]
    [InlineData("rules: [ { phase: reserch } ]", "Did you mean 'research'?")]
    [InlineData("rules: [ { match: { nam: x }, phase: research } ]", "Did you mean 'name'?")]
    [InlineData("rules: [ { run: '{nme}', phase: research } ]", "Did you mean 'name'?")]
    [InlineData("rules: [ { phase: research, checkpoint: soon } ]", "'soon' is no duration")]
    [InlineData("rules: [ { match: { time: { from: monday } }, phase: research } ]", "'monday' is no time")]
    [InlineData("rules: [ { match: { time: { from: 2026-02-01, to: 2026-01-01 } }, phase: research } ]", "ends before it begins")]
    [InlineData("rules: [ { phase: research, resumes: maybe } ]", "Write true or false")]
    [InlineData("rules: { phase: research }", "must be a list")]
    [InlineData("ruls: []", "Did you mean 'rules'?")]
    public void What_is_wrong_with_rules_is_told_with_its_place(string rules, string why)
    {
        var refused = Assert.Throws<InputException>(() => AccountRules.Read(new SourceText("rules.yaml", rules)));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains("rules.yaml:1:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proposed_rules_read_well_and_catch_what_they_were_proposed_for()
    {
        store.Import(Job(1, "pretrain-1", "lab", 10), Job(2, "pretrain-2", "lab", 20), Job(3, "sweep 'x' 3", "o'lab", 5), Job(4, "123", "lab", 1));
        using var opened = store.Open();
        var yaml = RuleProposals.Yaml(opened, AccountRules.None, 10);
        opened.Dispose();
        var report = store.Report(yaml);
        Assert.Empty(report.Uncaught);
        Assert.Equal(30, report.ByPhase.Single(phase => phase.Name == "pre-training").Hours);
    }

    private static string Job(int id, string name, string account, int gpus, int day = 1) =>
        $"{id}|{name}|{account}|COMPLETED|2026-01-0{day}T00:00:00|2026-01-0{day}T00:00:00|2026-01-0{day}T01:00:00|3600|gres/gpu={gpus}";

    [Fact]
    public void One_of_several_rules_that_catches_every_attempt_is_told_with_its_place()
    {
        using var store = new Records.TestStore();
        store.Import("1|a-1|lab|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=1", "2|b-2|lab|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=1");
        string[] Told(string rules) => [.. store.Report(rules).Warnings.Select(warning => $"{warning.At}: {warning.What}")];
        Assert.Equal(["rules.yaml:2:5: No attempt is caught by this rule.", "rules.yaml:1:10: Every attempt of the store is caught by this rule."], Told("rules: [ { match: { name: '?-*' }, phase: research },\n    { match: { name: b-2 }, phase: serving } ]"));
        Assert.Empty(Told("rules: [ { match: { name: '?-*' }, phase: research } ]"));
    }
}
