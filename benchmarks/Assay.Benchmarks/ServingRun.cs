using System.Diagnostics;
using Assay.Requests;
using Assay.Serving;

namespace Assay.Benchmarks;

/// <summary>Prints how fast services are worked out, in the form of <c>benchmarks/peers/serving_speed.py</c>.</summary>
internal static class ServingRun
{
    private const int Batch = 100;
    private const int Rounds = 5;

    public static void Print(string what, double amount)
    {
        switch (what)
        {
            case "steady":
                foreach (var one in new[] { ServingCases.Dense(), ServingCases.Experts(), ServingCases.Apart() })
                    PrintSteady(one, amount > 0 ? amount : 3);
                break;
            case "events":
                PrintEvents((long)(amount > 0 ? amount : 1_000_000));
                break;
            case "search":
                PrintSearch("Qwen3-32B on at most 64 H200", ServingCases.SmallSearch());
                PrintSearch("DeepSeek-V3 on at most 64 H200", ServingCases.LargeSearch());
                break;
            case "day":
                PrintDay((long)(amount > 0 ? amount : 50_000_000));
                break;
            default:
                throw new ArgumentException($"'{what}' is none of steady, events, search and day.");
        }
    }

    // Processor time, as other programs may share the core.
    private static double Spent() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static void PrintSteady(ServingCase one, double seconds)
    {
        var sum = 0.0;
        long count = 0;
        void Evaluate(double until)
        {
            count = 0;
            for (var begun = Spent(); Spent() - begun < until; count += Batch)
            {
                for (var i = 0; i < Batch; i++)
                    sum += one.Evaluate().RequestsPerSecond;
            }
        }

        // The first seconds are the just-in-time compiler's.
        Evaluate(2);
        var rates = new List<double>();
        var allocated = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Spent());
            Evaluate(seconds / Rounds);
            rates.Add(count / (Spent() - start));
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
        }

        var state = one.Evaluate();
        Console.WriteLine($"Assay, {one.Name}: {Median(rates):0} steady states a second of processor time, {allocated:0} bytes allocated each; {state.RequestsPerSecond:0.000} requests a second, {1000 * state.TimePerOutputToken:0.0} ms a token");
    }

    private static void PrintEvents(long requests)
    {
        foreach (var (name, setup) in new[] { ("Llama 2 7B on one A100", ServingCases.Single(requests)), ("Llama 3.1 70B on 250 engines", ServingCases.Day(requests)) })
        {
            ServingSimulation.Run(setup);
            var rates = new List<(double Events, double Iterations, double Requests)>();
            for (var round = 0; round < Rounds; round++)
            {
                var start = Spent();
                var result = ServingSimulation.Run(setup, (ulong)round + 1);
                var spent = Spent() - start;
                rates.Add((result.Events / spent, result.Iterations / spent, result.Completed / spent));
            }

            Console.WriteLine($"Assay, {name}: {Median(rates.Select(rate => rate.Events)) / 1e6:0.00} million events, {Median(rates.Select(rate => rate.Iterations)) / 1e6:0.00} million iterations and {Median(rates.Select(rate => rate.Requests)):0} requests a second of processor time");
        }
    }

    private static void PrintSearch(string name, CapacityOrder order)
    {
        var coefficients = ServingPredictor.Shipped.Calibration.Typical;
        double Once()
        {
            var start = Spent();
            CapacitySearch.Run(order, coefficients);
            return Spent() - start;
        }

        var first = Once();
        var result = CapacitySearch.Run(order, coefficients);
        var later = Enumerable.Range(0, Rounds).Select(_ => Once()).ToArray();
        var best = result.Found.Count > 0 ? $"{result.Found[0].Gpus} GPUs at the least" : "nothing found";
        Console.WriteLine($"Assay, {name}: {first:0.000} s of processor time at first, {Median(later):0.000} s once compiled; {result.Tried} layouts, {result.Fitting} fit; {best}");
    }

    private static void PrintDay(long requests)
    {
        var setup = ServingCases.Day(requests);
        var (clock, start) = (Stopwatch.StartNew(), Spent());
        var result = ServingSimulation.Run(setup);
        var spent = Spent() - start;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e9;
        Console.WriteLine($"Assay, {result.Completed:N0} requests in {result.Seconds / 3600:0.0} hours on {setup.Engines.Gpus:N0} GPUs: {spent:0.0} s of processor time, {clock.Elapsed.TotalSeconds:0.0} s, {peak:0.00} GB at most; {result.Events / 1e6:0} million events ({result.Events / spent / 1e6:0.00} million a second), {result.Iterations / 1e6:0} million iterations, {result.OutputTokens / 1e9:0.0} billion tokens of answers; engines busy {result.Pools[^1].BusyShare:0%}, batch {result.Pools[^1].MeanBatch:0.0}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
