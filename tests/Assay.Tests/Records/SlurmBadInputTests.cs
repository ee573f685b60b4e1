using Assay.Documents;

namespace Assay.Tests.Records;

/// <summary>What is wrong with a listing is told with its line and column, and the rest is taken.</summary>
public sealed class SlurmBadInputTests : IDisposable
{
    private const string Good = "1|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T01:00:00|2026-01-01T02:00:00|3600|gres/gpu=1";

    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T02:00:00|3600|gres/gpu=1", "End", "ends before it starts")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T05:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=1", "Start", "a clock ran backwards")]
    [InlineData("2|a|x|COMPLETED|2026-13-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=1", "Submit", "'2026-13-01T00:00:00' cannot be read")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|6x0|gres/gpu=1", "ElapsedRaw", "'6x0' cannot be read")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|36000|gres/gpu=1", "ElapsedRaw", "longer than from its start")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=abc", "AllocTRES", "'gres/gpu=abc' cannot be read")]
    [InlineData("2|a|x|DONE|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=1", "State", "'DONE' is no state")]
    [InlineData("x|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=1", "JobID", "'x' is no job")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00|Unknown|2026-01-01T04:00:00|3600|gres/gpu=1", "Start", "when the job started")]
    [InlineData("2|a|b|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T04:00:00|3600|gres/gpu=1", null, "more than the 9 cells")]
    [InlineData("2|a|x|COMPLETED|2026-01-01T00:00:00", "Start", "cut off here")]
    public void A_bad_row_is_told_with_its_line_and_column_and_the_others_are_taken(string row, string? column, string why)
    {
        var result = store.Import(Good, "", row, Good.Replace("1|a", "3|a", StringComparison.Ordinal));
        Assert.Equal((2L, 1L), (result.Taken, result.RefusedCount));
        var refusal = Assert.Single(result.Refused);
        Assert.Equal((4L, column), (refusal.Row, refusal.Column));
        Assert.Contains(why, refusal.Why.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, store.Report().Allocated);
    }

    [Fact]
    public void Bad_rows_are_told_with_their_lines_where_no_two_rows_are_alike_and_steps_lie_between()
    {
        static string Job(int i) => $"{i}|n|x|CANCELLED by {i}|2026-01-01T00:00:00|2026-01-01T01:00:00|{(i % 3 == 0 ? "2025" : "2026")}-01-01T02:00:00|3600|gres/gpu={i},mem={i}G";
        static string Step(int i) => $"{i}.batch|batch||CANCELLED|2026-01-01T00:00:00|2026-01-01T01:00:00|2026-01-01T02:00:00|3600|";
        var result = store.Import(Enumerable.Range(1, 60).SelectMany(i => i % 2 == 0 ? new[] { Job(i), Step(i) } : [Step(i), Job(i)]));
        Assert.Equal((40L, 20L, 60L), (result.Taken, result.RefusedCount, result.Folded));
        Assert.Equal(Enumerable.Range(1, 60).Where(i => i % 3 == 0).Select(i => (long)(2 * i) + (i % 2)), result.Refused.Select(refusal => refusal.Row));
        Assert.All(result.Refused, refusal => Assert.Equal("End", refusal.Column));
        Assert.Equal(Enumerable.Range(1, 60).Where(i => i % 3 != 0).Sum(), store.Report().Allocated);
    }

    [Fact]
    public void A_file_without_its_last_line_end_is_taken_and_told_of()
    {
        var result = store.Text($"{TestStore.Header}\n{Good}");
        Assert.Equal(1, result.Taken);
        Assert.Contains("cut off", Assert.Single(result.Notes).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JobID,State,Submit,Start,End,AllocTRES\n", "jobs.txt:1:6: The columns are parted by ','")]
    [InlineData("JobID|Stat|Submit|Start|End|AllocTRES\n", "Is 'Stat' meant?")]
    [InlineData("JobID|State|Submit|Start|AllocTRES\n", "'End' or 'ElapsedRaw' or 'Elapsed'")]
    [InlineData("1|COMPLETED|2026-01-01T00:00:00\n", "no column 'JobID'")]
    [InlineData("", "The file is empty")]
    public void A_file_that_is_no_listing_is_refused_and_leaves_nothing(string text, string why)
    {
        Assert.Contains(why, Assert.Throws<InputException>(() => store.Text(text)).Message, StringComparison.Ordinal);
        Assert.Empty(store.Content("settings"));
    }

    [Fact]
    public void The_most_held_at_once_is_found_within_a_minute_and_over_days()
    {
        static string Held(int job, string from, string to, int gpus) => $"{job}|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-{from}|2026-01-{to}||gres/gpu={gpus}";
        store.Import(
            Held(1, "01T00:00:00", "05T00:00:00", 4),
            Held(2, "02T00:00:10", "02T00:00:20", 8),   // as much comes in during this minute as later is held at once, but one after the other
            Held(3, "02T00:00:20", "02T00:00:40", 8),
            Held(4, "03T00:00:30", "03T00:00:50", 5),
            Held(5, "03T00:00:40", "04T00:00:00", 5),
            Held(6, "04T00:00:00", "04T00:00:30", 10));
        var peak = Assert.Single(store.Report().Peaks);
        Assert.Equal((14.0, new DateTime(2026, 1, 3, 0, 0, 40)), (peak.Gpus, peak.At));
    }

    [Fact]
    public void Jobs_that_hold_more_than_there_is_are_named()
    {
        store.Import(Good, Good.Replace("1|a", "2|a", StringComparison.Ordinal));
        Assert.Empty(store.Report(gpus: 2).Warnings);
        var warning = Assert.Single(store.Report(gpus: 1).Warnings);
        Assert.Contains("2026-01-01T01:00:00Z attempts held 2 GPUs of 'default', which has 1: 1, 2.", warning.What.ToString(), StringComparison.Ordinal);
    }
}
