using Assay.Documents;
using Assay.Requests;
using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>What a simulation is set up with, and what it refuses.</summary>
public class SimulationSetupTests
{
    private static readonly SimulationSetup Plain = Setups.Of(Setups.Poisson(5, 200));

    private static readonly (string Message, SimulationSetup Setup)[] Impossible =
    [
        ("There are no engines", Plain with { Engines = Setups.Pool(0) }),
        ("no memory for keys and values", Plain with { Engines = Setups.Pool(limits: new EngineLimits(0, 8, 512)) }),
        ("run no sequences", Plain with { Engines = Setups.Pool(limits: new EngineLimits(1000, 0, 512)) }),
        ("fewer tokens an iteration than one sequence has", Plain with { Engines = Setups.Pool(limits: new EngineLimits(1000, 8, 3)), Drafts = 3 }),
        ("have 0 parts", Plain with { Engines = Setups.Pool() with { Parts = 0 } }),
        ("there is no link", Plain with { PrefillEngines = Setups.Pool() }),
        ("There are no prefill engines", Setups.Apart(Plain.Load) with { PrefillEngines = Setups.Pool(0) }),
        ("cannot yield 3 tokens", Plain with { Drafts = 1, TokensPerStep = 3 }),
        ("-1 drafts", Plain with { Drafts = -1 }),
        ("A block of 0 tokens", Plain with { BlockTokens = 0 }),
        ("A watermark of 1", Plain with { Watermark = 1 }),
        ("cannot take -1 seconds", Plain with { RequestSeconds = -1 }),
        ("A warm-up of 1", Plain with { Load = Plain.Load with { WarmUp = 1 } }),
        ("A cache-hit share of 2", Plain with { Load = Plain.Load with { CacheHits = 2 } }),
        ("cannot have a standard deviation of 0.6", Plain with { Load = Plain.Load with { CacheHits = 0.5, CacheHitsDeviation = 0.6 } }),
        ("There are no requests", Plain with { Load = Plain.Load with { Requests = 0 } }),
        ("in no time at all", Plain with { Load = Plain.Load with { Seconds = 0 } }),
        ("The load has no end", Plain with { Load = Plain.Load with { Requests = null } }),
        ("Requests need lengths", Plain with { Load = Plain.Load with { Input = null } }),
        ("The lengths of prompts", Plain with { Load = Plain.Load with { Input = new Lengths.Uniform(5, 4) } }),
        ("The lengths of answers", Plain with { Load = Plain.Load with { Output = new Lengths.Constant(0) } }),
        ("A closed loop needs clients", Plain with { Load = Plain.Load with { Arrivals = new Arrivals.Closed(0) } }),
        ("A coefficient of variation of 100", Plain with { Load = Plain.Load with { Arrivals = new Arrivals.Open(RateCurve.Constant(1), 100) } }),
        ("replayed 0 times as fast", Plain with { Load = Plain.Load with { Arrivals = new Arrivals.Recorded(new RequestTrace([0], [1], [1], null), 0) } }),
    ];

    public static TheoryData<string> Messages => new(Impossible.Select(one => one.Message));

    [Theory, MemberData(nameof(Messages))]
    public void What_cannot_be_is_refused_with_one_message(string message)
    {
        var setup = Impossible.First(one => one.Message == message).Setup;
        var error = Assert.Single(Assert.Throws<InputException>(() => Setups.Run(setup)).Errors);
        Assert.Contains(message, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, Assert.Throws<InputException>(() => Setups.Run(Plain with { BlockTokens = 0, Watermark = 1, Drafts = -1 })).Errors.Count);

    [Theory]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(30)]
    public void A_load_beyond_the_engines_is_told_with_what_they_can_do(double times)
    {
        // A server with one place and a tenth of a second a request.
        var engine = Setups.Pool(limits: new EngineLimits(100_000, 1, 4096), times: new SyntheticTimes(0.1, 0, 0, 0, 0));
        var load = Setups.Poisson(10 * times, 4000, new Lengths.Constant(100), new Lengths.Constant(1));
        var overload = Setups.Run(Setups.Of(load, engine)).Overload;
        Assert.Equal(10, overload!.SustainableRate, 0.2);
        Assert.InRange(overload.Waiting / (4000 * (1 - (1 / times))), 0.8, 1.2);
        Assert.Null(Setups.Run(Setups.Of(load with { Arrivals = new Arrivals.Open(RateCurve.Constant(8)) }, engine)).Overload);
    }

    /// <summary>What engines can do was counted while their first answers were still under way: the steeper the overload, the less it seemed to be.</summary>
    [Fact]
    public void What_engines_can_do_does_not_depend_on_how_far_they_are_overloaded()
    {
        double Rate(double rate) => Setups.Run(Setups.Of(Setups.Poisson(rate, 4000, new Lengths.Constant(1000), new Lengths.Constant(1000)))).Overload!.SustainableRate;
        var capacity = Setups.Run(Setups.Of(Setups.Poisson(1, 4000, new Lengths.Constant(1000), new Lengths.Constant(1000)) with { Arrivals = new Arrivals.Closed(256) })).RequestsPerSecond;
        Assert.Equal(1, Rate(2 * capacity) / capacity, 0.1);
        Assert.Equal(1, Rate(30 * capacity) / capacity, 0.1);
    }

    [Theory]
    [InlineData(Routing.RoundRobin, false)]
    [InlineData(Routing.LeastLoaded, false)]
    [InlineData(Routing.RoundRobin, true)]
    public void What_a_request_takes_to_an_engine_comes_before_its_first_token(Routing routing, bool apart)
    {
        var setup = (apart ? Setups.Apart(Plain.Load) : Plain) with { Routing = routing };
        var (without, with) = (Setups.Run(setup), Setups.Run(setup with { RequestSeconds = 0.25 }));
        Assert.Equal(without.TimeToFirstToken!.Mean + 0.25, with.TimeToFirstToken!.Mean, 1e-6);
        Assert.Equal(without.EndToEnd!.Mean + 0.25, with.EndToEnd!.Mean, 1e-6);
        Assert.Equal(without.TimePerOutputToken!.Mean, with.TimePerOutputToken!.Mean, 1e-6);
    }

    [Fact]
    public void Clients_of_a_closed_loop_wait_for_their_requests_to_get_there()
    {
        var setup = Plain with { Load = Plain.Load with { Arrivals = new Arrivals.Closed(1), Requests = 20 } };
        Assert.Equal(Setups.Run(setup).Seconds + (20 * 0.25), Setups.Run(setup with { RequestSeconds = 0.25 }).Seconds, 1e-6);
    }

    [Fact]
    public void Apart_the_first_token_waits_for_keys_and_values()
    {
        var load = Setups.Poisson(0.01, 10, new Lengths.Constant(1000), new Lengths.Constant(100));
        var apart = Setups.Run(Setups.Apart(load));
        var together = Setups.Run(Setups.Of(load));
        // 1,000 tokens of 100,000 bytes over 50 GB/s, and a millisecond.
        Assert.Equal(together.TimeToFirstToken!.Mean + 0.003, apart.TimeToFirstToken!.Mean, 1e-9);
        Assert.Equal(together.TimePerOutputToken!.Mean, apart.TimePerOutputToken!.Mean, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_prompt_alone_takes_as_long_as_one_for_each_part_would(int parts)
    {
        var engine = Setups.Pool() with { Parts = parts };
        var load = Setups.Poisson(0.01, 10, new Lengths.Constant(500), new Lengths.Constant(100));
        var result = Setups.Run(Setups.Of(load, engine));
        // 500 tokens, half as many pairs for each, and so for every part.
        var expected = 0.01 + 1e-5 + (parts * ((2e-5 * 500) + (1e-9 * 500 * 250)));
        Assert.Equal(1, result.TimeToFirstToken!.Mean / expected, 0.003);
        Assert.Equal(1, result.TimePerOutputToken!.Mean / Setups.Run(Setups.Of(load)).TimePerOutputToken!.Mean, 1e-9);
    }

    [Theory]
    [InlineData(BatchOrder.DecodeFirst)]
    [InlineData(BatchOrder.PrefillFirst)]
    public void With_parts_every_request_is_answered_whole(BatchOrder order)
    {
        foreach (var (engines, apart) in new[] { (2, false), (3, true) })
        {
            // So little memory that sequences give way while their prompts are on the way.
            var pool = Setups.Pool(engines, new EngineLimits(9000, 32, 512)) with { Parts = 4 };
            var load = Setups.Poisson(40, 400, new Lengths.Uniform(1, 2000), new Lengths.Uniform(1, 400));
            var setup = Setups.Of(load, pool) with { Order = order, PrefillEngines = apart ? pool : null, Link = apart ? new KvLink(70_000, 20e9, 0.002) : null };
            var (one, three) = (Setups.Run(setup), Setups.Run(setup, threads: 3));
            Assert.Equal(400, one.Completed);
            Assert.True(one.Pools.Sum(used => used.Preemptions) > 0);
            Assert.Equal(one.EndToEnd, three.EndToEnd);
            Assert.Equal(one.InterTokenLatency, three.InterTokenLatency);
        }
    }
}
