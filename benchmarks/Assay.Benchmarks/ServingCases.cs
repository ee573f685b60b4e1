using Assay.Requests;
using Assay.Serving;

namespace Assay.Benchmarks;

/// <summary>A deployment with the load that it is timed under.</summary>
internal sealed record ServingCase(string Name, Deployment Deployment, Traffic Traffic, double Clients)
{
    public SteadyState Evaluate() => SteadyLoad.At(Deployment, Traffic, Clients);
}

/// <summary>The services that all tools are timed on.</summary>
internal static class ServingCases
{
    /// <summary>Qwen3-8B on one H20: the first example of InferSim, github.com/alibaba/InferSim.</summary>
    public static ServingCase Dense()
    {
        var engine = Engine("qwen3-8b", "H20-SXM", new EngineLayout(1));
        return new("dense", new Deployment(engine), new Traffic(4096, 2048), 64);
    }

    /// <summary>DeepSeek-V3 on eight H200.</summary>
    public static ServingCase Experts()
    {
        var engine = Engine("deepseek-v3", "H200-SXM", new EngineLayout(Data: 8, Expert: 8));
        return new("experts", new Deployment(engine), new Traffic(4096, 1024), 256);
    }

    /// <summary>DeepSeek-V3 on H800, prompts read by 32 GPUs and answered by 128: InferSim's example of it.</summary>
    public static ServingCase Apart()
    {
        var prefill = Engine("deepseek-v3", "H800-SXM", new EngineLayout(Data: 32, Expert: 32), overlap: true);
        var decode = Engine("deepseek-v3", "H800-SXM", new EngineLayout(Data: 128, Expert: 128), overlap: true);
        return new("apart", new Deployment(prefill, 4, decode, 1), new Traffic(4096, 1786), 64 * 128);
    }

    /// <summary>Qwen3-32B on any number of H200: half a second to the first token and 20 ms for each further one.</summary>
    public static CapacityOrder SmallSearch() => Order("qwen3-32b", most: 64, requestsPerSecond: 20, firstToken: 0.5, perToken: 0.02);

    /// <summary>DeepSeek-V3 on at most 64 H200: two seconds and 50 ms.</summary>
    public static CapacityOrder LargeSearch() => Order("deepseek-v3", most: 64, requestsPerSecond: 10, firstToken: 2, perToken: 0.05);

    /// <summary>A day of requests to 250 engines of eight H200 that serve Llama 3.1 70B, by hours as an office sends them.</summary>
    public static SimulationSetup Day(long requests)
    {
        const double SecondsOfDay = 86_400;
        double[] hours = [5, 4, 3, 3, 3, 4, 5, 7, 9, 11, 12, 12, 11, 12, 12, 12, 11, 10, 9, 8, 8, 7, 7, 6];
        var engine = Engine("llama-3.1-70b", "H200-SXM", new EngineLayout(Tensor: 8));
        var load = new RequestLoad
        {
            Arrivals = new Arrivals.Open(RateCurve.Hourly(hours, requests / SecondsOfDay)),
            Input = new Lengths.Lognormal(1500, 1, 30_000),
            Output = new Lengths.Lognormal(300, 0.8, 4000),
            Requests = requests,
        };
        return SimulatedService.Of(new Deployment(engine, 250), load);
    }

    /// <summary>Llama 2 7B on one A100, Poisson arrivals, prompts in chunks: what Vidur, github.com/microsoft/vidur, is timed on.</summary>
    public static SimulationSetup Single(long requests)
    {
        var engine = new Engine(Job("llama-2-7b", "A100-SXM-80GB", "bf16") with { MaxSequences = 128, MaxBatchedTokens = 512 }, ServingPredictor.Shipped.Calibration.Typical);
        var load = new RequestLoad
        {
            Arrivals = new Arrivals.Open(RateCurve.Constant(3)),
            Input = new Lengths.Constant(1000),
            Output = new Lengths.Constant(200),
            Requests = requests,
        };
        return SimulatedService.Of(new Deployment(engine), load);
    }

    private static CapacityOrder Order(string model, int most, double requestsPerSecond, double firstToken, double perToken) => new()
    {
        Engine = Job(model, "H200-SXM", "fp8"),
        Traffic = new Traffic(4000, 1000),
        RequestsPerSecond = requestsPerSecond,
        Objective = new LatencyObjective(firstToken, perToken, null),
        MostGpus = most,
    };

    private static Engine Engine(string model, string gpu, EngineLayout layout, string precision = "fp8", bool overlap = false) =>
        new(Job(model, gpu, precision) with { Layout = layout, TwoBatchOverlap = overlap }, ServingPredictor.Shipped.Calibration.Typical);

    private static EngineJob Job(string model, string gpu, string precision) =>
        ServingPredictor.Shipped.Plans.Job(new ServingPlan { Model = model, Gpu = gpu, Precision = precision }).Job;
}
