using Assay.Hardware;
using Assay.Tests.Training;
using CsCheck;

namespace Assay.Tests.Hardware;

/// <summary>What holds for every collective, whatever the measured curves say.</summary>
public class CollectiveLaws
{
    private static readonly Gen<(CollectiveKind Kind, double Bytes, RankGroup Group)> Calls =
        Gen.Select(Gen.Enum<CollectiveKind>(), Gen.Double[1e3, 1e10], Gen.Int[2, 256], Gen.Int[1, 64], (kind, bytes, size, stride) => (kind, bytes, new RankGroup(size, stride)));

    [Fact]
    public void A_lone_rank_sends_nothing() =>
        Gen.Enum<CollectiveKind>().Sample(kind => Assert.Equal(0, Jobs.H100.Collective(kind, 1e9, new RankGroup(1, 8), 1, 1)));

    [Fact]
    public void Times_are_finite_and_positive_and_more_bytes_never_take_less() =>
        Calls.Sample(call =>
        {
            var (one, two) = (Seconds(Jobs.H100, call), Seconds(Jobs.H100, (call.Kind, 2 * call.Bytes, call.Group)));
            Assert.True(double.IsFinite(one) && one > 0);
            Assert.True(two >= one * (1 - 1e-12));
        });

    [Fact]
    public void More_bandwidth_never_takes_longer_and_oversubscription_never_less() =>
        Calls.Sample(call =>
        {
            var machine = Jobs.H100;
            var before = Seconds(machine, call);
            Assert.True(Seconds(machine with { Fabric = machine.Fabric with { Bandwidth = 2 * machine.Fabric.Bandwidth } }, call) <= before);
            Assert.True(Seconds(machine with { Fabric = machine.Fabric with { Oversubscription = 3 } }, call) >= before);
            Assert.True(machine.Collective(call.Kind, call.Bytes, call.Group, 0.5, 0.5) >= before);
        });

    [Fact]
    public void Large_buffers_across_domains_move_no_faster_than_the_network_allows()
    {
        var fabric = Jobs.H100.Fabric;
        var group = new RankGroup(32, 1);
        // A ring moves 2·(n - 1)/n of the buffer over the links of the eight GPUs beside a border.
        var least = 2 * (31 / 32.0) * 1e10 / (fabric.Domain * fabric.Bandwidth);
        Assert.InRange(Jobs.H100.Collective(CollectiveKind.AllReduce, 1e10, group, 1, 1), least, 20 * least);
        Assert.True(Jobs.H100.Collective(CollectiveKind.SendReceive, 1e9, new RankGroup(2, 8), 1, 1) >= 1e9 / fabric.Bandwidth);
    }

    [Fact]
    public void An_all_reduce_takes_about_as_long_as_its_two_halves()
    {
        var group = new RankGroup(64, 1);
        double Of(CollectiveKind kind) => Jobs.H100.Collective(kind, 4e9, group, 1, 1);
        Assert.InRange(Of(CollectiveKind.AllReduce) / (Of(CollectiveKind.ReduceScatter) + Of(CollectiveKind.AllGather)), 0.5, 1.5);
    }

    private static double Seconds(Machine machine, (CollectiveKind Kind, double Bytes, RankGroup Group) call) => machine.Collective(call.Kind, call.Bytes, call.Group, 1, 1);
}
