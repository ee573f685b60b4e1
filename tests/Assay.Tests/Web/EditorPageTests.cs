using System.Text.RegularExpressions;
using Assay.Commands;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The editor as a person uses it.</summary>
public sealed class EditorPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Small = "case: ours\nas_of: 2025-01-31\nquantities:\n  a: { value: 3 GPU, assumption: why }\n";

    [Fact]
    public Task The_template_leads_from_the_cases_to_its_audit() => browser.Look("", async page =>
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Start from the template" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Write a case");
        await Browser.Alive(page);
        await Expect(page.Locator("#yaml")).ToHaveValueAsync(CaseTemplate.For("my-lab").ReplaceLineEndings("\n"));
        await Expect(page.Locator(".draft .finding")).ToContainTextAsync("\"The run costs 150,000 dollars\"");
    });

    [Fact]
    public Task The_result_follows_what_is_written_and_opens_as_a_page() => browser.Look("editor/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        var field = page.Locator("#yaml");
        var text = (await field.InputValueAsync()).Replace("ownership: { value: 4 years", "ownership: { value: 5 years", StringComparison.Ordinal);
        await field.FillAsync(text);
        var told = Cli.AssayCommand.Run("audit", Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml"), "--set", "fleet.ownership=5 years", "--format", "json").Succeeded().Json.GetProperty("answer").GetString()!;
        await Expect(page.Locator(".draft .finding")).ToHaveTextAsync(told);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open as an audit page" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/audit/own-1$"));
        await Expect(page.Locator(".answer p").First).ToHaveTextAsync(told);
        await page.GetByRole(AriaRole.Link, new() { Name = "Editor" }).ClickAsync();
        await page.GetByLabel("Start from").SelectOptionAsync("deepseek-v3");
        await Expect(field).ToHaveValueAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Give up what I wrote" }).ClickAsync();
        await Expect(field).ToHaveValueAsync(new Regex("ownership: { value: 4 years"));
    });

    [Fact]
    public Task Every_error_is_marked_at_its_line_and_leads_there() => browser.Look("editor", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#yaml").FillAsync(Small + "  b: 1 GPU + 1 USD\n  c: 2 hours + 3 USD\nrun: {}\n");
        var told = page.Locator(".errors li");
        await Expect(told).ToHaveCountAsync(3);
        await Expect(told.Nth(1)).ToContainTextAsync("Line 6, column 14");
        await Expect(told.Nth(2)).ToContainTextAsync("Did you mean 'runs'?");
        await Expect(page.Locator(".marks div")).ToHaveCountAsync(3);
        await Expect(page.Locator(".stale")).ToHaveCountAsync(1);
        await told.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("#yaml")).ToBeFocusedAsync();
        Assert.Equal("  c: 2 hours ", await page.EvaluateAsync<string>("(() => { const f = document.activeElement; return f.value.slice(0, f.selectionStart).split('\\n').at(-1); })()"));
        await page.Locator("#yaml").FillAsync(Small);
        await Expect(page.Locator(".state")).ToHaveTextAsync("No errors.");
        await Expect(page.Locator(".marks div")).ToHaveCountAsync(0);
        await Expect(page.Locator(".draft .finding")).ToHaveTextAsync("The case states no claim.");
    });

    [Fact]
    public Task With_the_keyboard_alone_a_key_and_its_value_are_completed_and_the_field_is_left() => browser.Look("editor", async page =>
    {
        await Browser.Alive(page);
        var field = page.Locator("#yaml");
        await field.FillAsync("case: ours\nas_of: 2025-01-31\nruns:\n  a:\n    ");
        await field.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("accel");
        var list = page.GetByRole(AriaRole.Listbox);
        await Expect(list.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("accelerator");
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(new Regex("    accelerator: $"));
        await page.Keyboard.PressAsync("Control+Space");
        await Expect(list).ToBeVisibleAsync();
        Assert.Equal(await list.GetByRole(AriaRole.Option, new() { Selected = true }).GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await page.Keyboard.TypeAsync("h200");
        await Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(new Regex("    accelerator: H200-SXM$"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(new Regex("H200-SXM\n    $"));
        await page.Keyboard.PressAsync("Tab");
        Assert.NotEqual("yaml", await page.EvaluateAsync<string>("document.activeElement.id"));
    });

    [Fact]
    public Task What_was_written_downloads_as_a_file() => browser.Look("editor/gpt-4", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#yaml").FillAsync(Small);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        Assert.Equal("gpt-4.yaml", download.SuggestedFilename);
        Assert.Equal(Small, await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    });

    [Fact]
    public Task A_text_longer_than_a_message_and_markup_in_it_are_taken_as_text() => browser.Look("editor", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#yaml").FillAsync(Small + "title: <script>document.title='taken'</script>\n" + string.Concat(Enumerable.Repeat("# a line that says nothing at all, and so is no more than long\n", 900)));
        await Expect(page.Locator("#result-heading")).ToHaveTextAsync("<script>document.title='taken'</script>");
        Assert.NotEqual("taken", await page.TitleAsync());
    });

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", "Anchors and aliases")]
    [InlineData("", "The file is empty.")]
    [InlineData("case: [", "This is not valid YAML")]
    public Task A_text_that_is_no_case_is_told_in_words(string text, string problem) => browser.Look("editor", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#yaml").FillAsync(text);
        await Expect(page.Locator(".errors")).ToContainTextAsync(problem);
    });

    [Fact]
    public Task A_case_that_is_not_there_cannot_be_started_from() => browser.Look("editor/nothing", async page =>
    {
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("No case that comes with Assay is called 'nothing'.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start from the template" }).ClickAsync();
        await Expect(page.Locator("#yaml")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_number_of_the_result_opens_beside_the_text() => browser.Look("editor/deepseek-v3", async page =>
    {
        await Browser.Alive(page);
        await page.Locator(".draft a[href$='lab.cost_per_year']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Locator(".formula").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(new Regex("/editor/deepseek-v3$"));
    });
}
