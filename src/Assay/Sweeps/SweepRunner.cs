using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>Computes shards on the cores of this machine.</summary>
public static class SweepRunner
{
    /// <summary>Computes some shards that are not done.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="study">What computes its points.</param>
    /// <param name="pruning">Which of them are computed.</param>
    /// <param name="plan">How it is cut.</param>
    /// <param name="folder">Where the shards go.</param>
    /// <param name="shards">Which.</param>
    /// <param name="threads">How many at once; what is written does not depend on it.</param>
    /// <param name="failed">Told of a shard that fails, from several threads, and the others go on; null where the first that fails stops all.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the work; shards that are done stay.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InputException">Results cannot be written.</exception>
    public static void Run(Sweep sweep, IStudy study, Pruning pruning, SweepPlan plan, SweepFolder folder, IReadOnlyList<int> shards, int threads, Action<int, Exception>? failed, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (next, done) = (-1, 0);
        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(threads, shards.Count))).Select(_ => Task.Factory.StartNew(
            () =>
            {
                ShardWriter? writer = null;
                try
                {
                    // One after the other, so that what is done is a whole from the start on.
                    for (int at; (at = Interlocked.Increment(ref next)) < shards.Count;)
                    {
                        try
                        {
                            writer ??= new ShardWriter(sweep, study, pruning);
                            writer.Write(plan.First(shards[at]), plan.End(shards[at]), folder.Shard(shards[at]), cancellation);
                            folder.Succeed(shards[at]);
                        }
                        // Where all are merged already, another process has done this one too.
                        catch (Exception why) when (why is not OperationCanceledException && (failed is not null || folder.IsDone))
                        {
                            writer?.Dispose();
                            writer = null;
                            if (!folder.IsDone)
                                failed!(shards[at], why);
                        }

                        progress?.Report((double)Interlocked.Increment(ref done) / shards.Count);
                    }
                }
                finally
                {
                    writer?.Dispose();
                }
            },
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            cancellation.ThrowIfCancellationRequested();
            throw several.InnerExceptions[0] is InputException refused ? new InputException(refused.Errors) : several.InnerExceptions[0];
        }
    }
}
