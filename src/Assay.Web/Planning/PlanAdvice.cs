using Assay.Documents;
using Assay.Training;

namespace Assay.Web.Planning;

/// <summary>What would fit where a run does not.</summary>
/// <param name="There">The GPUs on which it does not.</param>
/// <param name="Gpu">What they are.</param>
/// <param name="Gpus">How many of the same would do; null where as many as were tried would not.</param>
/// <param name="Most">The largest number that was tried.</param>
/// <param name="Larger">The accelerator with the least memory of which as many would do; null for none.</param>
public sealed record PlanAdvice(int There, string Gpu, int? Gpus, int Most, (string Id, double Gigabytes)? Larger)
{
    // Beyond so many times the GPUs it is another question.
    private const int Times = 64;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static PlanAdvice Of(TrainingPlan plan, TrainingJob job, int gpus, int threads, CancellationToken cancel)
    {
        var most = (int)Math.Min((long)gpus * Times, Commands.ClusterSearchRun.MostGpus);
        var counts = ClusterSearch.Counts(job.Machine.Fabric.Domain, most).Where(count => count > gpus).ToArray();
        var more = counts.Cast<int?>().FirstOrDefault(count => StrategySearch.Fits(job, count!.Value, threads, cancel));
        var larger = Others(plan, gpus).Where(one => one.Machine.Memory > job.Machine.Memory && one.Machine.Peak[(int)one.Precision] > 0).OrderBy(one => one.Machine.Memory).FirstOrDefault(one => StrategySearch.Fits(one, gpus, threads, cancel));
        return new PlanAdvice(gpus, job.Machine.Id, more, counts.Length == 0 ? gpus : counts[^1], larger is null ? null : (larger.Machine.Id, larger.Machine.Memory / 1e9));
    }

    private static IEnumerable<TrainingJob> Others(TrainingPlan plan, int gpus)
    {
        foreach (var name in PlanChoices.Accelerators)
        {
            TrainingJob job;
            try
            {
                (job, _, _) = TrainingSimulator.Shipped.Plans.Job(plan with { Gpu = name, Gpus = gpus });
            }
            catch (InputException)
            {
                // Not every accelerator has all that a plan needs.
                continue;
            }

            yield return job;
        }
    }
}
