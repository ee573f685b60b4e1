using Assay.Documents;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Assay.Web.Api;

/// <summary>Several texts in one body: a form with a part for each.</summary>
internal static class Form
{
    public const string ContentType = "multipart/form-data";

    /// <summary>Reads a form that has certain parts, each once, and no others. All of it is in memory already.</summary>
    /// <returns>The parts by name.</returns>
    /// <exception cref="InputException">The body is no form, or has other parts.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> Read(Stream body, MediaTypeHeaderValue type, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var parts = new Dictionary<string, byte[]>();
        Message remedy = $"Send a form with the parts {string.Join(", ", names.Select(name => $"'{name}'"))}, each with the text of a case.";
        try
        {
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                var name = HeaderUtilities.RemoveQuotes(section.GetContentDispositionHeader()?.Name ?? default).ToString();
                if (!names.Contains(name))
                    throw new InputException(null, $"The form has a part '{name}', which nothing reads.", remedy);
                using var text = new MemoryStream();
                await section.Body.CopyToAsync(text, cancellation);
                if (!parts.TryAdd(name, text.ToArray()))
                    throw new InputException(null, $"The form has the part '{name}' twice.", remedy);
            }
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException or ArgumentException)
        {
            throw new InputException(null, "The body is not the form that its content type announces.", remedy);
        }

        var missing = names.Where(name => !parts.ContainsKey(name)).ToArray();
        return missing.Length == 0 ? parts : throw new InputException([.. missing.Select(name => new InputError(null, $"The form has no part '{name}'.", remedy))]);
    }
}
