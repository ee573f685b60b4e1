using Assay.Reporting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>What a reader takes away from an audit that was changed or opened.</summary>
public sealed class WhatIfPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Changed = "audit/deepseek-v3?set=fleet.ownership%3D5%20years&set=fleet.utilisation%3D50%20%25";

    [Fact]
    public Task The_downloaded_case_audits_to_what_the_command_gives_with_the_changes() => browser.Look(Changed, async page =>
    {
        await Browser.Alive(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the changed case" }).ClickAsync());
        Assert.Equal("deepseek-v3-changed.yaml", download.SuggestedFilename);
        var written = Cli.AssayCommand.Run("audit", await download.PathAsync(), "--format", "json").Succeeded().Json;
        var told = Cli.AssayCommand.Run("audit", Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml"), "--set", "fleet.ownership=5 years", "--set", "fleet.utilisation=50 %", "--format", "json").Succeeded().Json;
        Assert.Equal(told.GetProperty("quantities").GetRawText(), written.GetProperty("quantities").GetRawText());
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(written.GetProperty("answer").GetString()!);
    });

    [Fact]
    public Task An_opened_number_tells_from_which_inputs_its_variance_comes_as_the_command_does() => browser.Look("audit/deepseek-v3?open=lab.cost_per_year", async page =>
    {
        await Browser.Alive(page);
        var drivers = Cli.AssayCommand.Run("sensitivity", Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml"), "lab.cost_per_year", "--format", "json").Succeeded().Json.GetProperty("inputs").EnumerateArray().Take(3).ToArray();
        var rows = page.Locator(".variance tbody tr");
        await Expect(rows).ToHaveCountAsync(8, new() { Timeout = 30_000 });
        // Seen without scrolling, above a formula of fifty parts.
        Assert.True(await rows.Last.EvaluateAsync<bool>("row => row.getBoundingClientRect().bottom <= innerHeight"));
        for (var i = 0; i < drivers.Length; i++)
        {
            await Expect(rows.Nth(i)).ToContainTextAsync(drivers[i].GetProperty("title").GetString()!);
            await Expect(rows.Nth(i).Locator("td").Nth(1)).ToHaveTextAsync(Amounts.Share(drivers[i].GetProperty("total").GetProperty("value").GetDouble()));
        }
    });

    [Fact]
    public Task A_fixed_number_rests_on_no_uncertain_input() => browser.Look("audit/deepseek-v3?open=fleet.ownership", async page =>
        await Expect(page.Locator(".variance")).ToContainTextAsync("It rests on no uncertain input."));

    [Fact]
    public Task The_shares_of_a_variance_can_be_cancelled_and_the_number_closed() => browser.Look("audit/deepseek-v3?open=lab.cost_per_year&samples=100000", async page =>
    {
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel.GetByText("Moving one input at a time")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(panel.Locator(".variance")).ToContainTextAsync("Not computed.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(page.Locator("h1")).ToHaveTextAsync("What did DeepSeek-V3 cost?");
    });
}
