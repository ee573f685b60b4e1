using System.Text.RegularExpressions;
using Assay.Tests.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>Owning beside hiring, as a person asks for it.</summary>
public sealed partial class OwnOrRentPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public Task The_answer_tells_the_figures_of_the_command_and_follows_a_field_into_the_address() => browser.Look("own-or-rent", async page =>
    {
        await Browser.Alive(page);
        await Same(page, "--count", "1024");
        await Write(page, "Share of the time in use", "95 %");
        await Expect(page).ToHaveURLAsync(new Regex("utilisation=95"));
        await Expect(page.Locator(".answer p").First).ToContainTextAsync("Own: it costs less than hiring on demand at a smaller cloud with a probability of");
        await Same(page, "--count", "1024", "--utilisation", "95 %");
        var answer = await page.Locator(".answer p").First.InnerTextAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(answer);
        await Expect(page.GetByLabel("Share of the time in use")).ToHaveValueAsync("95 %");
    });

    [Fact]
    public Task A_price_to_hire_and_another_way_move_the_answer() => browser.Look("own-or-rent?count=1024&rate=9%20USD%2FGPU-hour", async page =>
    {
        await Expect(page.Locator(".answer p").First).ToContainTextAsync("Own: it costs less than hiring on demand at a smaller cloud with a probability of 100\u00A0%");
        await Same(page, "--count", "1024", "--set", "rent.neocloud.rate=9 USD/GPU-hour");
        await Browser.Alive(page);
        await page.GetByLabel("Way to hire", new() { Exact = true }).SelectOptionAsync("spot");
        await Expect(page.Locator(".answer p").First).ToContainTextAsync("hiring spot");
        await Expect(page).ToHaveURLAsync(new Regex("way=spot$"));
    });

    [Fact]
    public Task Each_picture_has_its_numbers_and_a_cost_line_opens_to_its_sources() => browser.Look("own-or-rent", async page =>
    {
        await Browser.Alive(page);
        await Expect(page.Locator("#break-even svg")).ToHaveCountAsync(3);
        await page.Locator("#break-even summary").Last.ClickAsync();
        await Expect(page.Locator("#break-even table").Last).ToContainTextAsync("100\u00A0%");
        await Expect(page.Locator("#break-even table").First.Locator("tbody tr")).ToHaveCountAsync(10);
        await Expect(page.Locator("#break-even svg").First).ToHaveAttributeAsync("aria-label", new Regex("^What owning and hiring .* have cost, month by month; at the end \\$"));
        await page.Locator("#lines a").First.ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel.Locator(".formula").First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("open=fleet.gpus."));
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Long_work_can_be_cancelled_and_begun_again() => browser.Look("own-or-rent", async page =>
    {
        await Browser.Alive(page);
        var answer = await page.Locator(".answer p").First.InnerTextAsync();
        await Write(page, "Years", "50");
        await page.Locator("#cancel").ClickAsync();
        await Expect(page.GetByText("Cancelled: the fields have changed, and the numbers below have not.")).ToBeVisibleAsync();
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(answer, new() { UseInnerText = true });
        await Write(page, "Years", "4");
        await Expect(page.Locator(".answer p").Last).ToContainTextAsync("Over 48 months");
    });

    [Theory]
    [InlineData("own-or-rent?gpu=H10", "No accelerator is called 'H10'.")]
    [InlineData("own-or-rent?count=many", "many")]
    [InlineData("own-or-rent?count=%7Bx%7D", "'How many' is '{x}'.")]
    [InlineData("own-or-rent?utilisation=5%20GPU", "GPU")]
    [InlineData("own-or-rent?years=-1", "-1")]
    [InlineData("own-or-rent?as-of=soon", "'soon' is no date.")]
    [InlineData("own-or-rent?way=theft", "'theft' is no way to hire these.")]
    [InlineData("own-or-rent?rate=free", "free")]
    [InlineData("own-or-rent?open=nothing", "Nothing here is called 'nothing'.")]
    [InlineData("own-or-rent?count=%3Cscript%3E", "'<' is not expected here.")]
    public Task What_is_wrong_is_told_in_words_and_the_fields_stay(string address, string problem) => browser.Look(address, async page =>
    {
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem);
        await Expect(page.GetByLabel("How many")).ToBeVisibleAsync();
    });

    private static async Task Write(IPage page, string field, string value)
    {
        await page.GetByLabel(field).FillAsync(value);
        await page.GetByLabel(field).PressAsync("Enter");
    }

    // The command says it in its own sentence; the amounts and their ranges are the same.
    private static async Task Same(IPage page, params string[] told)
    {
        var command = AssayCommand.Run(["fleet", "own-or-rent", "--gpu", "H100-SXM", .. told, "--format", "markdown"]).Succeeded().Out;
        var hours = Hour().Match(command);
        Assert.True(hours.Success, command);
        var answer = page.Locator(".answer p").First;
        await Expect(answer).ToContainTextAsync($"An hour used costs {hours.Groups[1].Value} owned and {hours.Groups[2].Value} hired");
    }

    [GeneratedRegex(@"an hour used costs (.*?\)) on .*, and (.*?\)|\S+) hired")]
    private static partial Regex Hour();
}
