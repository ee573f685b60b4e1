using Assay.Requests;
using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>Laws of runs with so many requests, between their first and their last.</summary>
public class RunLaws
{
    private static readonly (Deployment Deployment, Traffic Traffic)[] Services =
    [
        Of("llama-3.1-8b", "H100-SXM", "bf16", new EngineLayout(1), new Traffic(500, 300)),
        Of("llama-3.1-70b", "H200-SXM", "fp8", new EngineLayout(4), new Traffic(2000, 1000)),
        Of("deepseek-v3", "H200-SXM", "fp8", new EngineLayout(Data: 8, Expert: 8), new Traffic(1000, 2000)),
    ];

    private static readonly Gen<(Deployment Deployment, Traffic Traffic)> Any = Gen.Int[0, Services.Length - 1].Select(i => Services[i]);

    [Fact]
    public void A_run_is_hardly_faster_than_the_steady_state_and_comes_close_with_many_requests() => Gen.Select(Any, Gen.Double[1, 100_000]).Sample((service, requests) =>
    {
        var most = SteadyLoad.Saturated(service.Deployment, service.Traffic).RequestsPerSecond;
        // Products work in tiles: some batches are a little better than full ones.
        Assert.True(SteadyLoad.Run(service.Deployment, service.Traffic, requests).RequestsPerSecond <= most * 1.1);
        Assert.Equal(1, SteadyLoad.Run(service.Deployment, service.Traffic, 1e7).RequestsPerSecond / most, 0.02);
    });

    [Fact]
    public void A_run_without_end_is_the_steady_state() =>
        Any.Sample(service => Assert.Equal(SteadyLoad.Saturated(service.Deployment, service.Traffic), SteadyLoad.Run(service.Deployment, service.Traffic, double.PositiveInfinity)));

    [Fact]
    public void Requests_that_arrive_slowly_are_answered_at_their_rate_but_for_the_last() => Gen.Select(Any, Gen.Double[0.05, 0.5], Gen.Double[20, 20_000]).Sample((service, share, requests) =>
    {
        var rate = share * SteadyLoad.Saturated(service.Deployment, service.Traffic).RequestsPerSecond;
        var state = SteadyLoad.AtRate(service.Deployment, service.Traffic, rate, requests);
        Assert.True(state.RequestsPerSecond <= rate);
        var last = state.TimeToFirstToken + (service.Traffic.OutputTokens * state.TimePerOutputToken);
        Assert.True(state.RequestsPerSecond >= 0.99 * requests / ((requests / rate) + last) || state.RequestsPerSecond >= 0.99 * SteadyLoad.Run(service.Deployment, service.Traffic, requests).RequestsPerSecond);
        Assert.Equal(rate, SteadyLoad.AtRate(service.Deployment, service.Traffic, rate, 1e9).RequestsPerSecond, 1e-3 * rate);
    });

    [Fact]
    public void Software_that_keeps_room_for_whole_answers_runs_fewer_sequences_at_once()
    {
        var order = Orders.Of("llama-3.1-70b", "H100-SXM", "fp8", 1000, 3000);
        var layout = new EngineLayout(2);
        double Places(bool reserves) => Orders.Engine(order with { Engine = order.Engine with { Software = order.Engine.Software with { Reserves = reserves, MaxSequences = 100_000 } } }, layout).Places(order.Traffic);
        Assert.Equal(Places(false) * 2500 / 4000, Places(true), 1e-6 * Places(true));
    }

    [Fact]
    public void With_room_kept_for_whole_answers_no_request_is_evicted()
    {
        var load = Setups.Poisson(40, 4000, new Lengths.Constant(400), new Lengths.Constant(600));
        SimulationResult Run(bool reserves) => Setups.Run(Setups.Of(load, Setups.Pool(limits: new EngineLimits(20_000, 64, 2048, reserves))));
        Assert.True(Run(false).Pools[0].Preemptions > 0);
        Assert.Equal(0, Run(true).Pools[0].Preemptions);
    }

    private static (Deployment, Traffic) Of(string model, string gpu, string precision, EngineLayout layout, Traffic traffic) =>
        (new Deployment(Orders.Engine(Orders.Of(model, gpu, precision), layout), 1), traffic);
}
