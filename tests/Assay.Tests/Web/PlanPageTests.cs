using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assay.Tests.Web;

/// <summary>The page that plans a run, held to what the command prints.</summary>
public sealed class PlanPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Small = "plan?model=llama-3.2-1b&gpu=H100-SXM&gpus=8&tokens=300B&batch=64&sequence=4096";
    private const string Large = "plan?model=llama-3.1-8b&gpu=H100-SXM&gpus=16384&tokens=15T&batch=16384&sequence=8192";

    private static readonly string[] Options = ["--model", "llama-3.2-1b", "--gpu", "H100-SXM", "--global-batch", "64", "--sequence", "4096", "--tokens", "300B"];

    private static readonly LocatorAssertionsToHaveCountOptions Long = new() { Timeout = 60_000 };

    [Fact]
    public Task A_link_with_a_question_shows_what_the_command_prints_of_the_fastest_strategy() => browser.Look(Small, async page =>
    {
        await Done(page);
        var best = Cli.AssayCommand.Run([.. new[] { "training", "search" }, .. Options, "--gpus", "8", "--format", "json"]).Succeeded().Json.GetProperty("best")[0];
        var strategy = best.GetProperty("strategy");
        string[] split =
        [
            .. new[] { "tensor_parallel", "pipeline_parallel", "virtual_pipeline", "context_parallel", "expert_parallel", "data_parallel", "micro_batch" }.SelectMany(key => new[] { $"--{key.Replace('_', '-')}", strategy.GetProperty(key).GetRawText() }),
            .. new[] { "recompute", "sharding", "schedule", "offload" }.SelectMany(key => new[] { $"--{key}", strategy.GetProperty(key).GetString()! }),
        ];
        var printed = Plain(Cli.AssayCommand.Run([.. new[] { "training", "predict" }, .. Options, "--gpus", "8", .. split]).Succeeded().Out);
        foreach (var table in new[] { "#run", "#prediction" })
        {
            foreach (var row in await page.Locator($"{table} tbody tr").AllAsync())
            {
                var cells = await row.Locator("th, td").AllInnerTextsAsync();
                Assert.Matches(Regex.Escape(Plain(cells[1])) + @"\s", printed);
                Assert.Contains(Plain(cells[2]), printed, StringComparison.Ordinal);
            }
        }

        await Expect(page.Locator("#verdict")).ToContainTextAsync("Fits:");
        Assert.Contains(Plain(await page.Locator("#verdict").InnerTextAsync()), printed, StringComparison.Ordinal);
        await Expect(page.Locator("#headline")).ToContainTextAsync("trains on 300B tokens in");
        await Expect(page.Locator("#headline")).ToContainTextAsync("hiring them costs $");
    });

    [Fact]
    public Task Another_strategy_of_the_front_opens_and_its_link_opens_it_again() => browser.Look(Small, async page =>
    {
        await Done(page);
        var fastest = await page.Locator("#strategy").InnerTextAsync();
        await page.Locator("#front summary").ClickAsync();
        var smallest = page.Locator("#front tbody tr").Last;
        var told = await smallest.Locator("th").InnerTextAsync();
        Assert.NotEqual(fastest, told);
        await smallest.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#strategy")).ToHaveTextAsync(told);
        await Expect(page).ToHaveURLAsync(new Regex("open=\\d+$"));
        await page.ReloadAsync();
        await Expect(page.Locator("#strategy")).ToHaveTextAsync(told, new() { Timeout = 60_000 });
        await Expect(page.Locator(".front .dot.picked")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task A_deadline_finds_the_number_of_GPUs_that_the_command_finds() => browser.Look("plan", async page =>
    {
        await Browser.Alive(page);
        foreach (var (field, text) in new[] { ("#model", "llama-3.2-1b"), ("#gpu", "H100-SXM"), ("#gpus", "64"), ("#within", "20"), ("#tokens", "300B"), ("#batch", "64"), ("#sequence", "4096") })
            await page.Locator(field).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Done(page);
        var clusters = Cli.AssayCommand.Run([.. new[] { "training", "search" }, .. Options, "--gpus", "64", "--within", "20", "--format", "json"]).Succeeded().Json.GetProperty("clusters");
        await Expect(page.Locator("#tried tbody tr")).ToHaveCountAsync(clusters.GetArrayLength());
        await Expect(page.Locator("#tried tr.picked th")).ToHaveTextAsync($"{clusters[clusters.GetArrayLength() - 1].GetProperty("gpus").GetInt32()} H100-SXM");
        await Expect(page).ToHaveURLAsync(new Regex("within=20"));
    });

    [Fact]
    public Task With_the_keyboard_alone_a_search_is_begun() => browser.Look("plan?model=llama-3.2-1b", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#gpu").FocusAsync();
        foreach (var text in new[] { "H100-SXM", "8", "", "300B", "64", "4096" })
        {
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Done(page);
        await Expect(page.Locator("#headline")).ToContainTextAsync("on 8 H100-SXM");
    });

    [Fact]
    public Task A_search_that_is_cancelled_says_so_and_another_can_be_begun() => browser.Look(Large, async page =>
    {
        await page.Locator("#cancel").ClickAsync();
        await Expect(page.Locator("#status")).ToHaveTextAsync("The search was cancelled.");
        await Expect(page.Locator("#headline")).ToHaveCountAsync(0);
        await page.Locator("#model").FillAsync("llama-3.2-1b");
        await page.Locator("#gpus").FillAsync("8");
        await page.Locator("#batch").FillAsync("64");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Done(page);
    });

    [Fact]
    public Task A_dropped_configuration_is_planned_and_its_link_asks_for_it_again() => browser.Look("plan", async page =>
    {
        await Browser.Alive(page);
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "<b>mine.json",
            MimeType = "application/json",
            Buffer = """{"model_type":"llama","architectures":["LlamaForCausalLM"],"hidden_size":2048,"intermediate_size":8192,"num_hidden_layers":16,"num_attention_heads":32,"num_key_value_heads":8,"vocab_size":128256,"tie_word_embeddings":true}"""u8.ToArray(),
        });
        await Expect(page.Locator(".taken code")).ToHaveTextAsync("<b>mine.json");
        foreach (var (field, text) in new[] { ("#gpus", "8"), ("#tokens", "300B"), ("#batch", "64"), ("#sequence", "4096") })
            await page.Locator(field).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Done(page);
        await Expect(page.Locator("#verdict")).ToContainTextAsync("Fits:");
        await page.ReloadAsync();
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("was dropped into a page that is closed and was not stored.");
    });

    [Theory]
    [InlineData("plan?model=llama-3.1-8", "The catalogue has no architecture 'llama-3.1-8'.")]
    [InlineData("plan?model=%2Fetc%2Fpasswd.json", "The model is told as a path.")]
    [InlineData("plan?model=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "The catalogue has no architecture '<script>alert(1)</script>'.")]
    [InlineData("plan?file=mine.json", "which was dropped into a page that is closed and was not stored.")]
    [InlineData("plan?model=llama-3.2-1b&gpus=many", "'How many GPUs' is told as 'many'.")]
    [InlineData("plan?model=llama-3.2-1b&gpus=&within=soon", "The deadline 'soon' is no number of days.")]
    [InlineData("plan?model=llama-3.2-1b&tokens=lots", "'lots'")]
    [InlineData("plan?model=llama-3.2-1b&gpu=H1000", "H1000")]
    [InlineData("plan?model=llama-3.2-1b&precision=int3", "'int3' is no precision.")]
    [InlineData("plan?model=llama-3.2-1b&gpus=17&batch=5", "No legal strategy spreads a batch of 5 sequences over 17 GPUs.")]
    public Task A_stale_or_broken_link_is_told_in_words(string address, string problem)
    {
        var usual = new[] { ("gpu", "H100-SXM"), ("gpus", "8"), ("batch", "64"), ("sequence", "4096") }.Where(one => !address.Contains($"{one.Item1}=", StringComparison.Ordinal));
        return browser.Look(address + string.Concat(usual.Select(one => $"&{one.Item1}={one.Item2}")), async page =>
            await Expect(page.Locator("[role=alert]").First).ToContainTextAsync(problem, new() { Timeout = 30_000 }));
    }

    [Fact]
    public Task What_fits_nowhere_is_told_with_what_would_fit() => browser.Look("plan?model=llama-3.1-405b&gpu=H100-SXM&gpus=8&batch=64&sequence=8192", async page =>
    {
        await Expect(page.Locator(".answer")).ToContainTextAsync("fits into the memory of a GPU: use more GPUs", new() { Timeout = 60_000 });
        var more = page.Locator("#advice a").First;
        await Expect(more).ToHaveTextAsync(new Regex("^It fits on \\d+ H100-SXM\\.$"));
        await more.ClickAsync();
        await Done(page);
        await Expect(page.Locator("#verdict")).ToContainTextAsync("Fits:");
    });

    [Fact]
    public Task A_deadline_that_none_keeps_is_told_with_what_comes_nearest() => browser.Look("plan?model=llama-3.2-1b&gpu=H100-SXM&gpus=16&within=8&tokens=1T&batch=64&sequence=4096", async page =>
    {
        await Expect(page.Locator(".answer")).ToContainTextAsync("finishes within 8 days.", new() { Timeout = 60_000 });
        await Expect(page.Locator(".answer a")).ToHaveTextAsync(new Regex("^The nearest: 16 GPUs take [\\d.,]+ days\\.$"));
    });

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1920)]
    public Task What_was_found_is_no_wider_than_the_window(int width) => browser.Look(Small, async page =>
    {
        await Done(page);
        await page.Locator("#front summary").ClickAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }, width: width);

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task What_was_found_has_no_fault_that_an_automatic_check_of_accessibility_finds(ColorScheme scheme) => browser.Look(Small, async page =>
    {
        await Done(page);
        await page.Locator("#front summary").ClickAsync();
        await Browser.Accessible(page);
    }, scheme: scheme);

    private static Task Done(IPage page) => Expect(page.Locator("#headline")).ToHaveCountAsync(1, Long);

    // A table of the command has columns of spaces; a page ties a number to its sign.
    private static string Plain(string text) => Regex.Replace(text.Replace('\u00A0', ' '), "[ ]+", " ").Trim();
}
