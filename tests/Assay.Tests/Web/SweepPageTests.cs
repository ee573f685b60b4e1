using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>What a sweep came to, as a person looks at it: from a heat map to the points of a cell.</summary>
public sealed class SweepPageTests(SweepBrowser browser) : IClassFixture<SweepBrowser>
{
    public static TheoryData<string> Addresses => ["sweeps", "sweeps?sweep=ownership&output=hour&hold=chip:0&colour=hour&first=hour&second=cost", "sweeps?sweep=ownership&output=cost&across=use&up=ownership&cell=2,0", "sweeps?output=none"];

    [Fact]
    public Task The_page_tells_the_figures_of_the_command() => browser.Look("sweeps", async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("What an hour costs by chip, ownership and use");
        await Expect(page.Locator(".answer")).ToContainTextAsync("14 of 42 points have a result; 14 came to none, and 14 were pruned.");
        foreach (var output in browser.Study.Json.GetProperty("outputs").EnumerateArray())
        {
            var row = page.Locator("#influence tbody tr", new() { HasText = output.GetProperty("output").GetString()! });
            foreach (var share in output.GetProperty("variance_shares").EnumerateObject().Where(share => share.Value.GetDouble() >= 0.005))
                await Expect(row).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share.Value.GetDouble()):0}\u00A0%"));
        }

        await Expect(page.Locator("#missing tbody tr").First).ToContainTextAsync("no peak rate");
        await Expect(page.Locator("#front .picked")).ToHaveCountAsync(browser.Study.Json.GetProperty("front").GetArrayLength() + 1);
    });

    [Fact]
    public Task With_the_keyboard_alone_a_cell_opens_into_its_points_and_the_address_opens_them_again() => browser.Look("sweeps?output=hour", async page =>
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var summary = page.Locator("#maps summary");
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var cell = page.Locator("#maps tbody tr", new() { HasText = "60\u00A0%" }).GetByRole(AriaRole.Link).First;
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("cell=3,0#points$"));
        await Expect(page.Locator("#points h2")).ToHaveTextAsync("Points at use 60\u00A0%, ownership 3 years");
        // One point for each of the two chips.
        await Expect(page.Locator("#points tbody tr")).ToHaveCountAsync(2);
        var hour = browser.Study.Query("SELECT hour FROM results WHERE chip = 'H800-SXM' AND ownership = '3 years' AND use = 60").Single().GetProperty("hour").GetDouble();
        await Expect(page.Locator("#points tbody tr").First).ToContainTextAsync($"${hour.ToString("0.00", CultureInfo.InvariantCulture)}/GPU-hour");
        await page.ReloadAsync();
        await Expect(page.Locator("#points tbody tr")).ToHaveCountAsync(2);
    });

    [Fact]
    public Task A_choice_is_shown_and_is_in_the_address() => browser.Look("sweeps", async page =>
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GetByLabel("Output of the heat map").SelectOptionAsync("hour");
        await page.GetByLabel("chip", new() { Exact = true }).SelectOptionAsync("chip:0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("output=hour"));
        await Expect(page.Locator("#maps figcaption")).ToContainTextAsync("Each cell is one point. Held: chip H800-SXM.");
        await Expect(page.Locator("#maps h3")).ToContainTextAsync("hour");
    });

    [Theory]
    [InlineData("sweeps?sweep=none", "No sweep is called 'none'.")]
    [InlineData("sweeps?output=nothing", "'output' is 'nothing'.")]
    [InlineData("sweeps?across=use&up=use", "'across' and 'up' are both 'use'.")]
    [InlineData("sweeps?hold=use:99", "'hold' is 'use:99'.")]
    [InlineData("sweeps?cell=99,99", "'cell' is '99,99'")]
    [InlineData("sweeps?cell=x", "'cell' is 'x'.")]
    [InlineData("sweeps?first=cost&second=cost", "'first' and 'second' are both 'cost'.")]
    [InlineData("sweeps?colour=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "'colour' is '<script>alert(1)</script>'.")]
    public Task A_stale_or_hostile_link_is_told_in_words(string address, string problem) => browser.Look(address, async page =>
        await Expect(page.Locator("main").GetByText(problem)).ToBeVisibleAsync());

    [Theory]
    [MemberData(nameof(Addresses))]
    public Task Nothing_is_wrong_by_an_automatic_check_of_accessibility_in_light_and_in_dark(string address) => browser.IsAccessible(address);

    [Theory]
    [MemberData(nameof(Addresses))]
    public Task A_phone_needs_no_horizontal_scroll(string address) => browser.FitsPhone(address);

    [Fact]
    public Task It_speaks_French() => browser.Look("sweeps?lang=fr", async page =>
    {
        await Expect(page.Locator(".answer")).ToContainTextAsync("14 points sur 42 ont un résultat");
        await Expect(page.Locator("#asked h2")).ToHaveTextAsync("Ce qui a été demandé");
    });
}
