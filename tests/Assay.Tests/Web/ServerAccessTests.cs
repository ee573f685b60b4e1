using System.Diagnostics;
using System.Net;

namespace Assay.Tests.Web;

/// <summary>Where the server listens, who may use it, and how it ends.</summary>
public sealed class ServerAccessTests
{
    private const string Secret = "a-secret-of-the-tests";

    [Theory]
    [InlineData("'http://0.0.0.0:0' can be reached from other machines.", "--urls", "http://0.0.0.0:0")]
    [InlineData("'http://*:0' can be reached from other machines.", "--urls", "http://*:0")]
    [InlineData("--urls is 'nowhere'.", "--urls", "nowhere")]
    [InlineData("--token is too short.", "--urls", "http://127.0.0.1:0", "--token", "short")]
    [InlineData("--max-samples is 0.", "--max-samples", "0")]
    [InlineData("There is no option '--url'. Did you mean '--urls'?", "--url", "http://127.0.0.1:0")]
    public void What_cannot_be_served_is_refused(string problem, params string[] options)
    {
        using var process = RunningServer.Begin(options);
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.StartsWith(problem, process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public void A_port_that_is_taken_is_told()
    {
        using var server = RunningServer.Start();
        using var second = RunningServer.Begin(["--urls", server.Address.ToString().TrimEnd('/')]);
        Assert.StartsWith("The server cannot listen:", second.StandardError.ReadToEnd(), StringComparison.Ordinal);
        second.WaitForExit();
        Assert.Equal(2, second.ExitCode);
    }

    [Fact]
    public async Task With_a_token_only_who_knows_it_is_answered()
    {
        using var server = RunningServer.Start("--token", Secret);
        using var client = server.Client();
        foreach (var path in new[] { "/", "/openapi/v1.json", "/api/catalog/list?kind=accelerators", "/?token=another-secret-of-16" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await Answer.Get(client, path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Answer.Get(client, "/healthz")).Status);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        Assert.Equal(HttpStatusCode.OK, (await Answer.Get(client, "/api/catalog/list?kind=accelerators")).Status);
    }

    [Fact]
    public async Task A_browser_shows_the_token_once()
    {
        using var server = RunningServer.Start("--token", Secret);
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        var response = await client.GetAsync($"/?token={Secret}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", response.RequestMessage!.RequestUri!.Query);
        Assert.Equal(HttpStatusCode.OK, (await Answer.Get(client, "/openapi/v1.json")).Status);
    }

    [Fact]
    public async Task The_server_ends_with_the_command_however_that_ends()
    {
        using var server = RunningServer.Start();
        using var client = server.Client();
        Assert.Equal(HttpStatusCode.OK, (await Answer.Get(client, "/healthz")).Status);
        server.Process.Kill();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                await client.GetAsync("/healthz", TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The server goes on without its command.");
    }
}
