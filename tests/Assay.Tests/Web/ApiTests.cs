using System.Net;
using System.Text.Json;
using Assay.Commands.Verbs;
using Assay.Tests.Cli;

namespace Assay.Tests.Web;

/// <summary>The HTTP API: the same verbs, the same documents, the same words as the command line.</summary>
public sealed class ApiTests(ApiTests.Shared shared) : IClassFixture<ApiTests.Shared>
{
    private static readonly string Story = Layout.Repository.Text("cases/deepseek-v3.yaml");

    public sealed class Shared : IDisposable
    {
        public Shared()
        {
            Server = RunningServer.Start();
            Client = Server.Client();
        }

        internal RunningServer Server { get; }

        internal HttpClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }

    [Fact]
    public async Task An_audit_answers_with_the_bytes_that_the_command_prints()
    {
        var answer = await Answer.Post(shared.Client, "/api/audit?samples=2000&seed=7", Story);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.Type);
        Assert.Equal(AssayCommand.Run("audit", Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml"), "--format", "json", "--samples", "2000", "--seed", "7").Succeeded().Out, answer.Text);
    }

    [Theory]
    [InlineData("/api/explain?quantity=fleet.cost_per_gpu_hour&samples=500", "explain", "CASE", "fleet.cost_per_gpu_hour", "--samples", "500")]
    [InlineData("/api/explain?quantity=lab.cost_per_year&samples=500&set=fleet.ownership%3D5%20years&set=fleet.utilisation%3D60%20%25", "explain", "CASE", "lab.cost_per_year", "--samples", "500", "--set", "fleet.ownership=5 years", "--set", "fleet.utilisation=60 %")]
    [InlineData("/api/sensitivity?quantity=lab.cost_per_year&samples=256", "sensitivity", "CASE", "lab.cost_per_year", "--samples", "256")]
    [InlineData("/api/compare?samples=200&set=fleet.ownership%3D5%20years", "compare", "CASE", "CASE", "--samples", "200", "--set", "fleet.ownership=5 years")]
    [InlineData("/api/methods?samples=200", "methods", "CASE", "--samples", "200")]
    [InlineData("/api/fleet/feasibility", "fleet", "feasibility", "CASE")]
    [InlineData("/api/fleet/cost?samples=200", "fleet", "cost", "CASE", "--samples", "200")]
    public async Task A_verb_on_a_case_answers_with_what_the_command_prints(string path, params string[] words)
    {
        var answer = await Answer.Post(shared.Client, path, Story);
        Assert.Equal(AssayCommand.Run([.. words.Select(word => word == "CASE" ? Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml") : word), "--format", "json"]).Succeeded().Out, answer.Text);
    }

    [Theory]
    [InlineData("POST", "/api/training/predict?model=llama-2-7b&gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096", "training", "predict", "-m", "llama-2-7b", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096")]
    [InlineData("POST", "/api/training/memory?model=llama-2-7b&gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096", "training", "memory", "-m", "llama-2-7b", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096")]
    [InlineData("POST", "/api/serving/predict?model=llama-3.1-8b&gpu=H100-SXM&precision=fp8&input=2000&output-tokens=500&concurrency=64", "serving", "predict", "-m", "llama-3.1-8b", "-g", "H100-SXM", "-p", "fp8", "-i", "2000", "-o", "500", "-c", "64")]
    [InlineData("POST", "/api/fleet/cost?gpu=H100-SXM&count=1024&samples=300", "fleet", "cost", "--gpu", "H100-SXM", "--count", "1024", "--samples", "300")]
    [InlineData("GET", "/api/catalog/list?kind=accelerators", "catalog", "list", "accelerators")]
    [InlineData("GET", "/api/catalog/show?name=H800-SXM", "catalog", "show", "H800-SXM")]
    [InlineData("GET", "/api/trends/chips?samples=300", "trends", "chips", "--samples", "300")]
    [InlineData("GET", "/api/methods/chip?chip=H100-SXM&start=2024-06&samples=300", "methods", "chip", "H100-SXM", "--start", "2024-06", "--samples", "300")]
    public async Task A_verb_without_a_case_answers_with_what_the_command_prints(string method, string path, params string[] words)
    {
        var answer = method == "GET" ? await Answer.Get(shared.Client, path) : await Answer.Post(shared.Client, path);
        Assert.Equal(AssayCommand.Run([.. words, "--format", "json"]).Succeeded().Out, answer.Text);
    }

    [Fact]
    public async Task A_config_that_is_sent_stands_in_for_a_model()
    {
        const string Config = """{ "model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 32, "vocab_size": 32000, "tie_word_embeddings": false }""";
        const string Query = "gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096";
        var sent = await Answer.Post(shared.Client, $"/api/training/predict?{Query}", Config, "application/json");
        var named = await Answer.Post(shared.Client, $"/api/training/predict?{Query}&model=llama-2-7b");
        Assert.Equal(named.Json.GetProperty("step_time_s").GetRawText(), sent.Json.GetProperty("step_time_s").GetRawText());
    }

    [Fact]
    public async Task The_document_of_the_API_lists_every_verb_with_its_parameters()
    {
        var answer = await Answer.Get(shared.Client, "/openapi/v1.json");
        var paths = answer.Json.GetProperty("paths");
        foreach (var verb in Verb.All)
        {
            var operation = paths.GetProperty("/api/" + string.Join('/', verb.Words)).GetProperty(verb.Sent == Sent.Nothing ? "get" : "post");
            var told = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToArray() : [];
            Assert.Equal([.. verb.Arguments.Where(argument => !Verb.IsCase(argument)).Select(argument => argument.Name), .. verb.Options.Select(option => option.Name[2..])], told);
            Assert.Equal(verb.Sent != Sent.Nothing, operation.TryGetProperty("requestBody", out _));
            Assert.True(operation.GetProperty("responses").TryGetProperty("429", out _));
        }
    }

    [Fact]
    public async Task Progress_is_told_before_the_result_to_whoever_asks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/training/search?model=llama-2-7b&gpu=H100-SXM&gpus=16&global-batch=64&sequence=4096");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await Answer.Of(await shared.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("text/event-stream", answer.Type);
        var events = answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("event: progress\ndata: {\"what\":\"Evaluating strategies\",\"share\":", events[0], StringComparison.Ordinal);
        Assert.StartsWith("event: result\n", events[^1], StringComparison.Ordinal);
        var document = string.Concat(events[^1].Split('\n').Skip(1).Select(line => line["data: ".Length..]));
        Assert.Equal("H100-SXM", JsonDocument.Parse(document).RootElement.GetProperty("gpu").GetString());
    }

    [Fact]
    public async Task A_problem_ends_a_stream_in_the_same_words()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/training/search?model=nobody&gpu=H100-SXM&gpus=16&global-batch=64&sequence=4096");
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await Answer.Of(await shared.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.StartsWith("event: problem\ndata: {", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The catalogue has no architecture", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/catalog/list?kind=accelerators")]
    [InlineData("/nowhere")]
    [InlineData("/api/nowhere")]
    public async Task Every_answer_forbids_scripts_that_are_not_its_own(string path)
    {
        var answer = await Answer.Get(shared.Client, path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_healthy_server_says_so() => Assert.Equal("healthy\n", (await Answer.Get(shared.Client, "/healthz")).Text);
}
