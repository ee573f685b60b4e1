using System.CommandLine;
using System.Net.Mime;
using Assay.Commands;
using Assay.Documents;

namespace Assay.Web.Api;

/// <summary>Answers a verb over HTTP with what the command line prints.</summary>
internal sealed partial class VerbEndpoint(Limits limits, Gate gate, ILogger<VerbEndpoint> logger)
{
    // No '@file' in a parameter is ever read as a file of words.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public async Task Answer(HttpContext context, Verb verb)
    {
        using var place = gate.Admit();
        if (!place.IsAcquired)
        {
            await Problem.Busy.Write(context.Response);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        stop.CancelAfter(limits.Time);
        try
        {
            var texts = await Body.Read(context.Request, verb.Sent, limits, stop.Token);
            var words = VerbWords.Of(verb, context.Request.Query, texts, limits);
            if (context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == EventStream.ContentType))
                await new EventStream(context.Response).Follow(told => Run(words, texts, told, stop.Token), Describe, stop.Token);
            else
                await Write(context.Response, await Run(words, texts, null, stop.Token));
        }
        catch (Exception refused) when (!context.Response.HasStarted)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await Describe(refused).Write(context.Response);
        }
    }

    private Task<VerbAnswer> Run(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> texts, Action<string, double>? told, CancellationToken stop) => gate.Run(
        threads =>
        {
            var output = new MemoryStream();
            var host = new CommandHost { Output = () => output, Error = TextWriter.Null, Files = new GivenFiles(texts), Progress = told ?? ((_, _) => { }), Cancellation = stop };
            var exit = CommandLine.Invoke(CommandLine.Tree(host), Parsing, [words[0], $"--threads={threads}", .. words.Skip(1)]);
            return new VerbAnswer(exit, output.ToArray());
        },
        stop);

    private static async Task Write(HttpResponse response, VerbAnswer answer)
    {
        response.ContentType = MediaTypeNames.Application.Json;
        response.ContentLength = answer.Document.Length;
        await response.Body.WriteAsync(answer.Document);
    }

    private Problem Describe(Exception refused)
    {
        switch (refused)
        {
            case BodyRefusedException body:
                return body.Problem;
            case InputException input:
                return Problem.Of(input);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Large(limits);
            case OperationCanceledException:
                return Problem.Slow(limits);
            case AggregateException { InnerException: { } inner }:
                return Describe(inner);
            default:
                Failed(logger, refused);
                return Problem.Internal;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request met an error of the program's own.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
