using Assay.Catalog;
using Assay.Training;
using CsCheck;

namespace Assay.Tests.Training;

/// <summary>What failures and checkpoints leave of the time on the clock.</summary>
public class GoodputLaws
{
    // Hours: from a second to ten minutes of writing, up to two hours of restart, from an hour to a year between failures.
    private static readonly Gen<double> Write = Gen.Double[1.0 / 3600, 1.0 / 6];
    private static readonly Gen<double> Restart = Gen.Double[0, 2];
    private static readonly Gen<double> Between = Gen.Double[1, 8766];

    [Fact]
    public void Goodput_is_above_zero_and_at_most_the_whole() =>
        Gen.Select(Gen.Double[0.01, 100], Write, Restart, Between).Sample((interval, write, restart, between) =>
            Goodput.Share(interval, write, restart, between) is > 0 and <= 1);

    [Fact]
    public void Goodput_falls_with_failures_with_writing_and_with_restarts() =>
        Gen.Select(Gen.Double[0.01, 10], Write, Restart, Between, Gen.Double[1.01, 3]).Sample((interval, write, restart, between, times) =>
        {
            var share = Goodput.Share(interval, write, restart, between);
            return Goodput.Share(interval, write, restart, between / times) < share
                && Goodput.Share(interval, write * times, restart, between) < share
                && Goodput.Share(interval, write, restart + times, between) < share;
        });

    [Fact]
    public void Nothing_near_Dalys_optimum_is_better_by_one_per_cent() =>
        Gen.Select(Write, Restart, Between, Gen.Double[0.2, 5]).Sample((write, restart, between, times) =>
        {
            var best = Goodput.Daly(write, between);
            return Goodput.Share(best, write, restart, between) >= 0.99 * Goodput.Share(best * times, write, restart, between);
        });

    [Fact]
    public void For_rare_failures_Dalys_interval_is_Youngs() =>
        Gen.Double[1e-5, 1e-3].Sample(write => Math.Abs((Goodput.Daly(write, 1e5) / Goodput.Young(write, 1e5)) - 1) < 0.01);

    [Fact]
    public void Without_failures_only_writing_is_lost_and_without_writing_nothing()
    {
        Assert.Equal(0.9, Goodput.Share(9, 1, 5, double.PositiveInfinity), 12);
        Assert.Equal(1, Goodput.Share(Goodput.Daly(1, double.PositiveInfinity), 1, 5, double.PositiveInfinity));
        Assert.Equal(Math.Exp(-0.1), Goodput.Share(0, 0, 1, 10), 12);
    }

    [Fact]
    public void A_job_that_fails_before_it_has_restarted_hardly_moves() => Assert.True(Goodput.Share(1, 0.1, 10, 1) < 1e-4);

    [Fact]
    public void The_time_on_the_clock_is_the_work_over_goodput_and_proportional_to_the_work()
    {
        var one = Goodput.WallTime(100, 0.5, 0.01, 0.1, 20);
        Assert.Equal(20 * Math.Exp(0.1 / 20) * (Math.Exp(0.51 / 20) - 1) * 100 / 0.5, one, 9);
        Assert.Equal(2 * one, Goodput.WallTime(200, 0.5, 0.01, 0.1, 20), 9);
    }

    /// <summary>419 unexpected interruptions in 54 days on 16,384 H100, and more than 90 % effective training time.</summary>
    [Fact]
    public void Llama_3_reconciles_with_its_interruptions()
    {
        double Fact(string name) => RunValue.Median(Catalogue.Shipped.FindFact($"catalog.reliability.{name}")!);
        var between = 54 * 24.0 / 419;
        var write = Fact("checkpoint_time");
        var goodput = Goodput.Share(Goodput.Daly(write, between), write, Fact("restart_time"), between);
        Assert.InRange(goodput, Fact("effective_time.llama_3_405b"), 0.93);
        // The catalogue's figure of GPU time between failures is of the same interruptions.
        Assert.InRange(between * 16384, Agreement.End(Catalogue.Shipped.FindFact("catalog.reliability.gpu_time_between_failures")!.Definition, 0.05) - 1e3, 51e3);
    }
}
