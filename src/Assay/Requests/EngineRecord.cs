namespace Assay.Requests;

/// <summary>What engines that are simulated together did.</summary>
/// <param name="firstCounted">The number of the first request whose latency counts.</param>
/// <param name="exact">Whether every latency is kept.</param>
internal sealed class EngineRecord(long firstCounted, bool exact)
{
    public LatencyRecord FirstToken { get; } = new(exact);
    public LatencyRecord PerToken { get; } = new(exact);
    public LatencyRecord EndToEnd { get; } = new(exact);
    public LatencyRecord Waiting { get; } = new(exact);
    public LatencyRecord Gaps { get; } = new(exact: false);
    public LevelSeries Series { get; } = new();

    public long Events { get; private set; }
    public long Iterations { get; private set; }
    public long Completed { get; private set; }
    public long InputTokens { get; private set; }
    public long CachedTokens { get; private set; }
    public long OutputTokens { get; private set; }
    public long CountedCompleted { get; private set; }
    public long CountedInput { get; private set; }
    public long CountedOutput { get; private set; }
    public double CountedFrom { get; private set; } = double.PositiveInfinity;
    public double LastEnd { get; private set; }
    public double LastCame { get; private set; }
    public long Preemptions { get; set; }
    public long Rejected { get; set; }
    public int MostWaiting { get; private set; }
    public double PromptSeconds { get; private set; }
    public double DecodeSeconds { get; private set; }
    public double SequenceSeconds { get; private set; }
    public double KvTokenSeconds { get; private set; }
    public double TransferSeconds { get; private set; }
    public double WaitingSeconds { get; private set; }

    /// <summary>A request came to an engine, where with it so many wait.</summary>
    public void Came(double now, int waiting)
    {
        Events++;
        LastCame = Math.Max(LastCame, now);
        MostWaiting = Math.Max(MostWaiting, waiting);
        Series.Add(Level.Arrived, now, 1);
    }

    public void Admitted(double queued, double now)
    {
        Waiting.Add(now - queued);
        WaitingSeconds += now - queued;
        Series.Add(Level.Waiting, queued, now, 1);
    }

    public void Worked(double from, double to, long iterations, int running, double kvTokens, double output, double read, double promptSeconds)
    {
        var seconds = to - from;
        Events++;
        Iterations += iterations;
        PromptSeconds += promptSeconds;
        DecodeSeconds += seconds - promptSeconds;
        SequenceSeconds += running * seconds;
        KvTokenSeconds += kvTokens * seconds;
        Series.AddBatch(from, to, running, kvTokens, output, read);
    }

    public void Sent(double seconds)
    {
        Events++;
        TransferSeconds += seconds;
    }

    public void Done(in LiveRequest request, double now)
    {
        Events++;
        Completed++;
        InputTokens += request.Input;
        CachedTokens += request.Cached;
        OutputTokens += request.Output;
        LastEnd = Math.Max(LastEnd, now);
        Series.Add(Level.Done, now, 1);
        if (request.Number < firstCounted)
            return;
        CountedCompleted++;
        CountedInput += request.Input;
        CountedOutput += request.Output;
        CountedFrom = Math.Min(CountedFrom, request.Arrived);
        FirstToken.Add(request.FirstToken - request.Arrived);
        EndToEnd.Add(now - request.Arrived);
        if (request.Output > 1)
            PerToken.Add((now - request.FirstToken) / (request.Output - 1));
    }
}
