using System.Net;
using System.Text;

namespace Assay.Tests.Web;

/// <summary>Many callers at once, slow work, and callers who go away.</summary>
public sealed class ApiLoadTests
{
    private static readonly string Story = Layout.Repository.Text("cases/deepseek-v3.yaml");
    private static readonly string Small = "case: x\nas_of: 2025-01-31\nquantities:\n  a: { value: 1 to 2 GPU, assumption: why }\n  b: a * 2\n";

    [Fact]
    public async Task In_a_burst_of_a_thousand_audits_none_is_lost_and_none_is_wrong()
    {
        using var server = RunningServer.Start("--max-requests", "16");
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = server.Address };
        var right = (await Answer.Post(client, "/api/audit?samples=1000", Small)).Text;
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Answer.Post(client, "/api/audit?samples=1000", Small)));
        Assert.All(answers, answer =>
        {
            if (answer.Status == HttpStatusCode.OK)
            {
                Assert.Equal(right, answer.Text);
                return;
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
            Assert.Equal("The server is busy.", answer.Json.GetProperty("title").GetString());
        });
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(right, (await Answer.Post(client, "/api/audit?samples=1000", Small)).Text);
    }

    [Fact]
    public async Task Above_what_it_takes_the_server_sends_callers_away_until_there_is_room()
    {
        using var server = RunningServer.Start("--max-requests", "1");
        using var client = server.Client();
        using var stop = new CancellationTokenSource();
        var work = Heavy(client, stop.Token);
        var refused = await Until(client, HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("healthy\n", (await Answer.Get(client, "/healthz")).Text);
        // Who goes away stops the work: there is room long before it would have ended.
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(HttpStatusCode.OK, (await Until(client, HttpStatusCode.OK)).Status);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_stopped_and_told()
    {
        using var server = RunningServer.Start("--max-seconds", "1");
        using var client = server.Client();
        var answer = await Answer.Post(client, "/api/sensitivity?quantity=lab.cost_per_year&samples=1000000", Story);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.StartsWith("It was stopped after 1 s.", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Answer.Post(client, "/api/audit?samples=100", Small)).Status);
    }

    // A long request; where a short one was let in before it, it asks again.
    private static async Task Heavy(HttpClient client, CancellationToken stop)
    {
        HttpStatusCode status;
        do
        {
            using var content = new StringContent(Story, Encoding.UTF8, "application/yaml");
            using var response = await client.PostAsync("/api/sensitivity?quantity=lab.cost_per_year&samples=1000000", content, stop);
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.TooManyRequests);
    }

    // Asks again until the server answers so.
    private static async Task<Answer> Until(HttpClient client, HttpStatusCode expected)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await Answer.Post(client, "/api/audit?samples=100", Small);
            if (answer.Status == expected || tries == 500)
                return answer;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
