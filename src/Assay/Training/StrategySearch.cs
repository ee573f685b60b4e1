namespace Assay.Training;

/// <summary>A strategy found, with what the simulator says of it at the most likely coefficients.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Seconds">Of a step.</param>
/// <param name="Memory">Bytes of one GPU.</param>
public readonly record struct FoundStrategy(Strategy Strategy, double Seconds, double Memory);

/// <summary>What a search found.</summary>
/// <param name="Evaluated">Legal strategies looked at.</param>
/// <param name="Feasible">Of those, the ones that fit into memory.</param>
/// <param name="Best">The fastest, best first.</param>
/// <param name="Front">Those that no other beats in both time and memory, fastest first.</param>
public sealed record SearchResult(long Evaluated, long Feasible, IReadOnlyList<FoundStrategy> Best, IReadOnlyList<FoundStrategy> Front);

/// <summary>Looks at every legal strategy of a job.</summary>
public static class StrategySearch
{
    /// <summary>
    /// Evaluates the whole space: each split of the GPUs over tensor, pipeline, context and data ranks, with every
    /// micro-batch, interleaving, schedule, way of recomputing and of sharding, hybrid groups, sequence parallelism, offload,
    /// and expert split. What does not fit is dropped before its time is computed.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="gpus">GPUs that are all used.</param>
    /// <param name="coefficients">At which to evaluate.</param>
    /// <param name="keep">How many of the fastest to return.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Ends the search early with an exception.</param>
    public static SearchResult Run(TrainingJob job, int gpus, Coefficients coefficients, int keep = 10, int threads = 1, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var splits = Splits(job, gpus).ToArray();
        var corners = new SearchCorner[splits.Length];
        var done = 0;
        Parallel.For(0, splits.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i =>
        {
            var corner = new SearchCorner(job, coefficients, keep);
            corner.Explore(splits[i], cancel);
            corners[i] = corner;
            progress?.Report(Interlocked.Increment(ref done) / (double)splits.Length);
        });
        var best = corners.SelectMany(corner => corner.Best).OrderBy(found => found.Seconds).ThenBy(found => found.Memory).Take(keep).ToArray();
        var front = new List<FoundStrategy>();
        foreach (var found in corners.SelectMany(corner => corner.Front).OrderBy(found => found.Seconds).ThenBy(found => found.Memory))
        {
            if (front.Count == 0 || found.Memory < front[^1].Memory)
                front.Add(found);
        }

        return new SearchResult(corners.Sum(corner => corner.Evaluated), corners.Sum(corner => corner.Feasible), best, front);
    }

    /// <summary>Whether any legal strategy fits into memory: no times are computed, and the first that fits ends the work.</summary>
    /// <param name="job">The job.</param>
    /// <param name="gpus">GPUs that are all used.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="cancel">Ends the work early with an exception.</param>
    public static bool Fits(TrainingJob job, int gpus, int threads = 1, CancellationToken cancel = default)
    {
        var found = 0;
        // Where a model is cut most a GPU holds least.
        Parallel.ForEach(Splits(job, gpus).OrderByDescending(split => split.Tensor * split.Pipeline), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, (split, state) =>
        {
            var corner = new SearchCorner(job, default!, 0);
            corner.Explore(split, cancel);
            if (corner.Feasible == 0)
                return;
            Volatile.Write(ref found, 1);
            state.Stop();
        });
        return found == 1;
    }

    private static IEnumerable<Strategy> Splits(TrainingJob job, int gpus)
    {
        var m = job.Model;
        foreach (var t in Divisors(gpus).Where(t => m.Heads % t == 0))
        {
            foreach (var p in Divisors(gpus / t).Where(p => p <= m.Layers))
            {
                foreach (var c in Divisors(gpus / t / p).Where(c => c == 1 || job.Sequence % (2 * c) == 0))
                {
                    foreach (var sequenceParallel in t > 1 ? new[] { false, true } : [false])
                        yield return new Strategy { Tensor = t, Pipeline = p, Context = c, Data = gpus / t / p / c, SequenceParallel = sequenceParallel };
                }
            }
        }
    }

    /// <summary>What divides a number, in rising order.</summary>
    internal static int[] Divisors(int number)
    {
        var small = Enumerable.Range(1, (int)Math.Sqrt(number)).Where(i => number % i == 0).ToArray();
        return [.. small, .. small.Reverse().Select(i => number / i).Where(i => i > small[^1])];
    }
}
