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
    public static async Task<IReadOnlyDictionary<string, string>> Read(HttpRequest request, Sent sent, Limits limits, CancellationToken cancellation)
    {
        var text = await Text(request, limits, cancellation);
        if (text.Length == 0)
            return new Dictionary<string, string>();
        var (name, kinds) = sent == Sent.ModelOrNothing ? (VerbCall.ModelName, Config) : (VerbCall.CaseName, Yaml);
        if (sent == Sent.Nothing)
            throw new InputException(null, "The request carries a body, and nothing reads one here.", "Send it without.");
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && kinds.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            ? new Dictionary<string, string> { [name] = text }
            : throw new BodyRefusedException(Problem.Media(kinds[0]));
    }

    private static async Task<string> Text(HttpRequest request, Limits limits, CancellationToken cancellation)
    {
        if (request.ContentLength > limits.BodyBytes)
            throw new BodyRefusedException(Problem.Large(limits));
        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int count; (count = await request.Body.ReadAsync(part, cancellation)) > 0;)
        {
            if (read.Length + count > limits.BodyBytes)
                throw new BodyRefusedException(Problem.Large(limits));
            read.Write(part, 0, count);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(read.GetBuffer(), 0, (int)read.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(null, "The body is not text in UTF-8.", "Send it as UTF-8.");
        }
    }
}
