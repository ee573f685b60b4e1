using System.Net.Mime;
using Assay.Commands.Verbs;
using Assay.Documents;

namespace Assay.Web.Api;

/// <summary>Answers a verb over HTTP with what the command line prints.</summary>
internal sealed partial class VerbEndpoint(Limits limits, Gate gate, ILogger<VerbEndpoint> logger)
{
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
            var texts = await Body.Read(context.Request, verb, limits, stop.Token);
            var call = new VerbCall(verb, [.. context.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.OfType<string>()]))], texts, limits.Samples);
            Task<VerbAnswer> Run(Action<string, double>? told) => gate.Run(threads => call.Run(threads, told, stop.Token), stop.Token);
            if (context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == EventStream.ContentType))
                await new EventStream(context.Response).Follow(Run, Describe, stop.Token);
            else
                await Write(context.Response, await Run(null));
        }
        catch (Exception refused) when (!context.Response.HasStarted)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await Describe(refused).Write(context.Response);
        }
    }

    private static async Task Write(HttpResponse response, VerbAnswer answer)
    {
        response.ContentType = MediaTypeNames.Application.Json;
        response.ContentLength = answer.Document.Length;
        WarningHeader.Write(response, answer.Warnings);
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
