using Assay.Fitting;

namespace Assay.Serving;

/// <summary>
/// Finds the deployments with the fewest GPUs that answer so many requests in time. What does not fit into memory is dropped
/// first. An engine takes the most requests at which it keeps the bounds, found by halving the range of sequences at once; the
/// engines needed follow. Engines that read and engines that answer are chosen apart: what either takes does not depend on the other,
/// but for the handing over.
/// </summary>
public sealed class CapacitySearch
{
    private const int Pairs = 3;
    private const int MostEver = 8192;

    // GPUs beyond which nobody minds one more or less.
    private const double MostCounted = 1e8;

    // By how much more engines than single ones tell are tried.
    private static readonly double[] Margins = [0, 0.03, 0.06, 0.12, 0.25, 0.5, 1];

    private readonly CapacityOrder order;
    private readonly Coefficients<ServingCoefficient> coefficients;
    private readonly List<FoundDeployment> found = [];
    private readonly CancellationToken cancel;
    private FoundDeployment? closest;
    private double needed = double.PositiveInfinity;

    private CapacitySearch(CapacityOrder order, Coefficients<ServingCoefficient> coefficients, CancellationToken cancel)
    {
        this.cancel = cancel;
        this.order = order;
        this.coefficients = coefficients;
    }

    /// <param name="order">What is to be found.</param>
    /// <param name="coefficients">Coefficients.</param>
    /// <param name="keep">How many deployments to keep.</param>
    /// <param name="cancel">Ends the search.</param>
    public static CapacityResult Run(CapacityOrder order, Coefficients<ServingCoefficient> coefficients, int keep = 10, CancellationToken cancel = default)
    {
        var search = new CapacitySearch(order, coefficients, cancel);
        var layouts = LayoutChoices.Of(order, order.MostGpus).ToArray();
        var fitting = search.Fitting(layouts);
        if (fitting.Length == 0)
            return new([], layouts.Length, 0, null, null, search.FewestThatFit());
        if (order.Together)
            search.AddTogether(search.Engines(fitting, EngineRole.Both));
        if (order.Apart)
            search.AddApart(search.Engines(fitting, EngineRole.Prefill), search.Engines(fitting, EngineRole.Decode));
        // Of those alike but for their chunks, the first.
        var ranked = search.found.OrderBy(one => one.Gpus).ThenBy(one => one.Latency.Excess(order.Objective)).DistinctBy(one => (one.Deployment.Prefill.Job.Layout, one.Deployment.Decode?.Job.Layout)).Take(keep).ToArray();
        return new(ranked, layouts.Length, fitting.Length, ranked.Length == 0 ? search.closest : null, ranked.Length == 0 && double.IsFinite(search.needed) ? (long)search.needed : null, null);
    }

    // Memory needs no engine: the cheapest test first.
    private EngineLayout[] Fitting(IEnumerable<EngineLayout> layouts) => [.. layouts.Where(layout => EngineMemory.Of(Job(layout, EngineRole.Both, null)) is { Fits: true } memory && memory.KvTokens / layout.Data >= order.Traffic.InputTokens + order.Traffic.OutputTokens)];

    private int? FewestThatFit() => Fitting(LayoutChoices.Of(order, MostEver)).Select(layout => (int?)layout.Gpus).Min();

    private Engine[] Engines(IEnumerable<EngineLayout> layouts, EngineRole role) =>
        [.. layouts.SelectMany(layout => (order.BatchedTokens.Count == 0 || role == EngineRole.Decode ? [null] : order.BatchedTokens.Select(tokens => (int?)(tokens * layout.Data))).Select(tokens => new Engine(Job(layout, role, tokens), coefficients))).Where(engine => engine.Memory.Fits)];

    private EngineJob Job(EngineLayout layout, EngineRole role, int? batched) => order.Engine with { Layout = layout, Role = role, MaxBatchedTokens = batched ?? order.Engine.MaxBatchedTokens };

    private void AddTogether(Engine[] engines)
    {
        foreach (var engine in engines)
        {
            if (MostClients(new Deployment(engine), engine) is not var (clients, state))
                continue;
            var part = PartOf(engine, state.RequestsPerSecond);
            foreach (var more in Margins)
            {
                if (Add(part.With(more, order.RequestsPerSecond), null, clients))
                    break;
            }
        }
    }

    private void AddApart(Engine[] readers, Engine[] writers)
    {
        if (readers.Length == 0 || writers.Length == 0)
            return;
        // With readers beyond number, what an engine that answers takes is its own.
        var answering = new List<(Part Part, int Clients)>();
        foreach (var engine in writers)
        {
            if (MostClients(new Deployment(readers[0], int.MaxValue / 2, engine, 1), engine) is var (clients, state))
                answering.Add((PartOf(engine, state.RequestsPerSecond), clients));
        }

        if (answering.Count == 0)
            return;
        var fewest = answering.OrderBy(one => one.Part.Gpus).ThenByDescending(one => one.Part.Rate).Take(Pairs).ToArray();
        var reading = readers.Select(engine => (Engine: engine, Rate: MostRead(engine, fewest[0].Part.Engine))).Where(one => one.Rate > 0).Select(one => PartOf(one.Engine, one.Rate));
        foreach (var read in reading.OrderBy(one => one.Gpus).ThenByDescending(one => one.Rate).Take(Pairs))
        {
            foreach (var (answer, clients) in fewest)
            {
                foreach (var more in Margins)
                {
                    if (Add(read.With(more, order.RequestsPerSecond), answer, clients) || (more > 0 && (Add(read, answer.With(more, order.RequestsPerSecond), clients) || Add(read.With(more, order.RequestsPerSecond), answer.With(more, order.RequestsPerSecond), clients))))
                        break;
                }
            }
        }
    }

    private Part PartOf(Engine engine, double rate) => new(engine, Math.Ceiling(order.RequestsPerSecond / rate), rate);

    // Whether it keeps the bounds at the whole rate: what single engines take tells how many there must be, but for rounding and for
    // waits that add up. What is no better than what is known already need not be looked at.
    private bool Add(Part first, Part? then, int clients)
    {
        cancel.ThrowIfCancellationRequested();
        var gpus = first.Gpus + (then?.Gpus ?? 0);
        if (gpus > order.MostGpus && (gpus >= needed || gpus > MostCounted))
        {
            needed = Math.Min(needed, gpus);
            return true;
        }

        var deployment = new Deployment(first.Engine, (int)first.Count, then?.Engine, (int)(then?.Count ?? 0));
        var state = SteadyLoad.AtRate(deployment, order.Traffic, order.RequestsPerSecond);
        var latency = ExpectedLatency.Of(state, order.Spread, order.Objective.Percentile);
        if (state.RequestsPerSecond < order.RequestsPerSecond * 0.999 || !latency.Within(order.Objective))
            return false;
        needed = Math.Min(needed, gpus);
        if (gpus <= order.MostGpus)
            found.Add(new FoundDeployment(deployment, state, latency, clients, then is { } other ? [first.Kind, other.Kind] : [first.Kind]));
        return true;
    }

    private static ScaledEngine Kind(Engine engine, double rate) => new(engine.Job.Layout.Gpus, rate, engine.Job.Role);

    // Both latencies grow with the sequences at once.
    private (int Clients, SteadyState State)? MostClients(Deployment deployment, Engine engine)
    {
        cancel.ThrowIfCancellationRequested();
        (bool Within, SteadyState State) At(int clients)
        {
            var state = SteadyLoad.At(deployment, order.Traffic, clients);
            var latency = ExpectedLatency.Of(state, order.Spread, order.Objective.Percentile);
            if (clients == 1 && (closest is null || latency.Excess(order.Objective) < closest.Latency.Excess(order.Objective)))
                closest = new FoundDeployment(deployment, state, latency, 1, [Kind(engine, state.RequestsPerSecond)]);
            return (latency.Within(order.Objective), state);
        }

        var most = (int)Math.Max(1, engine.Places(order.Traffic));
        var (low, high) = (1, most);
        var best = At(1);
        if (!best.Within)
            return null;
        if (At(most) is { Within: true } whole)
            return (most, whole.State);
        while (high - low > Math.Max(1, low / 200))
        {
            var middle = (low + high) / 2;
            if (At(middle) is { Within: true } better)
                (low, best) = (middle, better);
            else
                high = middle;
        }

        return (low, best.State);
    }

    // The most prompts a second that one engine reads with its queue within the bound.
    private double MostRead(Engine engine, Engine answering)
    {
        var state = SteadyLoad.At(new Deployment(engine, 1, answering, int.MaxValue / 2), order.Traffic, 1);
        double low = 0, high = 1 / state.PrefillSeconds;
        for (var i = 0; i < 20; i++)
        {
            var middle = (low + high) / 2;
            var latency = ExpectedLatency.Of(state with { RequestsPerSecond = middle }, order.Spread, order.Objective.Percentile) with { PerToken = 0 };
            if (latency.Within(order.Objective))
                low = middle;
            else
                high = middle;
        }

        return low > 1e-5 / state.PrefillSeconds ? low : 0;
    }

    // So many engines, each of which takes so many requests a second.
    private readonly record struct Part(Engine Engine, double Count, double Rate)
    {
        public double Gpus => Count * Engine.Job.Layout.Gpus;

        public ScaledEngine Kind => CapacitySearch.Kind(Engine, Rate);

        /// <summary>As many more of them, which then take the requests of all a second.</summary>
        public Part With(double more, double all)
        {
            var count = Math.Ceiling(Count * (1 + more));
            return count == Count ? this : this with { Count = count, Rate = all / count };
        }
    }
}
