using Microsoft.Playwright;

namespace Assay.Benchmarks;

/// <summary>Opens a page of a running server and takes the times at which it is first drawn, at which its answer stands, and at which it answers to a hand.</summary>
internal static class PaintRun
{
    private const int Times = 20;

    // In the page: milliseconds from the start of the visit.
    private const string Painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";
    private const string Alive = "() => new Promise(done => { const look = () => document.querySelector('#find:enabled') ? done(performance.now()) : requestAnimationFrame(look); look(); })";

    public static async Task Print(Uri server, string chromium, string path)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var (painted, alive) = (new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            // A reader who has never been here: nothing is kept from the visit before.
            await using var context = await browser.NewContextAsync();
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(server, path).ToString());
            await page.Locator(".answer p").First.WaitForAsync();
            alive.Add(await page.EvaluateAsync<double>(Alive));
            painted.Add(await page.EvaluateAsync<double>(Painted));
        }

        Console.WriteLine($"{Times} visits of {path}: first drawn, with its answer, after {Median(painted):F0} ms at the median ({painted.Max():F0} ms at most); answers to a hand after {Median(alive):F0} ms ({alive.Max():F0} ms)");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
