using Assay.Documents;

namespace Assay.Tests.Records;

/// <summary>What clusters had: listings of sreport.</summary>
public sealed class SreportTests : IDisposable
{
    private const string Listing = """
        --------------------------------------------------------------------------------
        Cluster Utilization 2026-01-01T00:00:00 - 2026-01-01T23:59:59
        Usage reported in TRES Minutes
        --------------------------------------------------------------------------------
        Cluster|TRES Name|Allocated|Down|PLND Down|Idle|Planned|Reported
        lab|cpu|100|0|0|0|0|100
        lab|gres/gpu|6000|1200|600|3120|600|11520
        lab|gres/gpu:h100|6000|1200|600|3120|600|11520

        """;

    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void GPU_time_that_was_down_idle_and_held_is_taken_once()
    {
        Assert.Equal((1L, 0L), (store.Sreport(Listing).Taken, store.Sreport(Listing).Taken));
        var capacity = Assert.Single(store.Report().Capacity);
        Assert.Equal((192.0, 100.0, 20.0, 10.0, 10.0, 52.0), (capacity.Reported, capacity.Allocated, capacity.Down, capacity.PlannedDown, capacity.Reserved, capacity.Idle));
        Assert.Equal(8, capacity.Gpus, 9);
    }

    [Fact]
    public void Parts_that_do_not_sum_are_told_with_their_line()
    {
        var result = store.Sreport(Listing.Replace("|3120|", "|9999|", StringComparison.Ordinal));
        var refusal = Assert.Single(result.Refused);
        Assert.Equal((0L, 7L, "Reported"), (result.Taken, refusal.Row, refusal.Column));
    }

    [Fact]
    public void A_text_that_is_no_such_listing_is_refused() =>
        Assert.Contains("no listing of sreport", Assert.Throws<InputException>(() => store.Sreport("hello\n")).Message, StringComparison.Ordinal);
}
