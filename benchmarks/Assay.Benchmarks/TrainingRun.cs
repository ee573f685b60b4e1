using System.Diagnostics;
using Assay.Training;

namespace Assay.Benchmarks;

/// <summary>Prints evaluations of a training plan a second in the form of <c>benchmarks/peers/training_speed.py</c>.</summary>
internal static class TrainingRun
{
    private const int Batch = 10_000;

    public static void Print(double seconds)
    {
        var (plan, coefficients) = TrainingPlans.Gpt3();
        var (job, strategy) = (plan.Job, plan.Strategy);
        var sum = 0.0;
        long count = 0;
        // The first second is the just-in-time compiler's.
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < 1)
            Evaluate();
        count = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
            Evaluate();
        var elapsed = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"Assay: {count / elapsed:0} evaluations a second, {allocated / (double)count:0.##} bytes allocated each; step {TrainingStep.Evaluate(job, strategy, coefficients).Total:0.00} s");

        void Evaluate()
        {
            for (var i = 0; i < Batch; i++)
                sum += TrainingStep.Evaluate(job, strategy, coefficients).Total + MemoryModel.Of(job, strategy).Total;
            count += Batch;
        }
    }
}
