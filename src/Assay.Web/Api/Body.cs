using System.Text;
using Assay.Commands.Verbs;
using Assay.Documents;
using Microsoft.Net.Http.Headers;

namespace Assay.Web.Api;

/// <summary>The text that a request carries, under the name by which the command reads it.</summary>
internal static class Body
{
    private static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml"];
    private static readonly string[] Config = ["application/json"];

    /// <returns>The texts by name; empty where the request carries none.</returns>
    /// <exception cref="BodyRefusedException">It is too large, of the wrong kind or no text.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> Read(HttpRequest request, Verb verb, Limits limits, CancellationToken cancellation)
    {
        var body = await Bytes(request, limits, cancellation);
        if (body.Length == 0)
            return new Dictionary<string, string>();
        var (name, kinds) = verb.Sent == Sent.ModelOrNothing ? (VerbCall.ModelName, Config) : (VerbCall.CaseName, Yaml);
        if (verb.Sent == Sent.Nothing)
            throw new InputException(null, "The request carries a body, and nothing reads one here.", "Send it without.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw new BodyRefusedException(Problem.Media(kinds[0]));
        if (verb.TakesTwoCases && type.MediaType.Equals(Form.ContentType, StringComparison.OrdinalIgnoreCase))
        {
            var cases = verb.Arguments.Where(Verb.IsCase).ToDictionary(argument => argument.Name, VerbCall.NameOf);
            var parts = await Form.Read(body, type, [.. cases.Keys], cancellation);
            return parts.ToDictionary(part => cases[part.Key], part => Text(part.Value));
        }

        return kinds.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            ? new Dictionary<string, string> { [name] = Text(body.ToArray()) }
            : throw new BodyRefusedException(Problem.Media(kinds[0]));
    }

    private static async Task<MemoryStream> Bytes(HttpRequest request, Limits limits, CancellationToken cancellation)
    {
        if (request.ContentLength > limits.BodyBytes)
            throw new BodyRefusedException(Problem.Large(limits));
        var read = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int count; (count = await request.Body.ReadAsync(part, cancellation)) > 0;)
        {
            if (read.Length + count > limits.BodyBytes)
                throw new BodyRefusedException(Problem.Large(limits));
            read.Write(part, 0, count);
        }

        read.Position = 0;
        return read;
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(null, "The body is not text in UTF-8.", "Send it as UTF-8.");
        }
    }
}
