using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The pages in French: by a link, by choice, and by what the browser prefers.</summary>
public sealed class FrenchPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public Task A_link_opens_an_audit_in_French_and_the_choice_is_kept() => browser.Look("audit/deepseek-v3?lang=fr", async page =>
    {
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(page.Locator("h1")).ToContainTextAsync("Combien a coûté DeepSeek-V3");
        await Expect(page.Locator(".answer")).ToContainTextAsync("5,576 millions de dollars");
        await Expect(page.Locator(".answer")).ToContainTextAsync("681 M$/an");
        await Browser.Alive(page);
        // Once connected the page speaks on in the same language.
        await Expect(page.Locator("#iceberg h2")).ToHaveTextAsync("L’iceberg");
        await page.GotoAsync("api");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("h1")).ToHaveTextAsync("The same verbs over HTTP");
    });

    [Fact]
    public async Task What_the_browser_prefers_is_spoken_and_a_problem_is_told_so_too()
    {
        using var client = browser.Server.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de, fr-FR;q=0.8, en;q=0.5");
        Assert.Contains("lang=\"fr\"", await client.GetStringAsync("", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var refused = await Answer.Post(client, "/api/audit", "case: x\n");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Un cas exige 'as_of'.", refused.Detail, StringComparison.Ordinal);
    }
}
