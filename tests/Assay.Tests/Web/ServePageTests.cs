using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The page that serves a model, held to what the command prints.</summary>
public sealed class ServePageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Day = "30,24,20,18,18,22,32,48,66,82,92,97,98,100,99,97,95,90,84,78,70,58,46,36";
    private const string Asked = "serve?model=llama-3.1-70b&gpu=H100-SXM&rate=40&input=1024&output=512&ttft=2000&tpot=50&precision=fp8&list=0.6,0.15,0.9&day=" + Day;

    private static readonly string[] Options = ["serving", "search", "--model", "llama-3.1-70b", "--gpu", "H100-SXM", "--rate", "40", "--input", "1024", "--output-tokens", "512", "--ttft", "2000", "--tpot", "50", "--precision", "fp8", "--list-price", "0.6,0.15,0.9", "--day", Day];

    [Fact]
    public Task A_link_with_a_question_shows_what_the_command_prints() => browser.Look(Asked, async page =>
    {
        await Done(page);
        var printed = Plain(Cli.AssayCommand.Run(Options).Succeeded().Out);
        var best = Cli.AssayCommand.Run([.. Options, "--format", "json"]).Succeeded().Json.GetProperty("deployments");
        await Expect(page.Locator("#found tbody tr")).ToHaveCountAsync(best.GetArrayLength());
        foreach (var row in await page.Locator("#found tbody tr, #day-totals tbody tr").AllAsync())
        {
            foreach (var cell in await row.Locator("th, td").AllInnerTextsAsync())
                Assert.Contains(Plain(cell), printed, StringComparison.Ordinal);
        }

        await Expect(page.Locator("#headline")).ToContainTextAsync($"on {best[0].GetProperty("gpus").GetInt32()} H100-SXM");
        await Expect(page.Locator("#headline")).ToContainTextAsync("the price list leaves a gross margin of");
        await Expect(page.Locator("#money tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("#hours tbody tr")).ToHaveCountAsync(24);
    });

    [Fact]
    public Task Another_deployment_opens_and_its_link_opens_it_again() => browser.Look(Asked, async page =>
    {
        await Done(page);
        var headline = await page.Locator("#headline").InnerTextAsync();
        await page.Locator("#found tbody a").Last.ClickAsync();
        await Expect(page.Locator("#headline")).Not.ToHaveTextAsync(headline);
        await Expect(page).ToHaveURLAsync(new Regex("open=\\d+$"));
        var told = await page.Locator("#headline").InnerTextAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#headline")).ToHaveTextAsync(told, new() { Timeout = 60_000, UseInnerText = true });
    });

    [Fact]
    public Task A_question_in_the_fields_is_answered_and_goes_into_the_address() => browser.Look("serve", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#rate").FillAsync("3");
        await page.Locator("#price").FillAsync("2");
        await page.Locator("#price").PressAsync("Enter");
        await Done(page);
        await Expect(page.Locator("#headline")).ToContainTextAsync("answers 3 requests a second");
        await Expect(page.Locator("#money-heading + p")).ToContainTextAsync("A GPU-hour at $2.00 (as told)");
        await Expect(page).ToHaveURLAsync(new Regex("rate=3&.*price=2"));
        await Expect(page.Locator("#day-section")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Room_above_the_load_and_drafts_give_what_the_command_gives_with_them() => browser.Look(Asked + "&headroom=50&drafts=3", async page =>
    {
        await Done(page);
        var printed = Plain(Cli.AssayCommand.Run([.. Options, "--headroom", "50", "--drafts", "3"]).Succeeded().Out);
        foreach (var cell in await page.Locator("#found tbody :is(th, td), #day-totals tbody :is(th, td)").AllInnerTextsAsync())
            Assert.Contains(Plain(cell), printed, StringComparison.Ordinal);
        await Expect(page.Locator("#headroom")).ToHaveValueAsync("50");
        await Expect(page.Locator("#drafts")).ToHaveValueAsync("3");
    });

    [Fact]
    public Task A_search_can_be_cancelled_and_another_begun() => browser.Look("serve", async page =>
    {
        // A search of deployments is soon done; behind longer ones, some of which wait too, it has not begun.
        var others = new List<IPage>();
        for (var i = 0; i < 3 * Environment.ProcessorCount; i++)
        {
            var other = await page.Context.NewPageAsync();
            await other.GotoAsync("plan?model=llama-3.1-8b&gpu=H100-SXM&gpus=16384&tokens=15T&batch=16384&sequence=8192");
            others.Add(other);
        }

        await Expect(others[^1].Locator("#cancel")).ToBeVisibleAsync();
        await page.GotoAsync(Asked);
        await Expect(page.Locator("#status")).ToHaveTextAsync("Searching…");
        await page.Locator("#cancel").ClickAsync();
        await Expect(page.Locator("#status")).ToHaveTextAsync("The search was cancelled.");
        await Expect(page.Locator("#headline")).ToHaveCountAsync(0);
        foreach (var other in others)
            await other.CloseAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Done(page);
    });

    [Theory]
    [InlineData("model=llama-3.1-7&gpu=H100-SXM", "The catalogue has no architecture 'llama-3.1-7'.")]
    [InlineData("model=%3Cscript%3Ealert(1)%3C%2Fscript%3E&gpu=H100-SXM", "The catalogue has no architecture '<script>alert(1)</script>'.")]
    [InlineData("model=%2Fetc%2Fpasswd.json&gpu=H100-SXM", "The model is told as a path.")]
    [InlineData("file=mine.json&gpu=H100-SXM", "was dropped into a page that is closed and was not stored.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&day=%2Fetc%2Fpasswd", "The day is told as '/etc/passwd'.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&day=1,2", "'The day's load' has 2 hours.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&hit=2", "'Share of prompts cached' is 2.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&price=much", "'Dollars a GPU-hour' is 'much'.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&most=few", "'GPUs at most' is 'few'.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&headroom=10", "Room above an hour's load is told, but no load of the day.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&headroom=lots&day=" + Day, "'Per cent of room above an hour's load' is 'lots'.")]
    [InlineData("model=llama-3.1-70b&gpu=H100-SXM&drafts=99", "'Tokens drafted in each step' is 99.")]
    public Task A_stale_or_broken_link_is_told_in_words(string address, string problem) => browser.Look($"serve?rate=10&ttft=2000&tpot=50&{address}", async page =>
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem, new() { Timeout = 30_000 }));

    [Fact]
    public Task A_bound_that_none_keeps_is_told_with_what_comes_closest() => browser.Look("serve?model=llama-3.1-70b&gpu=H100-SXM&rate=10&tpot=0.5", async page =>
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("even with one request at a time.", new() { Timeout = 60_000 }));

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1920)]
    public Task What_was_found_is_no_wider_than_the_window(int width) => browser.Look(Asked, async page =>
    {
        await Done(page);
        await page.Locator("#hours summary").ClickAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }, width: width);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task What_was_found_has_no_fault_that_an_automatic_check_of_accessibility_finds(ColorScheme scheme) => browser.Look(Asked, async page =>
    {
        await Done(page);
        await page.Locator("#hours summary").ClickAsync();
        await Browser.Accessible(page);
    }, scheme: scheme);

    private static Task Done(IPage page) => Expect(page.Locator("#headline")).ToHaveCountAsync(1, new() { Timeout = 60_000 });

    // A table of the command has columns of spaces; a page ties a number to its sign.
    private static string Plain(string text) => Regex.Replace(text.Replace('\u00A0', ' '), "[ ]+", " ").Trim();
}
