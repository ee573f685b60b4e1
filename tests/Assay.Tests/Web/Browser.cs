using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Tests.Web;

/// <summary>A server and a browser that looks at it; every page is watched for what a page must not do.</summary>
public class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal RunningServer Server { get; private set; } = null!;

    /// <summary>What the server is started with.</summary>
    protected virtual IEnumerable<string> Options => [];

    public async ValueTask InitializeAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        if (path is null)
            return;
        Server = RunningServer.Start(Options);
        // Many tests share the machine: what comes late is not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Server?.Dispose();
    }

    /// <summary>Opens an address, looks at it, and checks that nothing left the machine and nothing was refused or failed.</summary>
    internal async Task Look(string address, Func<IPage, Task> look, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.True(browser is not null, "Chromium is not installed.");
        Assert.SkipWhen(browser is null, "Chromium is not installed.");
        await using var context = await browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = Server.Address.ToString(), ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            // A page that is not there says so, and the browser tells of it.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        page.PageError += (_, fault) => faults.Add(fault);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != Server.Address.Authority)
                faults.Add($"A request left the machine: {request.Url}");
        };
        await page.GotoAsync(address);
        await look(page);
        Assert.Empty(faults);
    }

    /// <summary>Waits until the page answers to a hand: until then it is only drawn, and its fields are shut.</summary>
    internal static Task Alive(IPage page) => page.Locator("#find:enabled, #file:enabled, #yaml:enabled").WaitForAsync();

    /// <summary>Asserts that an automatic check of accessibility finds no fault at an address, in light and in dark.</summary>
    internal async Task IsAccessible(string address)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            await Look(address, Accessible, scheme: scheme);
    }

    /// <summary>Asserts that an address needs no horizontal scroll on a phone.</summary>
    internal Task FitsPhone(string address) => Look(address, async page =>
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), address);
    }, width: 390);

    /// <summary>Asserts that an automatic check of accessibility finds no fault on a page.</summary>
    internal static async Task Accessible(IPage page)
    {
        // A page is looked at once it is connected: while it connects its elements are exchanged.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(fault => $"{fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
