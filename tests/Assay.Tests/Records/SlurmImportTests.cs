using Assay.Records;

namespace Assay.Tests.Records;

/// <summary>What a listing of sacct says, as it was published and as sites bend it.</summary>
public sealed class SlurmImportTests : IDisposable
{
    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_real_listing_holds_the_GPU_seconds_that_a_hand_counts()
    {
        var result = store.File(TestStore.Sample);
        Assert.Equal((14L, 0L, 0L), (result.Taken, result.RefusedCount, result.Unchanged));
        var report = store.Report();
        // Four GPUs for 3 s, two for 1 s, and twelve tasks of one GPU for 2 s each.
        Assert.Equal(((4 * 3) + (2 * 1) + (12 * 2)) / 3600.0, report.Allocated, 12);
        Assert.Equal(36 / 3600.0, report.ByState.Single(state => state.Name == "COMPLETED").Hours, 12);
        Assert.Equal(2 / 3600.0, report.ByState.Single(state => state.Name == "FAILED").Hours, 12);
    }

    [Theory]
    [InlineData("billing=1,cpu=1,gres/gpu:h100=4,gres/gpu=4,mem=256M,node=1", 4)]
    [InlineData("gres/gpu=4", 4)]
    [InlineData("cpu=2,gres/gpu:h100=4", 4)]
    [InlineData("cpu=2,gres/gpu:a100=1,gres/gpu:h100-80=2,gres/gpu=3", 3)]
    [InlineData("cpu=2,gres/gpu:a100=1,gres/gpu:h100=2", 3)]
    [InlineData("cpu=2,mem=4G,node=1", 0)]
    [InlineData("", 0)]
    public void GPUs_are_counted_once_however_a_site_tracks_them(string tres, int gpus)
    {
        store.Import($"1|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|{tres}");
        Assert.Equal(gpus, store.Report().Allocated);
    }

    [Theory]
    [InlineData("gpu:2", 2)]
    [InlineData("gpu:h100:4", 4)]
    [InlineData("gpu:h100:4(IDX:0-3)", 4)]
    [InlineData("craynetwork:1,gres:gpu:2", 2)]
    public void The_older_column_of_resources_is_read_too(string gres, int gpus)
    {
        store.Import([$"1|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|{gres}"], header: "JobID|State|Submit|Start|End|AllocGRES");
        Assert.Equal(gpus, store.Report().Allocated);
    }

    [Fact]
    public void Columns_stand_in_any_order_and_may_end_in_a_separator()
    {
        store.Import(
            ["gres/gpu=2|1-01:00:00|2026-01-02T01:00:00|2026-01-01T00:00:00|CANCELLED by 1000|2026-01-01T00:00:00|7|"],
            header: "AllocTRES|Elapsed|End|Start|State|Submit|JobID|");
        var report = store.Report();
        Assert.Equal(50, report.Allocated);
        Assert.Equal("CANCELLED", Assert.Single(report.ByState).Name);
    }

    [Fact]
    public void What_runs_is_counted_to_what_its_record_says_or_to_the_latest_time_in_the_records()
    {
        store.Import(
            "1|a|x|RUNNING|2026-01-01T00:00:00|2026-01-01T00:00:00|Unknown|7200|gres/gpu=1",
            "2|a|x|RUNNING|2026-01-01T00:00:00|2026-01-01T00:00:00|Unknown||gres/gpu=10",
            "3|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T03:00:00|10800|gres/gpu=1");
        Assert.Equal(2 + 30 + 3, store.Report().Allocated);
    }

    [Fact]
    public void Every_attempt_of_a_job_that_was_requeued_counts_and_a_later_state_of_one_replaces_the_earlier()
    {
        store.Import(
            "5|a|x|PREEMPTED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=8",
            "5|a|x|RUNNING|2026-01-01T01:00:00|2026-01-01T02:00:00|Unknown|60|gres/gpu=8");
        store.Import("5|a|x|COMPLETED|2026-01-01T01:00:00|2026-01-01T02:00:00|2026-01-01T04:00:00|7200|gres/gpu=8");
        store.Import("5|a|x|RUNNING|2026-01-01T01:00:00|2026-01-01T02:00:00|Unknown|3600|gres/gpu=8");
        var report = store.Report();
        Assert.Equal(8 + 16, report.Allocated);
        Assert.Equal(8, report.ByOutcome.Single(outcome => outcome.Name == "resumed").Hours);
    }

    [Fact]
    public void Jobs_that_wait_hold_nothing_and_go_when_they_have_started()
    {
        store.Import("9_[3-9]|a|x|PENDING|2026-01-01T00:00:00|Unknown|Unknown|0|", "8|a|x|PENDING|2026-01-01T00:00:00|Unknown|Unknown|0|");
        Assert.Equal((0.0, 2L), (store.Report().Allocated, store.Report().Waiting));
        store.Import("8|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=1");
        var again = store.Import("8|a|x|PENDING|2026-01-01T00:00:00|Unknown|Unknown|0|");
        Assert.Equal((0L, 1L), (again.Taken, again.Unchanged));
        Assert.Equal((1.0, 1L), (store.Report().Allocated, store.Report().Waiting));
    }

    [Fact]
    public void Steps_are_no_attempts_but_what_they_measured_is_kept()
    {
        var result = store.Import(
            [
                "5|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=8|",
                "5.batch|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600|gres/gpu=8|cpu=00:00:01,energy=7200000,gres/gpuutil=0",
                "5.0|COMPLETED|2026-01-01T00:10:00|2026-01-01T00:10:00|2026-01-01T01:00:00|3000|gres/gpu=8|energy=3600000",
                "5+1.extern|COMPLETED|2026-01-01T00:00:00|2026-01-01T00:00:00|2026-01-01T01:00:00|3600||energy=0",
            ],
            header: "JobID|State|Submit|Start|End|ElapsedRaw|AllocTRES|TRESUsageInTot");
        Assert.Equal((1L, 3L), (result.Taken, result.Folded));
        var report = store.Report();
        Assert.Equal(8, report.Allocated);
        Assert.Equal(7_200_000, report.EnergyJoules);
        Assert.Equal("empty", Assert.Single(report.ByOutcome).Name);
    }

    [Fact]
    public void Clock_times_of_a_zone_are_one_with_its_instants()
    {
        var paris = new SlurmOrders { TimeZone = "Europe/Paris" };
        store.Import(["1|a|x|COMPLETED|2026-07-01T12:00:00|2026-07-01T12:00:00|2026-07-01T13:00:00|3600|gres/gpu=1"], paris);
        Assert.Equal(new DateTime(2026, 7, 1, 10, 0, 0), store.Report().From);
        var again = store.Import(["1|a|x|COMPLETED|1782900000|1782900000|1782903600|3600|gres/gpu=1"], paris);
        Assert.Equal((0L, 1L), (again.Taken, again.Unchanged));
    }

    [Fact]
    public void Names_of_users_are_hashed_by_a_secret_of_the_store()
    {
        const string Header = TestStore.Header + "|User";
        const string Line = "1|a|x|COMPLETED|2026-07-01T12:00:00|2026-07-01T12:00:00|2026-07-01T13:00:00|3600|gres/gpu=1|ada";
        store.Import([Line], new SlurmOrders { Users = UserNames.Hash, Salt = () => "secret" }, Header);
        Assert.DoesNotContain("ada", string.Concat(store.Content()), StringComparison.Ordinal);
        Assert.Equal(1, store.Report("rules: [ { match: { user: ada }, phase: research } ]").ByPhase.Single(phase => phase.Name == "research").Hours);
        Assert.Contains("--users", Assert.Throws<Assay.Documents.InputException>(() => store.Import([Line], new SlurmOrders { Users = UserNames.Keep }, Header)).Message, StringComparison.Ordinal);
    }
}
