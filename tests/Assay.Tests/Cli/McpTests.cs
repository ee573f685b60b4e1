using System.Text.Json;
using Assay.Commands.Verbs;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Assay.Tests.Cli;

/// <summary>The tools that an assistant gets, called by a client of the protocol over standard input and output.</summary>
public sealed class McpTests : IAsyncLifetime
{
    private McpClient client = null!;

    public async ValueTask InitializeAsync() =>
        client = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = [AssayCommand.Program, "mcp"] }));

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task Every_verb_is_a_tool_that_only_reads()
    {
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Verb.All.Select(verb => verb.Name.Replace(' ', '_').Replace('-', '_')), tools.Select(tool => tool.Name));
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.NotEmpty(tool.Description);
            Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString());
        });
    }

    [Fact]
    public async Task An_audit_of_a_shipped_case_answers_in_one_sentence_with_its_claims_and_sources()
    {
        var document = await Told("audit", ("case", "deepseek-v3"), ("samples", 500));
        Assert.StartsWith("\"V3 cost 5.576 million dollars to train\": the figure reconciles within its own scope", document.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal("six-million", document.GetProperty("claims")[0].GetProperty("id").GetString());
        Assert.Equal(5, document.GetProperty("claims")[0].GetProperty("silent_on").GetArrayLength());
        Assert.True(document.GetProperty("claims")[0].GetProperty("silent_on_left_out").GetInt32() > 20);
        Assert.True(document.GetProperty("quantities_left_out").GetInt32() > 400);
        Assert.Contains(document.GetProperty("sources").EnumerateArray(), source => source.GetProperty("id").GetString() == "deepseek-v3-report" && source.GetProperty("url").GetString()!.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_document_is_given_to_whoever_asks()
    {
        var document = await Told("audit", ("case", "deepseek-v3"), ("samples", 100), ("whole", true));
        Assert.True(document.GetProperty("quantities").EnumerateObject().Count() > 400);
    }

    [Fact]
    public async Task A_number_opens_into_its_formula_and_sources_under_changed_inputs()
    {
        var (before, after) = (await Told("explain", ("case", "deepseek-v3"), ("quantity", "fleet.ownership"), ("samples", 100)), await Told("explain", ("case", "deepseek-v3"), ("quantity", "fleet.ownership"), ("set", new[] { "fleet.ownership=5 years" }), ("samples", 100)));
        Assert.NotEmpty(before.GetProperty("sources").EnumerateArray().Concat(before.GetProperty("grounds").EnumerateObject().Select(field => field.Value)));
        Assert.Equal(5, after.GetProperty("value").GetDouble());
        var tree = await Told("explain", ("case", "deepseek-v3"), ("quantity", "fleet.cost_per_gpu_hour"), ("samples", 100));
        Assert.Equal("fleet.cost_per_year / fleet.gpus", tree.GetProperty("formula").GetString());
        Assert.NotEmpty(tree.GetProperty("sources").EnumerateArray());
    }

    [Fact]
    public async Task A_case_may_be_sent_whole()
    {
        var document = await Told("audit", ("case", "case: x\nas_of: 2025-01-31\nquantities:\n  a: { value: 3 GPU, assumption: why }\n"), ("whole", true));
        Assert.Equal(3, document.GetProperty("quantities").GetProperty("a").GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task A_prediction_names_the_sources_of_its_chip_and_model()
    {
        var document = await Told("training_predict", ("model", "llama-2-7b"), ("gpu", "H100-SXM"), ("gpus", 8), ("global_batch", 64), ("sequence", 4096));
        Assert.True(document.GetProperty("step_time_s").ValueKind is JsonValueKind.Object or JsonValueKind.Number);
        Assert.True(document.GetProperty("sources").GetArrayLength() >= 2);
    }

    [Fact]
    public async Task Own_or_rent_and_the_catalogue_carry_sources()
    {
        Assert.NotEmpty((await Told("fleet_own_or_rent", ("gpu", "H100-SXM"), ("count", "1024"), ("samples", 200))).GetProperty("sources").EnumerateArray());
        Assert.Contains((await Told("catalog_show", ("name", "H800-SXM"))).GetProperty("sources").EnumerateArray(), source => source.GetProperty("publisher").GetString() == "Epoch AI");
    }

    [Fact]
    public async Task What_a_document_must_be_read_with_is_in_it()
    {
        const string Images = """{ "architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3", "text_config": { "model_type": "gemma3_text", "head_dim": 256, "hidden_size": 2560, "intermediate_size": 10240, "num_attention_heads": 8, "num_hidden_layers": 34, "num_key_value_heads": 4, "sliding_window": 1024 } }""";
        var document = await Told("training_predict", ("config", Images), ("gpu", "H100-SXM"), ("gpus", 8), ("global_batch", 64), ("sequence", 4096));
        Assert.Contains("Only the language model is read", Assert.Single(document.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No case that comes with Assay is called 'deepseek-v33'.\nDid you mean 'deepseek-v3'?", "deepseek-v33")]
    [InlineData("case.yaml:1:1: A case needs 'as_of'.", "case: x\n")]
    [InlineData("'explain' needs the parameter 'quantity'.", "deepseek-v3")]
    public async Task What_cannot_be_used_is_told_in_the_words_of_the_command_line(string problem, string @case)
    {
        var tool = problem.StartsWith("'explain'", StringComparison.Ordinal) ? "explain" : "audit";
        var result = await Call(tool, ("case", @case));
        Assert.True(result.IsError);
        Assert.StartsWith(problem, Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_told()
    {
        var refused = await Assert.ThrowsAsync<McpProtocolException>(() => Call("audits").AsTask());
        Assert.Contains("There is no tool 'audits'. Did you mean 'audit'?", refused.Message, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Told(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await Call(tool, arguments);
        Assert.False(result.IsError ?? false, Text(result));
        return JsonDocument.Parse(Text(result)).RootElement;
    }

    private ValueTask<CallToolResult> Call(string tool, params (string Name, object Value)[] arguments) =>
        client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value), cancellationToken: TestContext.Current.CancellationToken);

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
