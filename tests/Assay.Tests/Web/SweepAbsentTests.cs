using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The page of sweeps of a server that has none, and folders that cannot be served.</summary>
public sealed class SweepAbsentTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public Task Without_a_sweep_the_page_says_how_to_compute_one() => browser.Look("sweeps?output=cost", async page =>
        await Expect(page.Locator("main pre")).ToContainTextAsync("assay web --sweep results"));

    [Fact]
    public void A_folder_of_no_sweep_is_refused_at_the_start()
    {
        using var process = RunningServer.Begin(["--urls", "http://127.0.0.1:0", "--sweep", "/nowhere/results"]);
        Assert.StartsWith("'/nowhere/results' is no folder of a sweep.", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }
}
