using Assay.Modeling;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Tests.Cli;
using Microsoft.Playwright;

namespace Assay.Tests.Reporting;

/// <summary>The report of the founding case as files of a folder, and a browser that opens them as a reader does.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        if (path is null)
            return;
        var audit = Assayer.Audit(Assayer.Read(Repository.Case("deepseek-v3")), new SamplingOptions { Samples = 400 });
        folder.Write("en.html", HtmlReport.Write(audit));
        folder.Write("fr.html", Language.French.While(() => HtmlReport.Write(audit)));
        // The check of accessibility takes long on many numbers, and finds no more there than on few.
        folder.Write("few-en.html", HtmlReport.Write(Audits.Lab));
        folder.Write("few-fr.html", Language.French.While(() => HtmlReport.Write(Audits.Lab)));
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Dispose();
    }

    /// <summary>Opens the report from its file, looks at it, and checks that nothing was asked for and nothing was refused or failed.</summary>
    internal async Task Look(string place, Func<IPage, Task> look, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.True(browser is not null, "Chromium is not installed.");
        Assert.SkipWhen(browser is null, "Chromium is not installed.");
        await using var context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = scripts });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add(message.Text);
        page.PageError += (_, fault) => faults.Add(fault);
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest)
                faults.Add($"The page asked for {request.Url}");
        };
        await page.GotoAsync(new Uri(Path.Combine(folder.Path, place.Split('#')[0])).AbsoluteUri + (place.Contains('#', StringComparison.Ordinal) ? place[place.IndexOf('#', StringComparison.Ordinal)..] : ""));
        await look(page);
        Assert.Empty(faults);
    }
}
