using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The pages as a person uses them, in a real browser.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Answer = "\"V3 cost 5.576 million dollars to train\": the figure reconciles within its own scope (run v3; rental value; once) and is possible by every bound that applies to it; that scope is 0.48 % (0.4 to 0.57 %) of what the lab costs in a year, $681M/year ($541M to $859M/year).";

    public static TheoryData<string> Addresses => ["", "audit/deepseek-v3", "audit/deepseek-v3?open=fleet.cost_per_gpu_hour", "audit/deepseek-v3?with=fleet.ownership%3D5%20years&set=fleet.ownership%3D3%20years", "audit/h100-hour", "audit/none", "plan", "serve", "api", "nowhere", "own-or-rent", "own-or-rent?open=fleet.gpus.capex", "evidence", "evidence?kind=prices&find=h100", "evidence?show=H100-SXM", "evidence/rental", "evidence/validation?family=vtrain&rows=all", "editor", "editor/nothing", "accounts"];

    [Fact]
    public Task The_cases_tell_their_findings_and_open() => browser.Look("", async page =>
    {
        var card = page.Locator(".gallery li", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "What did DeepSeek-V3 cost?" }) });
        await Expect(card.Locator("p")).ToHaveTextAsync(Answer);
        await Expect(page.Locator(".gallery li")).ToHaveCountAsync(9);
        await card.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("What did DeepSeek-V3 cost?");
        await Expect(page).ToHaveURLAsync(Ending("/audit/deepseek-v3"));
    });

    [Fact]
    public Task An_audit_answers_first_and_shows_what_the_claim_leaves_out() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(Answer);
        await Expect(page.Locator("#iceberg")).ToContainTextAsync("Scope of the claim");
        await Expect(page.Locator("#iceberg svg text", new() { HasText = "Idle" }).First).ToBeVisibleAsync();
        await Expect(page.Locator("#claims table").First).ToContainTextAsync("The servers cost 1.6 billion dollars");
        await Expect(page.Locator("#ladder")).ToContainTextAsync("Final run at rental value$5.576M");
        await Expect(page.Locator("#drivers")).ToContainTextAsync("H20: accelerators");
    });

    [Fact]
    public Task A_click_on_a_part_of_the_iceberg_opens_its_cost_line_down_to_its_sources() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#iceberg a[aria-label^='Idle: servers'] polygon").ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Idle: servers, by the year");
        await Expect(panel.Locator(".formula").First).ToContainTextAsync("lab.idle.share");
        await panel.Locator("summary", new() { HasText = "The fleet's servers, by the year" }).First.ClickAsync();
        await panel.Locator("summary", new() { HasText = "A100 of 2021" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Ending("open=lab.idle.servers"));
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(Ending("/audit/deepseek-v3"));
    });

    [Fact]
    public Task A_source_in_an_opened_number_leads_to_its_publisher() => browser.Look("audit/deepseek-v3?open=claims.server_capex.claimed", async page =>
    {
        var source = page.GetByRole(AriaRole.Dialog).Locator(".grounds a").First;
        await Expect(source).ToContainTextAsync("SemiAnalysis");
        Assert.StartsWith("https://", await source.GetAttributeAsync("href"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_slider_moves_the_numbers_and_the_address_and_a_link_opens_them_again() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.GetByLabel("Find an input").FillAsync("fleet.ownership");
        var slider = page.Locator("#move-fleet\\.ownership");
        var lab = page.Locator(".whatif tr", new() { HasText = "Cost of the whole lab" });
        await Expect(lab.Locator("td").Nth(0)).ToContainTextAsync("$681M/year");
        await slider.FocusAsync();
        await slider.PressAsync("End");
        await Expect(page).ToHaveURLAsync(new Regex("set=fleet.ownership%3D"));
        await Expect(lab.Locator("td.now")).Not.ToContainTextAsync("$681M/year");
        await Expect(lab.Locator("td").Nth(2)).ToContainTextAsync("-$");
        var (moved, answer) = (await lab.Locator("td.now").InnerTextAsync(), await page.Locator(".answer p").First.InnerTextAsync());
        Assert.NotEqual(Answer, answer);
        await page.ReloadAsync();
        await Expect(page.Locator(".whatif tr", new() { HasText = "Cost of the whole lab" }).Locator("td.now")).ToHaveTextAsync(moved, new() { UseInnerText = true });
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(answer);
    });

    [Fact]
    public Task A_written_value_gives_what_the_command_gives_and_resets() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.GetByLabel("Find an input").FillAsync("fleet.ownership");
        var entry = page.GetByLabel("Value of Ownership period");
        await entry.FillAsync("5 years");
        await entry.PressAsync("Enter");
        var told = Cli.AssayCommand.Run("audit", Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml"), "--set", "fleet.ownership=5 years", "--format", "json").Succeeded().Json.GetProperty("answer").GetString()!;
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(told);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset all 1" }).ClickAsync();
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(Answer);
        await Expect(page).ToHaveURLAsync(Ending("/audit/deepseek-v3"));
    });

    [Fact]
    public Task A_written_value_that_is_none_is_told_beside_it() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.GetByLabel("Find an input").FillAsync("fleet.ownership");
        var entry = page.GetByLabel("Value of Ownership period");
        await entry.FillAsync("5 GPUs");
        await entry.PressAsync("Enter");
        await Expect(page.Locator(".whatif [role=alert]")).ToContainTextAsync("Ownership period is told in year, not in GPU.");
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(Answer);
    });

    [Fact]
    public Task With_the_keyboard_alone_a_number_opens_and_closes_and_the_focus_returns() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        var link = page.Locator("#ladder a").First;
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel).ToBeVisibleAsync();
        Assert.True(await panel.EvaluateAsync<bool>("panel => panel.contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        Assert.True(await link.EvaluateAsync<bool>("link => link === document.activeElement"));
    });

    [Fact]
    public Task The_first_stop_of_the_keyboard_skips_to_the_content() => browser.Look("audit/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
    });

    [Theory]
    [InlineData("")]
    [InlineData("audit/deepseek-v3")]
    [InlineData("audit/deepseek-v3?open=fleet.cost_per_gpu_hour")]
    [InlineData("audit/deepseek-v3?with=fleet.ownership%3D5%20years&set=fleet.ownership%3D3%20years")]
    [InlineData("audit/h100-hour")]
    [InlineData("plan")]
    [InlineData("serve")]
    [InlineData("editor")]
    [InlineData("api")]
    [InlineData("own-or-rent")]
    [InlineData("evidence")]
    [InlineData("evidence?kind=facts")]
    [InlineData("evidence?show=H100-SXM")]
    [InlineData("evidence/rental")]
    [InlineData("evidence/validation?family=vtrain&rows=all")]
    public Task On_a_phone_a_page_is_as_wide_as_the_phone(string address) => browser.Look(address, async page =>
    {
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }, width: 390);

    [Theory, MemberData(nameof(Addresses))]
    public Task No_page_has_a_fault_that_an_automatic_check_of_accessibility_finds(string address) => Both(address);

    [Theory]
    [InlineData("audit/deepseek-v33", "No case that comes with Assay is called 'deepseek-v33'.")]
    [InlineData("audit/own-7", "This case was opened in a page that is closed, and was not stored.")]
    [InlineData("audit/deepseek-v3?set=fleet.ownership", "A change has the form NAME=VALUE.")]
    [InlineData("audit/deepseek-v3?set=nothing%3D1", "Nothing is called 'nothing'.")]
    [InlineData("audit/deepseek-v3?open=fleet.nothing", "has nothing called 'fleet.nothing'.")]
    [InlineData("audit/deepseek-v3?samples=1000000000", "'samples' is '1000000000'.")]
    [InlineData("audit/deepseek-v3?seed=x", "'seed' is 'x'.")]
    [InlineData("audit/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "No case that comes with Assay is called '<script>alert(1)</script>'.")]
    public Task A_stale_or_broken_link_is_told_in_words(string address, string problem) => browser.Look(address, async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("This cannot be audited");
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem);
    });

    [Fact]
    public Task An_unknown_address_says_that_nothing_is_here() => browser.Look("nowhere", async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("There is nothing here");
        await page.GetByRole(AriaRole.Link, new() { Name = "To the cases" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("What does an AI model really cost?");
    });

    [Fact]
    public Task A_file_of_ones_own_is_audited_and_its_markup_is_text() => browser.Look("", async page =>
    {
        await Browser.Alive(page);
        const string Title = "<script>document.title='taken'</script><b>Ours</b>";
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "ours.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes($"case: ours\ntitle: \"{Title}\"\nas_of: 2025-01-31\nquantities:\n  a: {{ value: 3 to 5 GPU, assumption: why }}\n") });
        await Expect(page.Locator("h1")).ToHaveTextAsync(Title);
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync("The case states no claim.");
        Assert.NotEqual("taken", await page.TitleAsync());
    });

    [Fact]
    public Task A_file_with_errors_is_told_with_all_of_them_and_their_lines() => browser.Look("", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "ours.yaml", MimeType = "application/yaml", Buffer = "case: ours\nas_of: 2025-01-31\nquantities:\n  a: 1 GPU + 1 USD\n  b: 2 hours + 3 USD\n"u8.ToArray() });
        var told = page.Locator(".problem li");
        await Expect(told).ToHaveCountAsync(2);
        await Expect(told.Nth(0)).ToContainTextAsync("ours.yaml, line 4, column 12");
        await Expect(told.Nth(1)).ToContainTextAsync("ours.yaml, line 5, column 14");
        await Expect(told.Nth(1)).ToContainTextAsync("do not add.");
    });

    [Fact]
    public Task The_page_of_the_API_lists_its_verbs() => browser.Look("api", async page =>
    {
        await Expect(page.Locator(".verb")).ToHaveCountAsync(Commands.Verbs.Verb.All.Count);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "POST /api/explain" })).ToBeVisibleAsync();
    });

    private async Task Both(string address)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await browser.Look(address, async page =>
            {
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
                if (address.Contains("open=", StringComparison.Ordinal))
                    await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
                await Browser.Accessible(page);
            }, scheme: scheme);
        }
    }

    private static Regex Ending(string end) => new(Regex.Escape(end) + "$");
}
