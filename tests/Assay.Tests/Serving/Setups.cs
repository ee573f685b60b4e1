using Assay.Requests;
using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>Small deployments and loads.</summary>
internal static class Setups
{
    public static EngineLimits Limits { get; } = new(200_000, 64, 2048);

    public static EnginePool Pool(int engines = 1, EngineLimits? limits = null, IEngineTimes? times = null) => new(engines, 8, times ?? new SyntheticTimes(), limits ?? Limits);

    public static RequestLoad Poisson(double rate, long requests, Lengths? input = null, Lengths? output = null) => new()
    {
        Arrivals = new Arrivals.Open(RateCurve.Constant(rate)),
        Input = input ?? new Lengths.Lognormal(1000, 0.8, 20_000),
        Output = output ?? new Lengths.Lognormal(200, 0.7, 4000),
        Requests = requests,
    };

    public static SimulationSetup Of(RequestLoad load, EnginePool? engines = null) => new() { Engines = engines ?? Pool(), Load = load };

    /// <summary>Two engines that read prompts, and three that decode.</summary>
    public static SimulationSetup Apart(RequestLoad load) => Of(load, Pool(3)) with
    {
        PrefillEngines = Pool(2),
        Link = new KvLink(100_000, 50e9, 0.001),
    };

    public static SimulationResult Run(SimulationSetup setup, ulong seed = 1, int threads = 1) =>
        ServingSimulation.Run(setup, seed, threads, cancellation: TestContext.Current.CancellationToken);
}
