using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The page of accounts of a server that has no store, and stores that cannot be served.</summary>
public sealed class AccountsAbsentTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public Task Without_a_store_the_page_says_how_to_make_one() => browser.Look("accounts?model=nova", async page =>
        await Expect(page.Locator("main pre")).ToContainTextAsync("assay web --store lab.duckdb --rules rules.yaml"));

    [Theory]
    [InlineData("There is no store", "--store", "/nowhere/lab.duckdb")]
    [InlineData("--rules is there without --store.", "--rules", "rules.yaml")]
    public void What_cannot_be_served_is_refused_at_the_start(string problem, params string[] options)
    {
        using var process = RunningServer.Begin(["--urls", "http://127.0.0.1:0", .. options]);
        Assert.StartsWith(problem, process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }
}
