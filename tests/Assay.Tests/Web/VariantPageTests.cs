using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>Two variants of a case side by side.</summary>
public sealed partial class VariantPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Both = "audit/deepseek-v3?with=fleet.ownership%3D5%20years&set=fleet.utilisation%3D50%20%25&set=fleet.ownership%3D3%20years";

    private static readonly string Shipped = Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml");

    [Fact]
    public Task A_link_opens_both_with_the_figures_that_the_command_prints() => browser.Look(Both, async page =>
    {
        await Browser.Alive(page);
        await Expect(page.Locator("#variant-a")).ToHaveTextAsync("Ownership period 5 years");
        await Expect(page.Locator("#variant-b")).ToHaveTextAsync("Share of the available GPU-hours in use 50 %; Ownership period 3 years");
        var (a, b) = (await Saved(page, "Download A", "deepseek-v3-a.yaml"), await Saved(page, "Download B", "deepseek-v3-b.yaml"));
        var (left, right, between) = (Compared(Shipped, a), Compared(Shipped, b), Compared(a, b));
        var rows = await page.Locator(".two tbody tr").AllAsync();
        Assert.True(rows.Count > 10);
        foreach (var row in rows)
        {
            var address = await row.Locator("th a").GetAttributeAsync("href") ?? "";
            var name = address[(address.IndexOf("open=", StringComparison.Ordinal) + 5)..];
            var cells = (await row.Locator("td").AllInnerTextsAsync()).Select(Bare).ToArray();
            Assert.Equal(left[name][0], cells[0]);
            Assert.Equal($"{left[name][1]} Difference: {Less(left[name])}", cells[1]);
            Assert.Equal($"{right[name][1]} Difference: {Less(right[name])}", cells[2]);
            Assert.Equal(Less(between[name]), cells[3]);
        }

        var audited = Cli.AssayCommand.Run("audit", Shipped, "--set", "fleet.utilisation=50 %", "--set", "fleet.ownership=3 years", "--format", "json").Succeeded().Json;
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(audited.GetProperty("answer").GetString()!);
    });

    [Fact]
    public Task A_variant_is_kept_beside_the_next_swapped_and_left_out_by_keyboard_and_the_address_follows() => browser.Look("audit/deepseek-v3?set=fleet.ownership%3D5%20years", async page =>
    {
        await Browser.Alive(page);
        await Press(page, "Keep this as variant A");
        await Expect(page.Locator("#variants-heading")).ToBeFocusedAsync();
        await Expect(page.Locator("#variant-b")).ToHaveTextAsync("as A: the fields change B");
        var lab = page.Locator(".two tbody tr", new() { HasText = "Cost of the whole lab" });
        await Expect(lab.Locator("td").Last).ToHaveTextAsync("the same");
        var entry = page.GetByLabel("Value of Ownership period");
        await entry.FillAsync("3 years");
        await entry.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("with=fleet.ownership%3D5%20years&set=fleet.ownership%3D3%20years$"));
        await Expect(page.Locator(".beside-a")).ToHaveTextAsync("in A: 5 years");
        await Expect(lab.Locator("td").Last).ToContainTextAsync("$");
        var (first, second) = (Bare(await lab.Locator("td").Nth(1).InnerTextAsync()), Bare(await lab.Locator("td").Nth(2).InnerTextAsync()));
        await Press(page, "Swap A and B");
        await Expect(page).ToHaveURLAsync(new Regex("with=fleet.ownership%3D3%20years&set=fleet.ownership%3D5%20years$"));
        await Expect(entry).ToHaveValueAsync("5 years");
        await Expect(page.Locator("#variant-a")).ToHaveTextAsync("Ownership period 3 years");
        await page.ReloadAsync();
        await Browser.Alive(page);
        Assert.Equal((second, first), (Bare(await lab.Locator("td").Nth(1).InnerTextAsync()), Bare(await lab.Locator("td").Nth(2).InnerTextAsync())));
        await Press(page, "Leave A out");
        await Expect(page.Locator(".variants")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("v3\\?set=fleet.ownership%3D5%20years$"));
        await Expect(entry).ToHaveValueAsync("5 years");
    });

    [Fact]
    public Task A_slider_moves_B_and_leaves_A() => browser.Look("audit/deepseek-v3?with=fleet.ownership%3D5%20years", async page =>
    {
        await Browser.Alive(page);
        await page.GetByLabel("Find an input").FillAsync("fleet.ownership");
        var lab = page.Locator(".two tbody tr", new() { HasText = "Cost of the whole lab" });
        var kept = await lab.Locator("td").Nth(1).InnerTextAsync();
        await Expect(page.Locator("#variant-b")).ToHaveTextAsync("the case as told");
        var slider = page.Locator("#move-fleet\\.ownership");
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        await Expect(page).ToHaveURLAsync(new Regex("with=fleet.ownership%3D5%20years&set=fleet.ownership%3D"));
        await Expect(lab.Locator("td").Nth(2)).Not.ToContainTextAsync("$681M/year");
        Assert.Equal(kept, await lab.Locator("td").Nth(1).InnerTextAsync());
    });

    [Fact]
    public Task Both_variants_are_told_in_French() => browser.Look(Both + "&lang=fr", async page =>
    {
        await Expect(page.Locator("#variants-heading")).ToHaveTextAsync("Deux variantes");
        await Expect(page.Locator(".two thead th").Last).ToHaveTextAsync("B moins A");
        await Expect(page.Locator(".two tbody tr", new() { HasText = "laboratoire" }).Last).ToContainTextAsync("M$/an");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retirer A" })).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData("with=nothing%3D1", "Nothing is called 'nothing'.")]
    [InlineData("with=fleet.ownership", "Write such as \"fleet.ownership=5 years\".")]
    [InlineData("with=fleet.ownership%3D%3Cscript%3Ealert(1)%3C%2Fscript%3E&set=fleet.ownership%3D5%20years", "'<' is not expected here.")]
    public Task A_stale_or_hostile_link_is_told_in_words_that_name_no_option(string query, string problem) => browser.Look($"audit/deepseek-v3?{query}", async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("This cannot be audited");
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem);
        await Expect(page.Locator("[role=alert]").First).Not.ToContainTextAsync("--set");
    });

    private static async Task Press(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task<string> Saved(IPage page, string button, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await download.PathAsync();
    }

    // The cells of each quantity: in the first case, in the second, and the difference.
    private static Dictionary<string, string[]> Compared(string first, string second) =>
        Cli.AssayCommand.Run("compare", first, second, "--all", "--format", "markdown").Succeeded().Out.Split('\n').Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|').Select(Bare).ToArray()).Where(cells => cells.Length == 4).DistinctBy(cells => cells[0]).ToDictionary(cells => cells[0], cells => cells[1..]);

    private static string Less(string[] cells) => Nothing().IsMatch(cells[2]) ? "the same" : cells[2];

    private static string Bare(string text) => Spaces().Replace(text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"^\$?0\b[^0-9.]*$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
