using System.Net;
using System.Text;
using Assay.Tests.Cli;

namespace Assay.Tests.Web;

/// <summary>What cannot be answered is refused in words, opens no file, and leaves the server as it was.</summary>
public sealed class ApiBadInputTests(ApiTests.Shared shared) : IClassFixture<ApiTests.Shared>
{
    private static readonly string Story = Layout.Repository.Text("cases/deepseek-v3.yaml");

    [Fact]
    public async Task An_invalid_case_is_refused_with_every_error_and_its_line()
    {
        const string Case = "case: x\nas_of: 2025-01-31\nquantities:\n  a: 1 GPU + 1 USD\n  b: nowhere * 2\n";
        var answer = await Answer.Post(shared.Client, "/api/audit", Case);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/problem+json", answer.Type);
        using var folder = new TemporaryFolder();
        folder.Write("case.yaml", Case);
        var told = folder.Run("audit", "case.yaml");
        Assert.Equal(2, told.ExitCode);
        Assert.StartsWith(answer.Detail, told.Error, StringComparison.Ordinal);
        Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error =>
        {
            Assert.Equal("case.yaml", error.GetProperty("source").GetString());
            Assert.True(error.GetProperty("line").GetInt32() is 4 or 5);
            Assert.NotEmpty(error.GetProperty("problem").GetString()!);
            Assert.NotEmpty(error.GetProperty("remedy").GetString()!);
        });
    }

    [Theory]
    [InlineData("a: &a [x]\nb: *a\n", "Anchors and aliases ('&' and '*') are not read.")]
    [InlineData("case: !!binary x\n", "Tags ('!') are not read.")]
    [InlineData("", "The request carries no case.")]
    [InlineData("[1, 2]", "The file holds a list, not a map.")]
    [InlineData("case: [", "This is not valid YAML")]
    public async Task Hostile_YAML_is_refused(string yaml, string problem)
    {
        var answer = await Answer.Post(shared.Client, "/api/audit", yaml);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(problem, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_YAML_is_refused()
    {
        var answer = await Answer.Post(shared.Client, "/api/audit", "case: " + new string('[', 100_000));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("nested more than 40 deep", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var answer = await Answer.Post(shared.Client, "/api/audit", [0xFF, 0xFE, 0x00]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("The body is not text in UTF-8.", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused(string type)
    {
        var answer = await Answer.Post(shared.Client, "/api/audit", Story, type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("Send the body as application/yaml.", answer.Detail);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_of_100_MB_is_refused_and_not_kept(bool announced)
    {
        using var content = new StreamContent(new Endless(100L << 20));
        content.Headers.ContentType = new("application/yaml");
        content.Headers.ContentLength = announced ? 100L << 20 : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/audit") { Content = content };
        request.Headers.TransferEncodingChunked = !announced;
        try
        {
            var answer = await Answer.Of(await shared.Client.SendAsync(request, TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
            Assert.Equal("At most 4,194,304 bytes are read.", answer.Detail);
        }
        catch (HttpRequestException cut) when (cut.InnerException is IOException)
        {
            // The server may hang up while the rest is still on its way.
        }

        Assert.Equal("healthy\n", (await Answer.Get(shared.Client, "/healthz")).Text);
    }

    [Fact]
    public async Task A_request_that_names_a_file_to_write_is_refused_and_writes_none()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.html");
        var answer = await Answer.Post(shared.Client, $"/api/audit?report={Uri.EscapeDataString(path)}", Story);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("There is no parameter 'report'.", answer.Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("/api/audit?catalog=/etc", "There is no parameter 'catalog'.")]
    [InlineData("/api/audit?help=true", "There is no parameter 'help'.")]
    [InlineData("/api/audit?sampels=10", "There is no parameter 'sampels'.\nDid you mean 'samples'?")]
    [InlineData("/api/audit?samples=2000000", "--samples is 2000000.\nHere at most 1,000,000 are drawn")]
    [InlineData("/api/audit?samples=many", "--samples is 'many'.")]
    [InlineData("/api/audit?samples=0", "--samples is 0.")]
    [InlineData("/api/audit?seed=-1", "--seed is -1.")]
    [InlineData("/api/audit?set=nowhere%3D1", "Nothing is called 'nowhere'.")]
    [InlineData("/api/explain", "'explain' needs the parameter 'quantity'.")]
    [InlineData("/api/explain?quantity=--help", "has nothing called '--help'.")]
    [InlineData("/api/explain?quantity=%40/etc/passwd", "has nothing called '@/etc/passwd'.")]
    public async Task A_parameter_that_cannot_be_used_is_refused(string path, string problem)
    {
        var answer = await Answer.Post(shared.Client, path, Story);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(problem, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/training/predict?model=/etc/hostname.json&gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096")]
    [InlineData("/api/training/predict?model=../../catalog/architectures/llama.yaml&gpu=H100-SXM&gpus=8&global-batch=64&sequence=4096")]
    [InlineData("/api/serving/search?model=llama-3.1-8b&gpu=H100-SXM&input=1000&output-tokens=100&rate=1&ttft=1000&tpot=50&day=/etc/passwd")]
    public async Task A_path_in_a_request_opens_no_file(string path)
    {
        var answer = await Answer.Post(shared.Client, path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("A file cannot be named here.", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_names_a_file_opens_none()
    {
        var answer = await Answer.Post(shared.Client, "/api/audit", Layout.Repository.Text("tests/Assay.Tests/Cases/specimens/config-file-without-folder.yaml"));
        Assert.Contains("names a file, and a case that came without its folder opens none.", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_title_is_told_as_text_alone()
    {
        const string Title = "<script>alert(1)</script>";
        var answer = await Answer.Post(shared.Client, "/api/audit?samples=10", $"case: x\ntitle: {Title}\nas_of: 2025-01-31\nquantities:\n  a: {{ value: 1 GPU, assumption: why }}\n");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.Type);
        Assert.Equal(Title, answer.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unknown_route_of_the_API_is_told()
    {
        var answer = await Answer.Get(shared.Client, "/api/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("'/openapi/v1.json' lists what there is.", answer.Detail);
    }

    [Fact]
    public async Task A_page_that_goes_by_another_name_does_not_reach_the_server()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Host = "assay.example";
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await Answer.Of(await shared.Client.SendAsync(request, TestContext.Current.CancellationToken))).Status);
    }

    /// <summary>So many bytes of a comment.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, left);
            buffer[..count].Fill((byte)'#');
            left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => Copy(destination, cancellationToken);

        private async Task Copy(Stream destination, CancellationToken cancellation)
        {
            var part = Encoding.ASCII.GetBytes(new string('#', 1 << 16));
            for (; left > 0; left -= part.Length)
                await destination.WriteAsync(part, cancellation);
        }
    }
}
