using System.Diagnostics;
using Microsoft.Playwright;

namespace Assay.Benchmarks;

/// <summary>Moves a slider in pages of a running server and takes the time until the numbers beside it are new, as a reader sees them.</summary>
internal static class SliderRun
{
    private const int Moves = 20;

    // In the page: moves the slider and waits until the cell has another text.
    private const string Move = """
        position => new Promise(done => {
          const slider = document.querySelector('#move-fleet\\.ownership');
          const cell = [...document.querySelectorAll('.whatif tr')].find(row => row.textContent.includes('Cost of the whole lab')).querySelector('.now');
          const before = cell.textContent, start = performance.now();
          const watch = new MutationObserver(() => { if (cell.textContent !== before) { watch.disconnect(); done(performance.now() - start); } });
          watch.observe(cell, { childList: true, characterData: true, subtree: true });
          slider.value = position;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        })
        """;

    public static async Task Print(Uri server, string chromium, int users, string path)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var pages = new List<IPage>();
        var clock = Stopwatch.GetTimestamp();
        for (var user = 0; user < users; user++)
        {
            var page = await browser.NewPageAsync();
            await page.GotoAsync(new Uri(server, path).ToString());
            await page.GetByLabel("Find an input").FillAsync("fleet.ownership");
            await page.Locator("#move-fleet\\.ownership").WaitForAsync();
            pages.Add(page);
        }

        Console.WriteLine($"{users} pages opened, {Stopwatch.GetElapsedTime(clock).TotalMilliseconds / users:F0} ms each");
        var times = await Task.WhenAll(pages.Select((page, user) => Use(page, user)));
        double[] sorted = [.. times.SelectMany(time => time).Order()];
        Console.WriteLine($"{users} users, {sorted.Length} moves: new numbers after {sorted[sorted.Length / 2]:F0} ms at the median, {sorted[(int)(sorted.Length * 0.95)]:F0} ms for 95 %");
    }

    // A reader moves, looks, and moves again, far enough each time that the rounded numbers are others.
    private static async Task<List<double>> Use(IPage page, int user)
    {
        var random = new Random(user);
        var times = new List<double>();
        await Task.Delay(random.Next(2000));
        for (var move = 0; move < Moves; move++)
        {
            times.Add(await page.EvaluateAsync<double>(Move, (move % 2 * 500) + random.Next(100, 400)));
            await Task.Delay(1500 + random.Next(1000));
        }

        return times;
    }
}
