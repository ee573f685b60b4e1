namespace Assay.Training;

/// <summary>What a cluster is to do.</summary>
/// <param name="Tokens">Tokens to train on.</param>
/// <param name="Evaluation">What evaluation takes.</param>
public readonly record struct ClusterWork(double Tokens, Evaluation Evaluation);

/// <summary>A strategy on a number of GPUs, with what the whole run takes there at the most likely coefficients and medians.</summary>
/// <param name="Job">The job on one kind of GPU.</param>
/// <param name="Gpus">How many.</param>
/// <param name="Found">The strategy.</param>
/// <param name="Days">Days on the clock, failures and evaluation included.</param>
/// <param name="Dollars">What hiring it costs; null where no price is known.</param>
public sealed record ClusterPlan(TrainingJob Job, int Gpus, FoundStrategy Found, double Days, double? Dollars)
{
    public double GpuHours => Days * 24 * Gpus;
}

/// <summary>A number of GPUs that was searched.</summary>
/// <param name="Job">The job on one kind of GPU.</param>
/// <param name="Gpus">How many.</param>
/// <param name="Result">What the search found there.</param>
/// <param name="Plans">The fastest strategies there, fastest first, and those of the front of time and memory behind them.</param>
public sealed record SearchedCluster(TrainingJob Job, int Gpus, SearchResult Result, IReadOnlyList<ClusterPlan> Plans);

/// <summary>Searches clusters for a whole run.</summary>
/// <param name="work">What is to be done.</param>
/// <param name="coefficients">At which to evaluate.</param>
/// <param name="keep">How many strategies to keep of each cluster.</param>
/// <param name="threads">Threads; the result does not depend on them.</param>
public sealed class ClusterSearch(ClusterWork work, Coefficients coefficients, int keep, int threads)
{
    // A larger cluster is rarely faster for each GPU than a smaller one; counts that would need it to be so much faster are passed over.
    private const double BetterAtMost = 1.25;

    /// <summary>Searches one number of GPUs.</summary>
    public SearchedCluster At(TrainingJob job, int gpus, RunFacts facts, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var result = StrategySearch.Run(job, gpus, coefficients, keep, threads, progress, cancel);
        return new SearchedCluster(job, gpus, result, [.. result.Best.Concat(result.Front).Distinct().Select(found => Plan(job, gpus, found, facts))]);
    }

    /// <summary>
    /// Searches numbers of GPUs upwards, each a scale-up domain times 1, 2, 3, 4, 6, 8, 12 …, until one finishes in time, and
    /// then as many more as asked for. Numbers that could not finish at the peak rate, or at a rate well above the last
    /// one's, are passed over.
    /// </summary>
    /// <param name="job">The job on one kind of GPU.</param>
    /// <param name="facts">Its price and failures.</param>
    /// <param name="days">The deadline.</param>
    /// <param name="most">The largest number of GPUs to try.</param>
    /// <param name="more">Numbers to search beyond the first that finishes.</param>
    /// <param name="progress">Told each number of GPUs that is begun, and takes the share of it that is done.</param>
    /// <param name="cancel">Ends the search early with an exception.</param>
    public IEnumerable<SearchedCluster> Upwards(TrainingJob job, RunFacts facts, double days, int most, int more, Func<int, IProgress<double>?>? progress = null, CancellationToken cancel = default)
    {
        var peak = job.Machine.Peak[(int)job.Precision];
        var fewest = work.Tokens * job.Model.CausalFlop / peak / (days * 86400);
        var finished = false;
        foreach (var gpus in Counts(job.Machine.Fabric.Domain, most))
        {
            if (gpus < fewest)
                continue;
            var searched = At(job, gpus, facts, progress?.Invoke(gpus), cancel);
            yield return searched;
            var fastest = searched.Plans.Count == 0 ? double.PositiveInfinity : searched.Plans[0].Days;
            finished |= fastest <= days;
            if (finished && more-- == 0)
                yield break;
            if (!finished && double.IsFinite(fastest))
                fewest = Math.Max(fewest, gpus * fastest / days / BetterAtMost);
        }
    }

    /// <summary>A scale-up domain times powers of two and one and a half times those.</summary>
    public static IEnumerable<int> Counts(int domain, int most)
    {
        for (long times = 1; times * domain <= most; times *= 2)
        {
            yield return (int)(times * domain);
            if (times >= 2 && times * 3 / 2 * domain <= most)
                yield return (int)(times * 3 / 2 * domain);
        }
    }

    private ClusterPlan Plan(TrainingJob job, int gpus, FoundStrategy found, RunFacts facts)
    {
        var steps = Math.Ceiling(work.Tokens / job.TokensPerStep);
        var days = work.Evaluation.Hours(steps, found.Seconds / 3600) / facts.Goodput(gpus) / 24;
        return new ClusterPlan(job, gpus, found, days, facts.Price is { } price ? RunValue.Median(price) * days * 24 * gpus : null);
    }
}
