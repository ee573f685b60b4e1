using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Reporting;

/// <summary>The report in a browser, opened from its file.</summary>
public sealed partial class ReportPageTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    [Fact]
    public Task A_click_on_a_figure_opens_what_it_is_made_of() => browser.Look("en.html", async page =>
    {
        var panel = page.Locator("#number-panel");
        await Expect(panel).ToBeHiddenAsync();
        await page.Locator("#distributions a", new() { HasText = "Cost of the whole lab in the year of its runs" }).First.ClickAsync();
        await Expect(panel.Locator("h2")).ToHaveTextAsync("Cost of the whole lab in the year of its runs");
        await Expect(panel.Locator("h2")).ToBeFocusedAsync();
        Assert.EndsWith("#q-lab.cost_per_year", page.Url, StringComparison.Ordinal);
        await Expect(panel.Locator(".formula").First).ToContainTextAsync("lab.idle.servers");
        await Expect(panel.Locator("svg.density")).ToBeVisibleAsync();
        // It is a result whose drivers the report has.
        await Expect(panel.Locator("h3 + ul li").First).ToContainTextAsync("%");

        var input = panel.Locator("details", new() { HasText = "people, by the year" }).First;
        await input.Locator("> summary").ClickAsync();
        await Expect(input.Locator(".formula").First).ToContainTextAsync("people.cost");

        await page.GoBackAsync();
        await Expect(panel).ToBeHiddenAsync();
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_link_to_a_number_opens_it_with_its_sources_and_its_share_of_the_variance() => browser.Look("en.html#q-catalog.prices.h100_sxm.server", async page =>
    {
        var panel = page.Locator("#number-panel");
        await Expect(panel.Locator("h2")).ToContainTextAsync("H100-SXM: price (server)");
        await Expect(panel.Locator(".grounds a[href^='https://']").First).ToHaveAttributeAsync("rel", "noreferrer");
        await Expect(panel.Locator(".grounds", new() { HasText = "Share of variance" }).First).ToHaveTextAsync(Percent());

        await panel.Locator("summary", new() { HasText = "Used by" }).ClickAsync();
        await panel.Locator(".opened a").First.ClickAsync();
        await Expect(panel.Locator(".formula").First).ToContainTextAsync("catalog.prices.h100_sxm.server");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(panel.Locator("h2")).ToContainTextAsync("H100-SXM: price (server)");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Show in the list" }).ClickAsync();
        await Expect(panel).ToBeHiddenAsync();
        await Expect(page.Locator("[id='q-catalog.prices.h100_sxm.server']")).ToBeInViewportAsync();
    });

    [Fact]
    public Task A_link_to_a_number_that_is_not_there_says_so() => browser.Look("en.html#q-<b>nobody", async page =>
    {
        await Expect(page.Locator("#number-panel h2")).ToHaveTextAsync("<b>nobody");
        await Expect(page.Locator("#number-panel .inside")).ToHaveTextAsync("This report has no number of this name.");
    });

    [Fact]
    public Task By_keys_alone_a_number_is_found_opened_and_left() => browser.Look("en.html", async page =>
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("cost per gpu hour");
        await Expect(page.Locator("#number-tools [role=status]")).ToHaveTextAsync(Found());
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#number-tools li a").First).ToBeFocusedAsync();
        var title = await page.Locator("#number-tools li a").First.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#number-panel h2")).ToHaveTextAsync(title);
        await Expect(page.Locator("#number-tools ul")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#number-panel")).ToBeHiddenAsync();
        await Expect(page.Locator("#number-field")).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_bar_tells_its_value_to_the_pointer_and_to_the_keys() => browser.Look("en.html", async page =>
    {
        var bubble = page.Locator(".bubble");
        await page.Locator("#iceberg svg a").First.HoverAsync();
        await Expect(bubble).ToHaveTextAsync(Figured());
        await page.Locator("svg.tornado").First.HoverAsync();
        await Expect(bubble).ToContainTextAsync(" to $");
        await page.Locator("#ladder svg a").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(bubble).ToContainTextAsync("failed runs");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#number-panel .value")).ToContainTextAsync("$");
    });

    [Fact]
    public Task A_table_is_sorted_by_a_column_both_ways() => browser.Look("en.html", async page =>
    {
        var cells = page.Locator("#claims > table tbody tr td:nth-child(5)");
        var button = page.Locator("#claims > table").First.GetByRole(AriaRole.Button, new() { Name = "Covers" });
        async Task<double[]> Shares() => [.. (await cells.AllInnerTextsAsync()).Where(text => text.Contains('%', StringComparison.Ordinal)).Select(text => double.Parse(text.Replace("%", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture))];
        await button.ClickAsync();
        await Expect(page.Locator("#claims th[aria-sort='ascending']")).ToContainTextAsync("Covers");
        var upwards = await Shares();
        Assert.True(upwards.Length > 2);
        Assert.Equal(upwards.Order(), upwards);
        Assert.Equal("–", (await cells.AllInnerTextsAsync())[^1].Trim());
        await button.ClickAsync();
        Assert.Equal(upwards.OrderDescending(), await Shares());
        Assert.Equal("–", (await cells.AllInnerTextsAsync())[^1].Trim());
    });

    [Fact]
    public Task Everything_is_unfolded_and_folded_at_once() => browser.Look("en.html", async page =>
    {
        var open = page.Locator("main details[open]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unfold all" }).ClickAsync();
        await Expect(page.Locator("main details:not([open])")).ToHaveCountAsync(0);
        Assert.True(await open.CountAsync() > 50);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fold all", Exact = true }).ClickAsync();
        await Expect(open).ToHaveCountAsync(0);
    });

    [Theory]
    [InlineData("few-en.html", 1280, ColorScheme.Light)]
    [InlineData("few-en.html#q-fleet.cost_per_year", 1280, ColorScheme.Dark)]
    [InlineData("few-fr.html#q-fleet.cost_per_year", 390, ColorScheme.Light)]
    [InlineData("few-fr.html", 390, ColorScheme.Dark)]
    public Task An_automatic_check_of_accessibility_finds_no_fault(string place, int width, ColorScheme scheme) => browser.Look(
        place,
        async page =>
        {
            if (!place.Contains('#', StringComparison.Ordinal))
                await page.Locator("#number-field").FillAsync("fleet");
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(fault => $"{fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}"));
        },
        width,
        scheme);

    [Fact]
    public Task A_phone_shows_an_opened_number_in_French_without_scrolling_sideways() => browser.Look(
        "fr.html#q-fleet.cost_per_gpu_hour",
        async page =>
        {
            var panel = page.Locator("#number-panel");
            await Expect(panel.Locator("h2")).ToHaveTextAsync("Coût d’un accélérateur pour une heure disponible");
            await Expect(panel).ToContainTextAsync("Utilisé par");
            await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Fermer" })).ToBeVisibleAsync();
            Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        },
        width: 390);

    [Fact]
    public Task Without_scripts_every_number_is_read_in_its_place() => browser.Look(
        "en.html",
        async page =>
        {
            await Expect(page.Locator("#number-tools")).ToBeHiddenAsync();
            await Expect(page.Locator("#number-panel")).ToBeHiddenAsync();
            await Expect(page.Locator("#claims thead button")).ToHaveCountAsync(0);
            await page.Locator("#distributions a").First.ClickAsync();
            Assert.Contains("#q-", page.Url, StringComparison.Ordinal);
            await Expect(page.Locator("article:target .formula")).ToBeInViewportAsync();
            var folded = page.Locator(".claim details").First;
            await folded.Locator("> summary").ClickAsync();
            await Expect(folded.Locator(".opened").First).ToBeVisibleAsync();
        },
        scripts: false);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Paper_shows_everything_and_no_control(bool scripts) => browser.Look(
        scripts ? "en.html#q-fleet.cost_per_year" : "en.html",
        async page =>
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator("#number-tools")).ToBeHiddenAsync();
            await Expect(page.Locator("#number-panel")).ToBeHiddenAsync();
            var folded = page.Locator("main details > .opened");
            var count = await folded.CountAsync();
            Assert.True(count > 50);
            for (var i = 0; i < count; i += 10)
                await Expect(folded.Nth(i)).ToBeVisibleAsync();
            await Expect(page.Locator("[id='q-fleet.cost_per_year'] .formula")).ToBeVisibleAsync();
            var paper = await page.PdfAsync(new() { Format = "A4" });
            Assert.Equal("%PDF"u8, paper.AsSpan(0, 4));
            // All numbers with their formulas take many pages; folded ones would not.
            Assert.True(Pages().Count(System.Text.Encoding.Latin1.GetString(paper)) > 30);
        },
        scripts: scripts);

    [GeneratedRegex(@"\d.?%")]
    private static partial Regex Percent();

    [GeneratedRegex("^Numbers found: [1-9]")]
    private static partial Regex Found();

    [GeneratedRegex(@"^\w+: \w+ · \$.+ · [\d.]+.%$")]
    private static partial Regex Figured();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Pages();
}
