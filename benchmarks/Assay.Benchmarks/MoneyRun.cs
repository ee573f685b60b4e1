using System.Diagnostics;
using Assay.Uncertainty;

namespace Assay.Benchmarks;

/// <summary>Times money over time and prints it in the form of <c>benchmarks/peers/numpy_money.py</c>.</summary>
internal static class MoneyRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int Runs = 5;

    public static void Print(int cohorts, int months, int samples, int threads)
    {
        var graph = MoneyModelCase.Read(cohorts, months);
        // The first runs are the just-in-time compiler's.
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < WarmUp)
            MoneyModelCase.Sample(graph, Math.Min(samples, 20_000), threads, (_, _) => { });
        var seconds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            MoneyModelCase.Sample(graph, samples, threads, (_, _) => { });
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        Console.WriteLine($"assay: {cohorts} cohorts, {months} months, {samples} samples, {threads} threads: {seconds[Runs / 2]:0.000} s (median of {Runs}; best {seconds[0]:0.000}); largest {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
        MoneyModelCase.Sample(graph, samples, threads, (node, values) => Print(graph.Nodes[node].Name, values));
    }

    private static void Print(string name, ReadOnlySpan<double> values)
    {
        var summary = Summary.Of(values, new double[values.Length]);
        lock (Console.Out)
            Console.WriteLine($"  {name}: 5/50/95 % {summary.P5:G6} {summary.P50:G6} {summary.P95:G6}");
    }
}
