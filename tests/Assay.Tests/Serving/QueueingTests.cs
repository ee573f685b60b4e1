using Assay.Requests;
using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>Results of queueing theory that are known in closed form.</summary>
public class QueueingTests
{
    // One sequence at a time, one token of answer: a server with a constant time of service.
    private static readonly EnginePool OneAtATime = Setups.Pool(limits: new EngineLimits(100_000, 1, 4096), times: new SyntheticTimes(0.1, 0, 0, 0, 0));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void Poisson_arrivals_at_a_constant_service_wait_as_an_M_D_1_queue_says(double use)
    {
        var result = Setups.Run(Setups.Of(Setups.Poisson(use / 0.1, 400_000, new Lengths.Constant(100), new Lengths.Constant(1)), OneAtATime), 7);
        // Pollaczek and Khinchine: ρ S / (2 (1 − ρ)).
        var expected = use * 0.1 / (2 * (1 - use));
        Assert.Equal(1, result.Pools[0].Waiting!.Mean / expected, 0.03);
        Assert.Equal(use, result.Pools[0].BusyShare, 0.01);
        Assert.Equal(0.1, result.EndToEnd!.Mean - result.Pools[0].Waiting!.Mean, 1e-6);
    }

    [Fact]
    public void Even_arrivals_below_capacity_never_wait()
    {
        var load = Setups.Poisson(9, 10_000, new Lengths.Constant(100), new Lengths.Constant(1)) with { Arrivals = new Arrivals.Open(RateCurve.Constant(9), 0) };
        var result = Setups.Run(Setups.Of(load, OneAtATime));
        Assert.Equal(0, result.Pools[0].Waiting!.Most, 1e-9);
    }

    [Fact]
    public void Bursty_arrivals_wait_much_longer_than_Poisson_arrivals_but_not_beyond_Kingmans_bound()
    {
        var load = Setups.Poisson(7, 400_000, new Lengths.Constant(100), new Lengths.Constant(1));
        var poisson = Setups.Run(Setups.Of(load, OneAtATime), 3).Pools[0].Waiting!.Mean;
        var bursty = Setups.Run(Setups.Of(load with { Arrivals = new Arrivals.Open(RateCurve.Constant(7), 2) }, OneAtATime), 3).Pools[0].Waiting!.Mean;
        // Kingman 1962: at most the variance of the times between arrivals and of service over 2 (1 − ρ) of the mean time between arrivals.
        Assert.InRange(bursty, 3 * poisson, 4.0 / 7 / (2 * (1 - 0.7)));
    }

    [Fact]
    public void A_closed_loop_of_one_client_takes_the_sum_of_its_iterations()
    {
        var load = Setups.Poisson(1, 20, new Lengths.Constant(1000), new Lengths.Constant(11)) with { Arrivals = new Arrivals.Closed(1) };
        var result = Setups.Run(Setups.Of(load));
        var prompt = 0.01 + (2e-5 * 1000) + 1e-5 + (1e-9 * 1000 * 500);
        // Ten steps of one token, the first of which attends to 1001 keys.
        var decode = (10 * (0.01 + 2e-5 + 1e-5)) + (2e-8 * ((10 * 1001) + 45));
        Assert.Equal(1, result.TimeToFirstToken!.P50 / prompt, 0.003);
        Assert.Equal(1, result.TimePerOutputToken!.Mean * 10 / decode, 1e-6);
        Assert.Equal(1, result.Seconds / (20 * (prompt + decode)), 0.003);
        Assert.Equal(1, result.Pools[0].BusyShare, 1e-9);
    }

    [Fact]
    public void A_closed_loop_of_many_clients_has_the_throughput_of_the_steady_batch()
    {
        var load = Setups.Poisson(1, 6400, new Lengths.Uniform(500, 1500), new Lengths.Uniform(100, 300)) with { Arrivals = new Arrivals.Closed(32) };
        var result = Setups.Run(Setups.Of(load));
        // An iteration holds 32 sequences; each answer of 200 tokens brings a prompt of 1000 along.
        var mean = 0.01 + (32 * (3e-5 + (2e-8 * 1110))) + (32.0 / 200 * 1000 * 2e-5);
        Assert.Equal(1, result.OutputTokensPerSecond / (32 / mean), 0.03);
        Assert.Equal(32, result.Pools[0].MeanBatch, 0.5);
    }
}
