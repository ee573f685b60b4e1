using System.Text;
using Assay.Documents;

namespace Assay.Web.Work;

/// <summary>The files that a reader opened, for as long as the page stays open; nowhere else are they kept.</summary>
internal sealed class OwnCases
{
    private const string Prefix = "own-";
    private const int Most = 20;

    private readonly List<OpenedCase> opened = [];

    public IReadOnlyList<OpenedCase> All => opened;

    public OpenedCase? Find(string address) => opened.Find(one => one.Address == address);

    /// <summary>Whether an address names a file of a reader's, here or in a page that was closed.</summary>
    public static bool IsOwn(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Takes a file in.</summary>
    /// <exception cref="InputException">It is too large or no text.</exception>
    public async Task<OpenedCase> Open(string name, Stream content, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        await content.CopyToAsync(read, cancellation);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(read.GetBuffer(), 0, (int)read.Length);
            return Open(name, text);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(null, $"The file '{name}' is not text in UTF-8.", "Save it as UTF-8.");
        }
    }

    /// <summary>Takes a text in.</summary>
    public OpenedCase Open(string name, string text)
    {
        var taken = new OpenedCase(Prefix + (opened.Count + 1), new SourceText(name, text));
        if (opened.Count == Most)
            opened.RemoveAt(0);
        opened.Add(taken);
        return taken;
    }
}
