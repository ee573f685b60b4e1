using Assay.Documents;

namespace Assay.Web.Work;

/// <summary>Texts that come with the program: measurements, and the pages on how wrong predictions are.</summary>
internal static class ShippedText
{
    public static SourceText Read(string name)
    {
        using var stream = typeof(ShippedText).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"Nothing called '{name}' comes with the program.");
        using var reader = new StreamReader(stream);
        return new SourceText(name, reader.ReadToEnd());
    }
}
