using Assay.Catalog;

namespace Assay.Tests.Catalog;

/// <summary>A folder with files of its own in front of the shipped catalogue; gone after the test.</summary>
internal sealed class OwnCatalogue : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assay-catalog-").FullName;

    public string Folder => folder;

    public CatalogFiles Files => CatalogFiles.In(folder);

    /// <summary>A file in place of the shipped one.</summary>
    public OwnCatalogue With(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>The shipped file with more at its end.</summary>
    public OwnCatalogue WithMore(string name, string text) => With(name, CatalogFiles.Shipped.Read(name).Text.TrimEnd('\n') + "\n" + text);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
