using System.Net;
using Assay.Tests.Cli;

namespace Assay.Tests.Web;

/// <summary>What a document must be read with is told beside it, and the document stays what the command prints.</summary>
public sealed class ApiWarningTests(ApiTests.Shared shared) : IClassFixture<ApiTests.Shared>
{
    private const string Header = "Assay-Warning";

    // A model that carries images: the simulator reads its language model alone.
    private const string Config = """{ "architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3", "text_config": { "model_type": "gemma3_text", "head_dim": 256, "hidden_size": 2560, "intermediate_size": 10240, "num_attention_heads": 8, "num_hidden_layers": 34, "num_key_value_heads": 4, "sliding_window": 1024 } }""";
    private const string Plan = "gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096";

    // One of its pools comes after the day for which prices are looked up.
    private const string Late = """
        case: late
        as_of: 2024-06-30
        fleet:
          assumption: For an example.
          ownership: 3 years
          utilisation: 60 %
          residual: 10 %
          cost_of_capital: 9 %/year
          pue: 1.2
          power_used: 80 %
          electricity: 0.09 USD/kWh
          facility: 140 USD/kW/month
          maintenance: 3 %/year
          network: 4k USD/GPU
          storage: 3 %
          pools:
            first: { title: "The first, éphémère: 100 %", accelerator: H100-SXM, count: 512, from: 2025-01-01 }
        """;

    [Theory]
    [InlineData("predict")]
    [InlineData("memory")]
    [InlineData("search")]
    public async Task A_warning_of_a_command_comes_as_a_header(string verb)
    {
        var answer = await Answer.Post(shared.Client, $"/api/training/{verb}?{Plan}", Config, "application/json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Config);
        var told = folder.Run("training", verb, "--model", "config.json", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096", "--format", "json");
        var warning = Uri.UnescapeDataString(Assert.Single(answer.Headers.GetValues(Header)));
        Assert.Contains("Only the language model is read", warning, StringComparison.Ordinal);
        Assert.Contains(warning, told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_of_a_case_comes_with_every_verb_on_it()
    {
        var audit = await Answer.Post(shared.Client, "/api/audit?samples=50", Late);
        var told = audit.Json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!).ToArray();
        Assert.StartsWith("The first, éphémère: 100 % is not there on 2024-06-30.", Assert.Single(told), StringComparison.Ordinal);
        foreach (var path in new[] { "/api/audit?samples=50", "/api/explain?quantity=fleet.capex&samples=50", "/api/compare?samples=50" })
            Assert.Equal(told, (await Answer.Post(shared.Client, path, Late)).Headers.GetValues(Header).Select(Uri.UnescapeDataString));
    }

    [Fact]
    public async Task What_calls_for_no_warning_has_no_header()
    {
        var answer = await Answer.Post(shared.Client, $"/api/training/search?model=llama-2-7b&{Plan}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Headers.Contains(Header));
    }

    [Fact]
    public async Task A_stream_tells_warnings_before_its_result()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/training/memory?{Plan}") { Content = new StringContent(Config, null, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var events = (await Answer.Of(await shared.Client.SendAsync(request, TestContext.Current.CancellationToken))).Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Only the language model is read", Assert.Single(events, one => one.StartsWith("event: warning\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("event: result\n", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_of_the_API_describes_the_header()
    {
        var paths = (await Answer.Get(shared.Client, "/openapi/v1.json")).Json.GetProperty("paths");
        var header = paths.GetProperty("/api/explain").GetProperty("post").GetProperty("responses").GetProperty("200").GetProperty("headers").GetProperty(Header);
        Assert.Contains("percent-encoded", header.GetProperty("description").GetString(), StringComparison.Ordinal);
    }
}
