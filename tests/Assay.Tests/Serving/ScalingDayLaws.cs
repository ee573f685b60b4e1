using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>What holds for every day of engines that follow their load.</summary>
public class ScalingDayLaws
{
    private static readonly Gen<(double[] Load, ScaledEngine[] Kinds, ScalingPolicy Policy)> Days = Gen.Select(
        Gen.Double[0, 500].Array[24],
        Gen.Select(Gen.Int[1, 64], Gen.Double[0.5, 50]).Select((gpus, rate) => new ScaledEngine(gpus, rate)).Array[1, 2],
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 6], Gen.Double[0, 1], Gen.Double[0, 7200]).Select((least, step, headroom, boot) => new ScalingPolicy(least, step, headroom, boot)));

    [Fact]
    public void Every_hour_has_engines_for_its_load_and_no_step_more() => Days.Sample(day =>
    {
        var planned = ScalingDay.Of(day.Load, day.Kinds, day.Policy);
        foreach (var hour in planned.Hours)
        {
            for (var i = 0; i < day.Kinds.Length; i++)
            {
                var (engines, wanted) = (hour.Engines[i], hour.RequestsPerSecond * (1 + day.Policy.Headroom));
                Assert.True(engines + 1e-6 >= wanted / day.Kinds[i].RequestsPerSecond);
                Assert.Equal(0, (engines - day.Policy.Least) % day.Policy.Step);
                Assert.True(engines == day.Policy.Least || (engines - day.Policy.Step) * day.Kinds[i].RequestsPerSecond < wanted);
            }
        }
    });

    [Fact]
    public void A_day_lies_between_its_quietest_and_its_busiest_hour_kept_all_day() => Days.Sample(day =>
    {
        var planned = ScalingDay.Of(day.Load, day.Kinds, day.Policy with { BootSeconds = 0 });
        Assert.InRange(planned.GpuHours, (24 * planned.Hours.Min(hour => hour.Gpus)) - 1e-6, planned.FixedGpuHours + 1e-6);
        Assert.Equal(24.0 * planned.PeakGpus, planned.FixedGpuHours, 1e-6);
    });

    [Fact]
    public void Hours_add_up_to_the_day_and_booting_adds_what_engines_are_switched_on() => Days.Sample(day =>
    {
        var planned = ScalingDay.Of(day.Load, day.Kinds, day.Policy);
        Assert.Equal(24, planned.Hours.Count);
        Assert.Equal(planned.Hours.Sum(hour => hour.GpuHours), planned.GpuHours, 1e-6);
        Assert.Equal(day.Load.Sum() * 3600, planned.Requests, 1e-3);
        double booted = 0;
        for (var hour = 0; hour < 24; hour++)
            booted += day.Kinds.Select((kind, i) => kind.Gpus * Math.Max(0, planned.Hours[hour].Engines[i] - planned.Hours[(hour + 23) % 24].Engines[i])).Sum();
        var without = ScalingDay.Of(day.Load, day.Kinds, day.Policy with { BootSeconds = 0 }).GpuHours;
        Assert.Equal(without + (booted * day.Policy.BootSeconds / 3600), planned.GpuHours, 1e-6 * (1 + planned.GpuHours));
    });

    [Fact]
    public void An_even_day_saves_nothing()
    {
        var day = ScalingDay.Of([.. Enumerable.Repeat(100.0, 24)], [new ScaledEngine(8, 7)], new ScalingPolicy(BootSeconds: 600));
        Assert.Equal(15, day.Hours[0].Engines[0]);
        Assert.Equal(day.FixedGpuHours, day.GpuHours, 1e-9);
        Assert.Equal(24 * 15 * 8, day.GpuHours, 1e-9);
    }

    [Fact]
    public void A_load_that_engines_take_exactly_gets_none_more() =>
        Assert.Equal(30, ScalingDay.Of([.. Enumerable.Repeat(0.1 * 30, 24)], [new ScaledEngine(1, 0.1)], new ScalingPolicy()).Hours[0].Engines[0]);
}
