using Assay.Accounts;
using Assay.Documents;

namespace Assay.Tests.Accounts;

/// <summary>What rules state of runs and models.</summary>
public class StatedRulesTests
{
    [Fact]
    public void Runs_and_models_are_read_with_what_they_rest_on()
    {
        var stated = Read("""
            runs: { v3: { tokens: 14.8T, gpus: 2_048, sequence: 4096, global_batch: 15360, parallelism: { pipeline: 16, schedule: dualpipe }, source: Log, note: All stages } }
            models: { nova: { source: Meter, served: [ { from: 2026-02-01, to: 2026-03-01, requests: 3.2M }, { from: 2026-01-01, to: 2026-02-01, tokens: 40B, assumption: By hand } ] } }
            """).Stated;
        var run = Assert.Single(stated.Runs);
        Assert.Equal(("v3", 14.8e12, 2048, 15360), (run.Name, run.Tokens, run.Gpus, run.GlobalBatch));
        Assert.Equal((16, "dualpipe"), (run.Parallelism!.PipelineParallel, run.Parallelism.Schedule));
        Assert.Equal(new StatedGrounds("Log", null, "All stages"), run.Grounds);
        Assert.Equal(
            [(new DateOnly(2026, 1, 1), 40e9, null, "By hand"), (new DateOnly(2026, 2, 1), null, 3.2e6, null)],
            Assert.Single(stated.Models).Served.Select(period => (period.From, period.Tokens, period.Answered, period.Grounds.Assumption)));
    }

    [Theory]
    [InlineData("runs: { v3: { tokens: 14.8T } }", "1:9", "Nothing says what the values of 'v3' rest on.")]
    [InlineData("runs: { v3: { source: a, assumption: b } }", "1:38", "Here stand both 'source' and 'assumption'.")]
    [InlineData("runs: { v3: { tokens: many, source: a } }", "1:23", "many")]
    [InlineData("runs: { v3: 7 }", "1:9", "The run 'v3' must be a map")]
    [InlineData("models: { m: { served: { from: 2026-01-02, to: 2026-02-01, tokens: 1B, source: a } } }", "1:32", "'2026-01-02' is no first day of a month.")]
    [InlineData("models: { m: { served: { from: 2026-02-01, to: 2026-01-01, tokens: 1B, source: a } } }", "1:24", "The period ends before it begins.")]
    [InlineData("models: { m: { served: { from: 2026-01-01, to: 2026-02-01, source: a } } }", "1:24", "It says neither tokens nor requests.")]
    [InlineData("models: { m: { served: { from: 2026-01-01, to: 2026-02-01, requests: few, source: a } } }", "1:70", "'few' is no number of requests.")]
    [InlineData("models: { m: { source: a, served: [ { from: 2026-01-01, to: 2026-03-01, tokens: 1B }, { from: 2026-02-01, to: 2026-03-01, tokens: 1B } ] } }", "1:87", "The period overlaps another one.")]
    public void What_is_wrong_is_told_with_its_place(string text, string place, string why)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Errors);
        Assert.Contains(why, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal($"rules.yaml:{place}", error.At.ToString());
    }

    private static AccountRules Read(string text) => AccountRules.Read(new SourceText("rules.yaml", $"{text.TrimEnd()}\nrules: []\n"));
}
