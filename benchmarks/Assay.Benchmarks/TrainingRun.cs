using Assay.Training;

namespace Assay.Benchmarks;

/// <summary>Prints evaluations of a training plan a second of processor time in the form of <c>benchmarks/peers/training_speed.py</c>.</summary>
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
        for (var begun = Spent(); Spent() - begun < 1;)
            Evaluate();
        count = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Spent();
        while (Spent() - start < seconds)
            Evaluate();
        var elapsed = Spent() - start;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"Assay: {count / elapsed:0} evaluations a second of processor time, {allocated / (double)count:0.##} bytes allocated each; step {TrainingStep.Evaluate(job, strategy, coefficients).Total:0.00} s");

        // Processor time, as other programs may share the core.
        static double Spent() => Environment.CpuUsage.TotalTime.TotalSeconds;

        void Evaluate()
        {
            for (var i = 0; i < Batch; i++)
                sum += TrainingStep.Evaluate(job, strategy, coefficients).Total + MemoryModel.Of(job, strategy).Total;
            count += Batch;
        }
    }
}
