namespace Assay.Requests;

/// <summary>Makes the result of what was recorded.</summary>
internal static class Outcome
{
    // A queue at the end of this share of all requests, and longer than before, is one that grows.
    private const double GrownShare = 0.02;

    // As long as so much of that queue is left, engines have all that they can do.
    private const double BusyShare = 0.2;

    public static SimulationResult Of(SimulationPlan plan, IReadOnlyList<EngineRecord> prefill, IReadOnlyList<EngineRecord> decode)
    {
        EngineRecord[] all = [.. prefill, .. decode];
        var seconds = all.Max(record => record.LastEnd);
        var from = all.Min(record => record.CountedFrom);
        var counted = double.IsFinite(from) ? seconds - from : 0;
        double Rate(Func<EngineRecord, long> count) => counted > 0 ? all.Sum(count) / counted : 0;
        PoolUse[] pools = plan.Prefill is { } rules
            ? [Use(plan.Setup.PrefillEngines!, rules, prefill, seconds), Use(plan.Setup.Engines, plan.Rules, decode, seconds)]
            : [Use(plan.Setup.Engines, plan.Rules, decode, seconds)];
        return new()
        {
            Completed = all.Sum(record => record.Completed),
            Rejected = all.Sum(record => record.Rejected),
            Seconds = seconds,
            InputTokens = all.Sum(record => record.InputTokens),
            CachedTokens = all.Sum(record => record.CachedTokens),
            OutputTokens = all.Sum(record => record.OutputTokens),
            CountedSeconds = counted,
            RequestsPerSecond = Rate(record => record.CountedCompleted),
            InputTokensPerSecond = Rate(record => record.CountedInput),
            OutputTokensPerSecond = Rate(record => record.CountedOutput),
            TimeToFirstToken = LatencyRecord.Summarise([.. all.Select(record => record.FirstToken)]),
            TimePerOutputToken = LatencyRecord.Summarise([.. all.Select(record => record.PerToken)]),
            InterTokenLatency = LatencyRecord.Summarise([.. all.Select(record => record.Gaps)]),
            EndToEnd = LatencyRecord.Summarise([.. all.Select(record => record.EndToEnd)]),
            Pools = pools,
            Overload = plan.Setup.Load.Arrivals is Arrivals.Closed ? null : Grown(pools, all),
            Events = all.Sum(record => record.Events),
            Iterations = all.Sum(record => record.Iterations),
            TableError = Math.Max(plan.Rules.Times.WorstError(), plan.Prefill?.Times.WorstError() ?? 0),
        };
    }

    private static PoolUse Use(EnginePool pool, EngineRules rules, IReadOnlyList<EngineRecord> records, double seconds)
    {
        double prompts = records.Sum(record => record.PromptSeconds), decodes = records.Sum(record => record.DecodeSeconds);
        var busy = prompts + decodes;
        var sequences = records.Sum(record => record.SequenceSeconds);
        double Of(double amount, double whole) => whole > 0 ? amount / whole : 0;
        return new()
        {
            Pool = pool,
            BusyShare = Of(busy, pool.Engines * seconds),
            MeanBatch = Of(sequences, busy),
            MeanRunning = Of(sequences, seconds),
            MeanWaiting = Of(records.Sum(record => record.WaitingSeconds), seconds),
            MostWaiting = records.Max(record => record.MostWaiting),
            KvUse = Of(records.Sum(record => record.KvTokenSeconds), busy * rules.KvTokens),
            PromptHours = prompts / 3600,
            DecodeHours = decodes / 3600,
            GpuHours = pool.Gpus * seconds / 3600,
            Preemptions = records.Sum(record => record.Preemptions),
            Waiting = LatencyRecord.Summarise([.. records.Select(record => record.Waiting)]),
            LinkShare = Of(records.Sum(record => record.TransferSeconds), pool.Engines * seconds),
            Series = Series(pool, rules, records, seconds),
        };
    }

    private static PoolSeries Series(EnginePool pool, EngineRules rules, IReadOnlyList<EngineRecord> records, double seconds)
    {
        var all = new LevelSeries();
        foreach (var record in records)
            all.Add(record.Series);
        // The last bin ends with the last answer.
        IReadOnlyList<double> Mean(Level level, double whole) =>
            [.. all.Areas(level, seconds).Select((area, i) => area / (Math.Min(all.Width, seconds - (i * all.Width)) * whole))];
        return new()
        {
            Width = all.Width,
            ArrivalsPerSecond = Mean(Level.Arrived, 1),
            CompletionsPerSecond = Mean(Level.Done, 1),
            Running = Mean(Level.Running, 1),
            Waiting = Mean(Level.Waiting, 1),
            KvUse = Mean(Level.KvTokens, rules.KvTokens * pool.Engines),
            BusyShare = Mean(Level.Busy, pool.Engines),
            OutputTokensPerSecond = Mean(Level.OutputTokens, 1),
            ReadTokensPerSecond = Mean(Level.ReadTokens, 1),
        };
    }

    private static Overload? Grown(PoolUse[] pools, EngineRecord[] records)
    {
        var last = records.Max(record => record.LastCame);
        var waiting = pools.Sum(pool => At(pool.Series.Waiting, pool.Series.Width, last));
        var before = pools.Sum(pool => At(pool.Series.Waiting, pool.Series.Width, 0.5 * last));
        var arrived = pools[0].Series.ArrivalsPerSecond.Sum() * pools[0].Series.Width;
        if (waiting < GrownShare * arrived || waiting < 1.5 * before || waiting < 10)
            return null;
        // From the half of the arrivals on, until the queue is gone.
        var busiest = pools.MaxBy(pool => At(pool.Series.Waiting, pool.Series.Width, last))!.Series;
        var width = busiest.Width;
        int from = (int)(0.5 * last / width), to = Math.Max(from, (int)(last / width));
        while (to + 1 < busiest.Waiting.Count && busiest.Waiting[to + 1] >= BusyShare * waiting)
            to++;
        var done = pools.Sum(pool => Between(pool.Series.CompletionsPerSecond, from * width / pool.Series.Width, (to + 1) * width / pool.Series.Width));
        return new(waiting, done);
    }

    // The mean of whole bins, of one at least.
    private static double Between(IReadOnlyList<double> series, double from, double to) =>
        series.Skip((int)from).Take(Math.Max(1, (int)to - (int)from)).DefaultIfEmpty(0).Average();

    private static double At(IReadOnlyList<double> series, double width, double time) => series.Count == 0 ? 0 : series[Math.Min(series.Count - 1, (int)(time / width))];
}
