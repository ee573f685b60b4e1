using Assay.Uncertainty;

namespace Assay.Requests;

/// <summary>
/// Makes requests in the order of their numbers, a block at a time. What is drawn for a request depends on the seed and on
/// its number alone.
/// </summary>
internal sealed class RequestSource
{
    public const int Block = 1 << 14;

    private readonly RequestLoad load;
    private readonly StreamKey arrivalKey;
    private readonly StreamKey inputKey;
    private readonly StreamKey outputKey;
    private readonly StreamKey cacheKey;
    private readonly StreamKey routeKey;
    private readonly Distribution? between;
    private readonly Distribution? hits;
    private readonly double[] scratch = new double[Block];
    private readonly double[] hit = new double[Block];
    private readonly double[] arrivals = new double[Block];
    private readonly int[] inputs = new int[Block];
    private readonly int[] outputs = new int[Block];
    private readonly double[] routes = new double[2 * Block];
    private readonly long most;
    private double expected;
    private long next;

    public RequestSource(RequestLoad load, ulong seed)
    {
        this.load = load;
        arrivalKey = StreamKey.For(seed, "serving.arrivals");
        inputKey = StreamKey.For(seed, "serving.input");
        outputKey = StreamKey.For(seed, "serving.output");
        cacheKey = StreamKey.For(seed, "serving.cache");
        routeKey = StreamKey.For(seed, "serving.route");
        if (load.Arrivals is Arrivals.Open { Variation: > 0 and var variation })
            between = new Gamma(1 / (variation * variation), variation * variation);
        if (load.CacheHits is > 0 and < 1 && load.CacheHitsDeviation > 0)
        {
            var both = (load.CacheHits * (1 - load.CacheHits) / (load.CacheHitsDeviation * load.CacheHitsDeviation)) - 1;
            hits = new Beta(load.CacheHits * both, (1 - load.CacheHits) * both);
        }

        most = Math.Min(load.Requests ?? long.MaxValue, load.Arrivals is Arrivals.Recorded { Requests.Count: var count } ? count : long.MaxValue);
    }

    /// <summary>Requests of the block that are there.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the block's first request.</summary>
    public long First { get; private set; }

    /// <summary>Makes the next block; false where there is none.</summary>
    public bool MakeBlock()
    {
        First = next;
        Count = (int)Math.Min(Block, most - next);
        if (Count <= 0)
            return false;
        MakeArrivals();
        if (Count == 0)
            return false;
        next += Count;
        MakeLengths();
        Draws.Uniform(routeKey, 2 * First, routes);
        return true;
    }

    public double Arrival(int place) => arrivals[place];

    /// <summary>Two uniform draws for its routing.</summary>
    public (double One, double Two) Route(int place) => (routes[2 * place], routes[(2 * place) + 1]);

    public LiveRequest Request(int place, double arrived)
    {
        var input = inputs[place];
        var cached = Math.Min((int)Math.Round(hit[place] * input), input - 1);
        return new()
        {
            Number = First + place,
            Arrived = arrived,
            Input = input,
            Output = outputs[place],
            Cached = cached,
            Context = input,
            Read = cached,
            Kept = cached,
            Before = -1,
            After = -1,
            RouteOne = Rest(routes[2 * place]),
            RouteTwo = Rest(routes[(2 * place) + 1]),
        };
    }

    // The lower bits of a uniform draw, which say nothing of its upper ones; strictly below 1.
    private static float Rest(double draw) => (float)Math.Min((draw * (1 << 20)) - Math.Floor(draw * (1 << 20)), 0.9999999);

    private void MakeArrivals()
    {
        switch (load.Arrivals)
        {
            case Arrivals.Closed:
                break;
            case Arrivals.Recorded recorded:
                for (var i = 0; i < Count; i++)
                    arrivals[i] = recorded.Requests.Seconds[(int)First + i] / recorded.Speed;
                CutAtEnd();
                break;
            case Arrivals.Open open:
                scratch.AsSpan().Fill(1);
                if (between is not null)
                {
                    Draws.Normal(arrivalKey, First, scratch);
                    between.Transform(scratch.AsSpan(0, Whole(Count)));
                }

                for (var i = 0; i < Count; i++)
                    arrivals[i] = open.Rate.When(expected += scratch[i]);
                CutAtEnd();
                break;
            default:
                throw new InvalidOperationException($"No arrivals for {load.Arrivals.GetType().Name}.");
        }
    }

    // What is not there need not be transformed; a draw is the same in whichever block it is made.
    private static int Whole(int count) => Math.Min(Block, (count + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum);

    private void CutAtEnd()
    {
        if (load.Seconds is { } end)
        {
            while (Count > 0 && arrivals[Count - 1] > end)
                Count--;
        }
    }

    private void MakeLengths()
    {
        if (load.Arrivals is Arrivals.Recorded recorded)
        {
            for (var i = 0; i < Count; i++)
            {
                inputs[i] = recorded.Requests.Input[(int)First + i];
                outputs[i] = recorded.Requests.Output[(int)First + i];
                hit[i] = recorded.Requests.Cached is { } cached ? (double)cached[(int)First + i] / inputs[i] : load.CacheHits;
            }

            return;
        }

        load.Input!.Fill(inputKey, First, scratch, inputs);
        load.Output!.Fill(outputKey, First, scratch, outputs);
        hit.AsSpan().Fill(load.CacheHits);
        if (hits is null)
            return;
        Draws.Normal(cacheKey, First, hit);
        hits.Transform(hit.AsSpan(0, Whole(Count)));
    }
}
