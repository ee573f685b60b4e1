namespace Assay.Requests;

/// <summary>
/// Engines apart from each other, group by group on several threads: where the choice of an engine depends on the request
/// alone. Groups are the same on any number of threads, so that sums are the same to the last bit.
/// </summary>
internal sealed class ParallelRun
{
    private const int MostGroups = 64;
    private readonly SimulationPlan plan;
    private readonly RequestSource source;
    private readonly double delay;
    private readonly EngineGroup[] first;
    private readonly EngineGroup[] then;
    private readonly Router entry;
    private readonly Router? second;
    private readonly int[] lanes = new int[RequestSource.Block];
    private readonly int[] order = new int[RequestSource.Block];
    private readonly int[] starts;

    public ParallelRun(SimulationPlan plan, ulong seed)
    {
        this.plan = plan;
        var setup = plan.Setup;
        source = new(setup.Load, seed);
        delay = setup.RequestSeconds;
        var engines = Groups(setup.Engines.Engines, plan.Rules);
        (first, then) = plan.Prefill is { } prefill ? (Groups(setup.PrefillEngines!.Engines, prefill), engines) : (engines, []);
        entry = new(setup.Routing, first[^1].End);
        second = then.Length > 0 ? new(setup.Routing, then[^1].End) : null;
        starts = new int[first[^1].End + 1];
    }

    /// <summary>Runs to the end: what the engines that read prompts did, and those that decode.</summary>
    public (IReadOnlyList<EngineRecord> Prefill, IReadOnlyList<EngineRecord> Decode) Run(int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        var expected = plan.Setup.Load.Expected;
        for (var more = source.MakeBlock(); more;)
        {
            SortByLane();
            var until = source.Arrival(source.Count - 1) + delay;
            Parallel.For(0, first.Length, options, group => Work(first[group], until));
            PassOn(options, until);
            progress?.Report(Math.Min(1, (source.First + source.Count) / expected));
            more = source.MakeBlock();
        }

        Parallel.For(0, first.Length, options, group => first[group].RunOut());
        PassOn(options, double.PositiveInfinity);
        Parallel.For(0, then.Length, options, group => then[group].RunOut());
        var records = first.Select(group => group.Record).ToArray();
        return then.Length == 0 ? ([], records) : (records, [.. then.Select(group => group.Record)]);
    }

    private EngineGroup[] Groups(int engines, EngineRules rules)
    {
        var count = Math.Min(engines, MostGroups);
        return [.. Enumerable.Range(0, count).Select(i => new EngineGroup((int)((long)engines * i / count), (int)((long)engines * (i + 1) / count), rules, plan.NewRecord()))];
    }

    // Places of the block by lane, within one in the order of arrival: a counting sort.
    private void SortByLane()
    {
        starts.AsSpan().Clear();
        for (var i = 0; i < source.Count; i++)
            starts[(lanes[i] = entry.Choose(source.First + i, source.Route(i))) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        for (var i = 0; i < source.Count; i++)
            order[starts[lanes[i]]++] = i;
    }

    private void Work(EngineGroup group, double until)
    {
        for (var lane = group.Start; lane < group.End; lane++)
        {
            var engine = group[lane];
            for (var i = lane == 0 ? 0 : starts[lane - 1]; i < starts[lane]; i++)
            {
                var request = source.Request(order[i], source.Arrival(order[i]));
                var arrived = request.Arrived + delay;
                EngineGroup.Advance(engine, arrived);
                if (plan.Fits(request))
                    engine.Take(arrived, request);
                else
                    group.Record.Rejected++;
            }

            if (second is not null)
                EngineGroup.Advance(engine, until);
        }
    }

    private void PassOn(ParallelOptions options, double until)
    {
        if (second is null)
            return;
        foreach (var group in first)
        {
            for (var lane = group.Start; lane < group.End; lane++)
            {
                foreach (var handover in group[lane].Sent)
                {
                    var chosen = second.Choose(handover.Request.Number, (handover.Request.RouteOne, handover.Request.RouteTwo));
                    then[(int)((((long)chosen + 1) * then.Length - 1) / then[^1].End)].Expect(chosen, handover);
                }

                group[lane].Sent.Clear();
            }
        }

        Parallel.For(0, then.Length, options, group => then[group].TakeExpected(until));
    }
}
