using Assay.Requests;
using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>What holds for any deployment and any load.</summary>
public class SimulationLaws
{
    private static readonly Gen<Arrivals> Arriving = Gen.OneOf<Arrivals>(
        Gen.Select(Gen.Double[0.5, 30], Gen.Double[0.02, 3]).Select((rate, variation) => (Arrivals)new Arrivals.Open(RateCurve.Constant(rate), variation)),
        Gen.Int[1, 80].Select(clients => (Arrivals)new Arrivals.Closed(clients)));

    private static readonly Gen<Lengths> Length = Gen.OneOf<Lengths>(
        Gen.Int[1, 3000].Select(tokens => (Lengths)new Lengths.Constant(tokens)),
        Gen.Select(Gen.Int[1, 100], Gen.Int[100, 2000]).Select((low, high) => (Lengths)new Lengths.Uniform(low, high)),
        Gen.Select(Gen.Double[5, 800], Gen.Double[0.1, 1.5]).Select((mean, variation) => (Lengths)new Lengths.Lognormal(mean, variation, 4000)));

    private static readonly Gen<EnginePool> Pools = Gen.Select(Gen.Int[1, 4], Gen.Double[8500, 60_000], Gen.Int[1, 48], Gen.Int[64, 4096], Gen.Int[1, 3])
        .Select((engines, kv, sequences, batched, parts) => Setups.Pool(engines, new EngineLimits(kv, sequences, batched)) with { Parts = parts });

    private static readonly Gen<RequestLoad> Load = Gen.Select(Arriving, Length, Length, Gen.Int[1, 400], Gen.Double[0, 1]).Select((arrivals, input, output, requests, hits) =>
        new RequestLoad { Arrivals = arrivals, Input = input, Output = output, Requests = requests, CacheHits = hits });

    private static readonly Gen<SimulationSetup> Any = Gen.Select(Load, Pools, Pools, Gen.Bool, Gen.Enum<Routing>(), Gen.Enum<BatchOrder>(), Gen.Int[0, 3], Gen.Double[0, 1]).Select((load, engines, prefill, apart, routing, order, drafts, accepted) =>
        new SimulationSetup
        {
            Engines = engines,
            PrefillEngines = apart ? prefill : null,
            Link = apart ? new KvLink(70_000, 20e9, 0.002) : null,
            Load = load,
            Routing = routing,
            Order = order,
            Drafts = drafts,
            TokensPerStep = 1 + (accepted * drafts),
        });

    [Fact]
    public void Every_request_is_answered_and_every_token_that_was_asked_for_comes_out() => Any.Sample(setup =>
    {
        var result = Setups.Run(setup, 5);
        var source = new RequestSource(setup.Load, 5);
        Assert.True(source.MakeBlock());
        long input = 0, output = 0;
        for (var i = 0; i < source.Count; i++)
        {
            var request = source.Request(i, 0);
            input += request.Input;
            output += request.Output;
        }

        Assert.Equal(0, result.Rejected);
        Assert.Equal(setup.Load.Requests, result.Completed);
        Assert.Equal(input, result.InputTokens);
        Assert.Equal(output, result.OutputTokens);
        Assert.Equal(result.Completed, result.EndToEnd!.Count);
        Assert.Equal((double)result.Completed, result.Pools.Sum(pool => pool.Series.CompletionsPerSecond.Select((rate, i) => rate * Width(pool.Series, i, result.Seconds)).Sum()), 1e-6);
    });

    [Fact]
    public void Requests_there_are_their_rate_times_their_stay() => Any.Where(setup => setup is { PrefillEngines: null, Engines.Parts: 1 }).Sample(setup =>
    {
        // Little 1961, exact over a run that starts and ends empty.
        var result = Setups.Run(setup, 6);
        var there = (result.Pools[0].MeanRunning + result.Pools[0].MeanWaiting) * result.Seconds;
        Assert.Equal(1, there / (result.EndToEnd!.Mean * result.Completed), 1e-9);
        var series = result.Pools[0].Series;
        Assert.Equal(there, Area(series, series.Running, result.Seconds) + Area(series, series.Waiting, result.Seconds), 1e-6 * there);
    });

    [Fact]
    public void Memory_and_sequences_keep_to_their_limits_and_shares_to_one() => Any.Sample(setup =>
    {
        var result = Setups.Run(setup, 8);
        foreach (var pool in result.Pools)
        {
            Assert.InRange(pool.BusyShare, 0, 1 + 1e-9);
            Assert.InRange(pool.KvUse, 0, 1 + 1e-9);
            Assert.InRange(pool.MeanBatch, 0, pool.Pool.Limits.Sequences + 1e-9);
            Assert.All(pool.Series.KvUse, share => Assert.InRange(share, -1e-9, 1 + 1e-6));
            Assert.All(pool.Series.BusyShare, share => Assert.InRange(share, -1e-9, 1 + 1e-6));
        }

        Assert.True(result.TimeToFirstToken!.P50 <= result.EndToEnd!.P50);
        Assert.True(result.TimeToFirstToken.P50 <= result.TimeToFirstToken.P99);
    });

    [Fact]
    public void The_same_seed_gives_the_same_result_on_any_number_of_threads() => Any.Sample(setup =>
    {
        var one = Setups.Run(setup, 9, 1);
        var three = Setups.Run(setup, 9, 3);
        Assert.Equal(one.EndToEnd, three.EndToEnd);
        Assert.Equal(one.TimeToFirstToken, three.TimeToFirstToken);
        Assert.Equal(one.InterTokenLatency, three.InterTokenLatency);
        Assert.Equal(one.Seconds, three.Seconds);
        Assert.Equal(one.Events, three.Events);
        Assert.Equal(one.Pools[^1].Series.Running, three.Pools[^1].Series.Running);
    }, iter: 30);

    private static double Area(PoolSeries series, IReadOnlyList<double> level, double until) => level.Select((value, i) => value * Width(series, i, until)).Sum();

    private static double Width(PoolSeries series, int bin, double until) => Math.Min(series.Width, until - (bin * series.Width));
}
