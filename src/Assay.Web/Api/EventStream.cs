using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Assay.Commands.Verbs;

namespace Assay.Web.Api;

/// <summary>Tells the progress of long work as server-sent events, and its result as the last of them.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public const string ContentType = "text/event-stream";

    /// <summary>Events <c>progress</c> with what is under way and the share done, then <c>warning</c>s, then one <c>result</c> or <c>problem</c>.</summary>
    public async Task Follow(Func<Action<string, double>, Task<VerbAnswer>> work, Func<Exception, Problem> describe, CancellationToken stop)
    {
        // A reader who is slow sees the newest share, not every one.
        var shares = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var last = Last(work, describe, shares.Writer);
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        await SseFormatter.WriteAsync(Events(shares.Reader, last), response.Body, stop);
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(ChannelReader<SseItem<string>> shares, Task<IReadOnlyList<SseItem<string>>> last)
    {
        await foreach (var share in shares.ReadAllAsync())
            yield return share;
        foreach (var told in await last)
            yield return told;
    }

    private static async Task<IReadOnlyList<SseItem<string>>> Last(Func<Action<string, double>, Task<VerbAnswer>> work, Func<Exception, Problem> describe, ChannelWriter<SseItem<string>> shares)
    {
        try
        {
            var answer = await work((what, share) => shares.TryWrite(new SseItem<string>(new JsonObject { ["what"] = what, ["share"] = Math.Round(share, 3) }.ToJsonString(), "progress")));
            return [.. answer.Warnings.Select(warning => new SseItem<string>(new JsonObject { ["warning"] = warning }.ToJsonString(), "warning")), new SseItem<string>(Encoding.UTF8.GetString(answer.Document.Span), "result")];
        }
        catch (Exception refused)
        {
            return [new SseItem<string>(describe(refused).Json().ToJsonString(), "problem")];
        }
        finally
        {
            shares.Complete();
        }
    }
}
