namespace Assay.Training;

/// <summary>The part of a search under one split of the GPUs; keeps its fastest and its front.</summary>
/// <param name="job">The job.</param>
/// <param name="coefficients">At which to evaluate.</param>
/// <param name="keep">How many of the fastest to keep; none to ask only whether any fits, which ends with the first that does.</param>
internal sealed class SearchCorner(TrainingJob job, Coefficients coefficients, int keep)
{
    private readonly FoundStrategy[] best = new FoundStrategy[keep];
    private readonly List<FoundStrategy> front = [];
    private int held;

    public long Evaluated { get; private set; }

    public long Feasible { get; private set; }

    public IEnumerable<FoundStrategy> Best => best.Take(held);

    public IReadOnlyList<FoundStrategy> Front => front;

    /// <param name="split">The split.</param>
    /// <param name="cancel">Ends the work inside a split too: the largest takes a good part of a search.</param>
    public void Explore(Strategy split, CancellationToken cancel)
    {
        var m = job.Model;
        if (job.GlobalBatch % split.Data != 0)
            return;
        var share = job.GlobalBatch / split.Data;
        var ranks = split.Data * split.Context;
        var micros = StrategySearch.Divisors(share);
        int[] virtuals = split.Pipeline == 1 ? [1] : [.. StrategyRules.Chunks(m.Layers, split.Pipeline)];
        int[] experts = m.Experts == 0 ? [1] : [.. StrategySearch.Divisors(m.Experts).Where(e => ranks * split.Tensor % e == 0)];
        int[] groups = ranks == 1 ? [0] : [0, .. StrategySearch.Divisors(ranks).Where(g => g > 1 && g < ranks)];
        foreach (var schedule in Enum.GetValues<Schedule>())
            foreach (var virtualStages in virtuals)
                foreach (var micro in micros)
                {
                    cancel.ThrowIfCancellationRequested();
                    if (keep == 0 && Feasible > 0)
                        return;
                    foreach (var expert in experts)
                        foreach (var sharding in Enum.GetValues<Sharding>())
                            foreach (var group in sharding == Sharding.None ? [0] : groups)
                                foreach (var recompute in Enum.GetValues<Recompute>())
                                    foreach (var offload in Enum.GetValues<Offload>())
                                    {
                                        var s = split with { Schedule = schedule, VirtualStages = virtualStages, MicroBatch = micro, Expert = expert, Sharding = sharding, ShardGroup = group, Recompute = recompute, Offload = offload };
                                        if (StrategyRules.Legal(job, s))
                                            Look(s);
                                    }
                }
    }

    private void Look(in Strategy s)
    {
        Evaluated++;
        var memory = MemoryModel.Of(job, s).Total;
        if (memory > job.Machine.Memory)
            return;
        Feasible++;
        if (keep == 0)
            return;
        var found = new FoundStrategy(s, TrainingStep.Evaluate(job, s, coefficients).Total, memory);
        Rank(found);
        Widen(found);
    }

    private void Rank(in FoundStrategy found)
    {
        if (held == keep && found.Seconds >= best[held - 1].Seconds)
            return;
        var place = held < keep ? held++ : held - 1;
        while (place > 0 && best[place - 1].Seconds > found.Seconds)
        {
            best[place] = best[place - 1];
            place--;
        }

        best[place] = found;
    }

    private void Widen(in FoundStrategy found)
    {
        foreach (var other in front)
        {
            if (other.Seconds <= found.Seconds && other.Memory <= found.Memory)
                return;
        }

        var (seconds, memory) = (found.Seconds, found.Memory);
        front.RemoveAll(other => other.Seconds >= seconds && other.Memory >= memory);
        front.Add(found);
    }
}
