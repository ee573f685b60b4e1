namespace Assay.Requests;

/// <summary>All engines in the one order of time: where a choice depends on what engines do, or an arrival on an answer.</summary>
internal sealed class OrderedRun
{
    private const int Between = 4096;
    private readonly SimulationPlan plan;
    private readonly RequestSource source;
    private readonly EngineRecord? prefillRecord;
    private readonly EngineRecord record;
    private readonly SimulatedEngine[] engines;
    private readonly int prefills;
    private readonly Router entry;
    private readonly Router? second;
    private readonly EventHeap events;
    private readonly PriorityQueue<Handover, (double At, long Number)> transfers = new();

    // Clients of a closed loop that have their answer, and since when.
    private readonly Queue<double> ready = new();
    private readonly bool closed;
    private readonly double delay;
    private readonly double closes;
    private int place;
    private bool more;

    public OrderedRun(SimulationPlan plan, ulong seed)
    {
        this.plan = plan;
        var setup = plan.Setup;
        source = new(setup.Load, seed);
        record = plan.NewRecord();
        var slots = new RequestSlots();
        prefills = setup.PrefillEngines?.Engines ?? 0;
        engines = new SimulatedEngine[prefills + setup.Engines.Engines];
        entry = new(setup.Routing, prefills > 0 ? prefills : engines.Length);
        if (prefills > 0)
        {
            prefillRecord = plan.NewRecord();
            second = new(setup.Routing, engines.Length - prefills);
        }

        for (var i = 0; i < engines.Length; i++)
            engines[i] = i < prefills ? new(plan.Prefill!, prefillRecord!, slots) : new(plan.Rules, record, slots);
        events = new(engines.Length);
        delay = setup.RequestSeconds;
        closes = setup.Load.Seconds ?? double.PositiveInfinity;
        if (setup.Load.Arrivals is not Arrivals.Closed { Clients: var clients })
            return;
        closed = true;
        for (var i = 0; i < clients; i++)
            ready.Enqueue(0);
    }

    /// <summary>Runs to the end: what the engines that read prompts did, and those that decode.</summary>
    public (IReadOnlyList<EngineRecord> Prefill, IReadOnlyList<EngineRecord> Decode) Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        var expected = plan.Setup.Load.Expected;
        more = source.MakeBlock();
        for (var turn = 0L; ; turn++)
        {
            if (turn % Between == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Math.Min(1, (source.First + place) / expected));
            }

            var arrival = NextArrival();
            var transfer = transfers.Count > 0 ? transfers.Peek().At : double.PositiveInfinity;
            var engine = events.FirstTime;
            if (engine <= arrival && engine <= transfer)
            {
                if (double.IsPositiveInfinity(engine))
                    break;
                Step(events.First);
            }
            else if (transfer <= arrival)
            {
                Deliver(transfers.Dequeue());
            }
            else
            {
                Arrive(arrival);
            }
        }

        return (prefillRecord is null ? [] : [prefillRecord], [record]);
    }

    private double NextArrival()
    {
        if (!more)
            return double.PositiveInfinity;
        if (!closed)
            return source.Arrival(place) + delay;
        return ready.Count > 0 && ready.Peek() <= closes ? ready.Peek() + delay : double.PositiveInfinity;
    }

    private void Arrive(double now)
    {
        var request = source.Request(place, closed ? ready.Dequeue() : source.Arrival(place));
        var number = request.Number;
        var draws = source.Route(place);
        if (++place == source.Count)
        {
            more = source.MakeBlock();
            place = 0;
        }

        var taken = plan.Fits(request);
        if (taken)
        {
            var engine = entry.Choose(number, draws);
            taken = engines[engine].Take(now, request);
            Follow(engine);
        }
        else
        {
            (prefillRecord ?? record).Rejected++;
        }

        if (!taken && closed)
            ready.Enqueue(now);
    }

    private void Deliver(Handover handover)
    {
        var request = handover.Request;
        var engine = prefills + second!.Choose(request.Number, (request.RouteOne, request.RouteTwo));
        engines[engine].Take(handover.At, request);
        Follow(engine);
    }

    private void Step(int engine)
    {
        var now = engines[engine].Ends;
        var before = record.Completed + (prefillRecord?.Completed ?? 0);
        engines[engine].Step();
        if (engine < prefills)
        {
            foreach (var handover in engines[engine].Sent)
                transfers.Enqueue(handover, (handover.At, handover.Request.Number));
            engines[engine].Sent.Clear();
        }

        Follow(engine);
        if (!closed)
            return;
        for (var done = record.Completed + (prefillRecord?.Completed ?? 0) - before; done > 0; done--)
            ready.Enqueue(now);
    }

    private void Follow(int engine)
    {
        events.Update(engine, engines[engine].Ends);
        if (engine < prefills || second is null)
            entry.Update(engine, engines[engine].Load);
        else
            second.Update(engine - prefills, engines[engine].Load);
    }
}
