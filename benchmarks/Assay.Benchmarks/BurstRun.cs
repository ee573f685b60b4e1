using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace Assay.Benchmarks;

/// <summary>Sends bursts of audits to a running server: how many it answers, sends away, loses or answers wrongly, and how long the answered waited.</summary>
internal static class BurstRun
{
    private const int Bursts = 3;
    private const string Path = "/api/audit?samples=2000&seed=1";

    public static async Task Print(Uri server, string @case, int callers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = callers }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        var text = await File.ReadAllTextAsync(@case);
        var (right, _) = await Ask(client, text);
        for (var burst = 1; burst <= Bursts; burst++)
        {
            var (answered, away, wrong, lost) = (0, 0, 0, 0);
            var waits = new ConcurrentBag<double>();
            await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
            {
                // Whoever is sent away comes again, as Retry-After says.
                for (var done = false; !done;)
                {
                    var clock = Stopwatch.GetTimestamp();
                    try
                    {
                        var (answer, wait) = await Ask(client, text);
                        done = answer is not null;
                        if (answer is null)
                        {
                            Interlocked.Increment(ref away);
                            await Task.Delay(wait);
                            continue;
                        }

                        waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                        Interlocked.Increment(ref answered);
                        if (answer != right)
                            Interlocked.Increment(ref wrong);
                    }
                    catch (HttpRequestException)
                    {
                        Interlocked.Increment(ref lost);
                        done = true;
                    }
                }
            }));
            double[] sorted = [.. waits.Order()];
            Console.WriteLine($"burst {burst}: {answered} answered, {away} times sent away, {wrong} wrong, {lost} lost; answered within {sorted[sorted.Length / 2]:F0} ms at the median, {sorted[(int)(sorted.Length * 0.99)]:F0} ms for 99 %");
        }
    }

    private static async Task<(string? Answer, TimeSpan Wait)> Ask(HttpClient client, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "application/yaml");
        using var response = await client.PostAsync(Path, content);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return (null, response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsStringAsync(), TimeSpan.Zero);
    }
}
