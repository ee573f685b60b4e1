using System.Text.Json.Nodes;
using Assay.Commands;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Api;

/// <summary>What went wrong, as problem details (RFC 9457), in the words of the command line.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Detail">The problem in full.</param>
/// <param name="Errors">Every error of the input with its place; may be empty.</param>
internal sealed record Problem(int Status, Message Title, Message Detail, IReadOnlyList<InputError> Errors)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(InputException refused) => new(StatusCodes.Status400BadRequest, "The input cannot be used.", CommandLine.Told(refused), refused.Errors);

    public static Problem Busy { get; } = new(StatusCodes.Status429TooManyRequests, "The server is busy.", "As many requests as it takes are under way. Try again in a second.", []);

    public static Problem Internal { get; } = new(StatusCodes.Status500InternalServerError, "The server met an error of its own.", "The request was not answered. The server's log says more.", []);

    public static Problem Slow(Limits limits) => new(StatusCodes.Status503ServiceUnavailable, "The work took too long.", $"It was stopped after {limits.Time.TotalSeconds:F0} s. Ask for fewer samples or less to search, or use the command line.", []);

    public static Problem Large(Limits limits) => new(StatusCodes.Status413PayloadTooLarge, "The body is too large.", $"At most {limits.BodyBytes:N0} bytes are read.", []);

    public static Problem Media(string expected) => new(StatusCodes.Status415UnsupportedMediaType, "The content type does not fit.", $"Send the body as {expected}.", []);

    public static Problem Unknown { get; } = new(StatusCodes.Status404NotFound, "There is nothing here.", "'/openapi/v1.json' lists what there is.", []);

    public JsonObject Json() => new()
    {
        ["title"] = Say(Title),
        ["status"] = Status,
        ["detail"] = Say(Detail),
        ["errors"] = new JsonArray([.. Errors.Select(error => new JsonObject
        {
            ["source"] = error.At?.Source.Name,
            ["line"] = error.At?.Line,
            ["column"] = error.At?.Column,
            ["problem"] = Say(error.Problem),
            ["remedy"] = Say(error.Remedy),
        })]),
    };

    public async Task Write(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (Status == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "1";
        await response.WriteAsync(Json().ToJsonString() + "\n");
    }
}
