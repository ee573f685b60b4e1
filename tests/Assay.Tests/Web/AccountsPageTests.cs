using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>What was really spent, as a person looks at it: from a model to its runs and their jobs.</summary>
public sealed class AccountsPageTests(AccountsBrowser browser) : IClassFixture<AccountsBrowser>
{
    public static TheoryData<string> Addresses => ["accounts", "accounts?model=nova", "accounts?model=(none)", "accounts?model=nova&run=nova%20pre-training&phase=pre-training", "accounts?month=2025-02&phase=research&team=vision", "accounts?model=none"];

    [Fact]
    public Task The_page_tells_the_figures_of_the_command() => browser.Look("accounts", async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("What was really spent");
        await Expect(page.Locator(".answer")).ToContainTextAsync($"{Money(browser.Json.GetProperty("total").GetDecimal())} USD");
        await Expect(page.Locator(".answer .good")).ToContainTextAsync("to the cent");
        foreach (var model in browser.Json.GetProperty("models").EnumerateArray())
        {
            var card = page.Locator("#models article", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = model.GetProperty("model").GetString() ?? "What is no model's", Exact = true }) });
            foreach (var rung in model.GetProperty("ladder").EnumerateArray())
                await Expect(card.Locator(".rungs tr", new() { HasText = rung.GetProperty("rung").GetString()! })).ToContainTextAsync(Money(rung.GetProperty("amount").GetDecimal()));
        }

        await Expect(page.Locator("#unexplained")).ToContainTextAsync(Money(browser.Json.GetProperty("unexplained").GetDecimal()));
        await Expect(page.Locator("#waste tbody tr").First).ToContainTextAsync("hold-gpus");
        await Expect(page.Locator("#efficiency")).ToContainTextAsync(browser.Json.GetProperty("efficiency").GetProperty("runs")[0].GetProperty("verdict").GetString()!);
    });

    [Fact]
    public Task With_the_keyboard_alone_a_model_opens_into_a_run_and_its_jobs_and_the_address_opens_them_again() => browser.Look("accounts", async page =>
    {
        await Follow(page, page.Locator("#models h3").GetByRole(AriaRole.Link, new() { Name = "nova", Exact = true }));
        await Expect(page.Locator("h1")).ToHaveTextAsync("nova");
        await Expect(page).ToHaveURLAsync(new Regex(@"accounts\?model=nova$"));
        var told = browser.Json.GetProperty("runs").EnumerateArray().Single(run => run.GetProperty("run").GetString() == "nova pre-training");
        await Expect(page.Locator("#runs tr", new() { HasText = "nova pre-training" })).ToContainTextAsync(told.GetProperty("gpu_hours").GetDouble().ToString("N0", CultureInfo.InvariantCulture));
        await Follow(page, page.Locator("#runs").GetByRole(AriaRole.Link, new() { Name = "nova pre-training" }));
        await Expect(page.Locator("h1")).ToHaveTextAsync("nova pre-training");
        await Expect(page.Locator("#jobs tbody tr")).ToHaveCountAsync(told.GetProperty("attempts").GetInt32());
        await Expect(page.Locator("#jobs tbody tr").First).ToContainTextAsync("pretrain-nova");
        var first = await page.Locator("#jobs tbody tr").First.InnerTextAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#jobs tbody tr").First).ToHaveTextAsync(first, new() { UseInnerText = true });
        await page.Locator(".trail").GetByRole(AriaRole.Link, new() { Name = "nova", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("nova");
    });

    [Fact]
    public Task Filters_narrow_to_a_team_and_a_month_and_jobs_are_paged() => browser.Look("accounts", async page =>
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GetByLabel("Team", new() { Exact = true }).SelectOptionAsync("research");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("research");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(browser.Json.GetProperty("gpu_hours").GetProperty("by_account").GetProperty("research").GetDouble() >= 10_000 ? "k GPU-hours" : "GPU-hours");
        await Expect(page.Locator("#costs")).ToContainTextAsync(Money(browser.Json.GetProperty("cost_by_team").GetProperty("research").GetDecimal()));
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        await Expect(page.Locator("#jobs caption")).ToContainTextAsync("Attempts 51 to");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GetByLabel("Month", new() { Exact = true }).SelectOptionAsync("2025-02");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("research · 2025-02");
        await Expect(page.Locator("#costs .cells tbody tr")).ToHaveCountAsync(1);
    });

    [Theory]
    [InlineData("accounts?month=January", "'month' is 'January'.")]
    [InlineData("accounts?page=0", "'page' is '0'.")]
    [InlineData("accounts?model=nova&page=99", "'page' is '99'.")]
    [InlineData("accounts?model=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "No attempt is of this selection.")]
    [InlineData("accounts?team=x%27%20OR%20true%20--", "No attempt is of this selection.")]
    public Task A_stale_or_hostile_link_is_told_in_words(string address, string problem) => browser.Look(address, async page =>
        await Expect(page.Locator("main").GetByText(problem)).ToBeVisibleAsync());

    [Theory]
    [MemberData(nameof(Addresses))]
    public Task Nothing_is_wrong_by_an_automatic_check_of_accessibility_in_light_and_in_dark(string address) => browser.IsAccessible(address);

    [Theory]
    [MemberData(nameof(Addresses))]
    public Task A_phone_needs_no_horizontal_scroll(string address) => browser.FitsPhone(address);

    [Fact]
    public Task It_speaks_French() => browser.Look("accounts?lang=fr", async page =>
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ce qui a réellement été dépensé");
        await Expect(page.Locator(".answer .good")).ToContainTextAsync("au centime près");
        await Expect(page.Locator("#models")).ToContainTextAsync("part d’inactivité");
    });

    // As a hand on the keyboard does.
    private static async Task Follow(IPage page, ILocator link)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
