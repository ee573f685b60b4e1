using System.Text.RegularExpressions;
using Assay.Tests.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The catalogue, prices over time and predictions against measurements, as a person looks at them.</summary>
public sealed class EvidencePageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public Task The_catalogue_lists_what_the_command_lists_and_is_searched_by_words() => browser.Look("evidence", async page =>
    {
        await Browser.Alive(page);
        var listed = AssayCommand.Run("catalog", "list", "prices", "--format", "csv").Succeeded().Out.Trim().Split('\n').Length - 1;
        await Expect(page.Locator(".kinds li", new() { HasText = "Prices" }).First).ToContainTextAsync($"{listed}");
        await page.GetByLabel("Search the catalogue").PressSequentiallyAsync("h100-sxm neighborhood");
        await Expect(page).ToHaveURLAsync(new Regex("find=h100-sxm%20neighborhood$"));
        await page.Locator(".kinds a", new() { HasText = "Prices" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"of {listed} entries hold 'h100-sxm neighborhood'");
        var row = page.Locator(".evidence tbody tr").First;
        await Expect(row.Locator("th")).ToHaveTextAsync("H100-SXM");
        Assert.StartsWith("https://", await row.Locator("td a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Search the catalogue")).ToHaveValueAsync("h100-sxm neighborhood");
    });

    [Fact]
    public Task An_entry_shows_its_figures_and_leads_to_what_else_rests_on_its_source() => browser.Look("evidence?show=H100-SXM", async page =>
    {
        await Expect(page.Locator(".evidence").First).ToContainTextAsync("700 W/GPU");
        await page.GetByRole(AriaRole.Link, new() { Name = "What else rests on it" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("epoch-chip-dataset");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("of the .* rest on it") }).First).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_rental_price_is_drawn_and_forecast_as_the_command_forecasts_it() => browser.Look("evidence/rental?chip=H100-SXM", async page =>
    {
        var told = AssayCommand.Run("trends", "rental", "H100-SXM", "--format", "markdown").Succeeded().Out;
        await Expect(page.Locator(".answer p").First).ToContainTextAsync("The rental price of H100-SXM (on-demand) moves by a factor of");
        Assert.Contains((await page.Locator(".answer p").First.InnerTextAsync()).Replace('\u00A0', ' ').TrimEnd('.'), told, StringComparison.Ordinal);
        await Expect(page.Locator(".picture svg")).ToHaveAttributeAsync("aria-label", "Rental prices of H100-SXM as listed and the forecast of the market's price over 3 years.");
        foreach (var cell in await page.Locator("main > table td").AllInnerTextsAsync())
            Assert.Contains(cell.Replace('\u00A0', ' '), told, StringComparison.Ordinal);
        await Browser.Alive(page);
        await page.GetByLabel("Term").SelectOptionAsync("1-year");
        await Expect(page).ToHaveURLAsync(new Regex("chip=H100-SXM&term=1-year$"));
    });

    [Fact]
    public Task Errors_are_told_held_out_and_rows_are_predicted_when_asked_for() => browser.Look("evidence/validation", async page =>
    {
        await Browser.Alive(page);
        await Expect(page.Locator("table").First).ToContainTextAsync("llm-foundry");
        await page.GetByRole(AriaRole.Button, new() { Name = "Predict every row" }).ClickAsync();
        var summary = AssayCommand.Run("training", "validate", Path.Combine(Layout.Repository.Root, "measured/training.csv"), "--format", "json").Succeeded().Json.GetProperty("summary");
        var said = FormattableString.Invariant($"{summary.GetProperty("n").GetInt32()} rows predicted in sample: half of them within {100 * summary.GetProperty("median_abs_error").GetDouble():F1} %");
        await Expect(page.Locator("#rows [role=status]")).ToContainTextAsync(said.Replace(" %", "\u00A0%", StringComparison.Ordinal), new() { Timeout = 60_000 });
        await Expect(page).ToHaveURLAsync(new Regex("rows=all$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "vtrain" }).First.ClickAsync();
        await Expect(page.Locator("#rows-heading")).ToHaveTextAsync("Row by row: vtrain");
        await Expect(page.Locator("#rows tbody tr")).ToHaveCountAsync(21);
    });

    [Fact]
    public Task A_long_prediction_is_cancelled_and_leaves_nothing() => browser.Look("evidence/validation?of=ttft", async page =>
    {
        await Browser.Alive(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Predict every row" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("#rows [role=status]")).ToHaveTextAsync("Cancelled; nothing was kept.", new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Predict every row" })).ToBeEnabledAsync();
    });

    [Theory]
    [InlineData("evidence?kind=price", "The catalogue has no table 'price'.")]
    [InlineData("evidence?page=x", "'page' is 'x'.")]
    [InlineData("evidence?page=99", "'page' is '99'.")]
    [InlineData("evidence?show=%3Cscript%3E", "The catalogue has nothing called '<script>'.")]
    [InlineData("evidence/rental?chip=H10", "No accelerator is called 'H10'.")]
    [InlineData("evidence/rental?chip=H100-SXM&term=5-year", "'term' is '5-year'.")]
    [InlineData("evidence/rental?chip=H100-SXM&term=3-year", "A forecast needs at least")]
    [InlineData("evidence/validation?of=x", "Nothing called 'x' is held against measurements.")]
    [InlineData("evidence/validation?family=x", "No publication is called 'x' here.")]
    public Task A_stale_or_broken_link_is_told_in_words(string address, string problem) => browser.Look(address, async page =>
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem));

    [Fact]
    public Task A_search_that_finds_nothing_says_so_and_its_markup_is_text() => browser.Look("evidence?find=%3Cb%3Enothing%3C%2Fb%3E", async page =>
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing here holds '<b>nothing</b>'"));
}
