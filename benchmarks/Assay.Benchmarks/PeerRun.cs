using System.Diagnostics;

namespace Assay.Benchmarks;

/// <summary>Times the peer model and prints it in the form of the scripts in <c>benchmarks/peers</c>.</summary>
internal static class PeerRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int Runs = 9;

    public static void Print(int samples)
    {
        var graph = PeerModel.Read();
        // The first runs are the just-in-time compiler's.
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < WarmUp)
            PeerModel.SampleOnly(graph, Math.Min(samples, 200_000), 1);
        var seconds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            PeerModel.SampleOnly(graph, samples, (ulong)run);
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        var summary = PeerModel.Sample(graph, samples, 1);
        Console.WriteLine($"assay: {samples / seconds[Runs / 2] / 1e6:0.000} M samples/s (median of {Runs}; best {samples / seconds[0] / 1e6:0.000}); 5/50/95 %: {summary.P5:0.0} {summary.P50:0.0} {summary.P95:0.0}, mean {summary.Mean:0.0}");
    }
}
