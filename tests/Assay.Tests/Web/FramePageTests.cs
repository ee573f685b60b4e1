using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>What all pages have around them: the colours, and the dialog for a lost server.</summary>
public sealed class FramePageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Paper = "getComputedStyle(document.body).backgroundColor";
    private const string Light = "rgb(245, 248, 249)";
    private const string Dark = "rgb(13, 22, 27)";

    [Theory]
    [InlineData(ColorScheme.Light, Light, "Dark", Dark)]
    [InlineData(ColorScheme.Dark, Dark, "Light", Light)]
    public Task The_chosen_colours_stay_with_the_browser(ColorScheme system, string before, string choice, string after) => browser.Look("", async page =>
    {
        await Browser.Alive(page);
        Assert.Equal(before, await page.EvaluateAsync<string>(Paper));
        await page.GetByLabel("Colours").SelectOptionAsync(choice);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", after);
        await page.GotoAsync("editor");
        Assert.Equal(after, await page.EvaluateAsync<string>(Paper));
        await Browser.Alive(page);
        await Expect(page.GetByLabel("Colours")).ToHaveValueAsync(choice.ToLowerInvariant());
        await page.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        Assert.Equal(after, await page.EvaluateAsync<string>(Paper));
        await page.GetByLabel("Colours").SelectOptionAsync("System");
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", before);
    }, scheme: system);

    [Theory]
    [InlineData("evidence/rental")]
    [InlineData("evidence/validation")]
    public Task The_chosen_colours_are_those_of_pictures_too(string address) => browser.Look(address, async page =>
    {
        var paper = page.Locator(".picture .pic-paper");
        await Expect(paper).ToHaveCSSAsync("fill", "rgb(255, 255, 255)");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.GetByLabel("Colours").SelectOptionAsync("Dark");
        await Expect(paper).ToHaveCSSAsync("fill", Dark);
    });

    [Theory]
    [InlineData("show", "It tries to find it again.")]
    [InlineData("failed", "The server does not answer.")]
    [InlineData("rejected", "The server answers but has forgotten this page.")]
    public Task A_lost_server_is_told_in_words(string state, string words) => browser.Look("editor", async page =>
    {
        await Browser.Alive(page);
        await page.EvaluateAsync($$"""
            (() => {
              const dialog = document.getElementById('components-reconnect-modal');
              dialog.className = 'components-reconnect-{{state}}';
              dialog.dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: '{{state}}' } }));
            })()
            """);
        var dialog = page.Locator("#components-reconnect-modal");
        await Expect(dialog.GetByText(words)).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Download what I wrote" })).ToHaveCountAsync(state == "rejected" ? 1 : 0);
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'hide' } }))");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/editor$"));
    });
}
