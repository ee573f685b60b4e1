using System.Reflection;
using Assay.Documents;

namespace Assay.Catalog;

/// <summary>The catalogue's files: those shipped inside the library, or a folder of the user's own in their place.</summary>
public sealed class CatalogFiles
{
    private const string Prefix = "catalog/";
    private static readonly string[] Endings = [".yaml", ".csv"];

    private readonly string? folder;
    private readonly string[] names;

    private CatalogFiles(string? folder, string[] names)
    {
        this.folder = folder;
        this.names = names;
    }

    /// <summary>The files shipped with the library.</summary>
    public static CatalogFiles Shipped { get; } = new(null, [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..].Replace('\\', '/')).Order(StringComparer.Ordinal)]);

    /// <summary>The files of a folder laid out like the shipped catalogue; a file that is missing there is taken from the shipped one.</summary>
    /// <exception cref="InputException">There is no such folder.</exception>
    public static CatalogFiles In(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(null, $"There is no folder '{folder}'.", "Name a folder laid out like 'catalog/'.");
        var own = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        return new CatalogFiles(folder, [.. own.Union(Shipped.names).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The names of the files in a folder of the catalogue, in the order of the alphabet.</summary>
    public IEnumerable<string> Under(string prefix) => names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The files of the folder that stand in for shipped ones or add to them; none of the shipped catalogue.</summary>
    public IEnumerable<SourceText> Own => folder is null ? [] : names
        .Where(name => File.Exists(Path.Combine(folder, name)) && Endings.Contains(Path.GetExtension(name)))
        .Select(name => new SourceText(name, File.ReadAllText(Path.Combine(folder, name))));

    public SourceText Read(string name)
    {
        if (folder is not null && Path.Combine(folder, name) is var path && File.Exists(path))
            return new SourceText(path, File.ReadAllText(path));
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InputException(null, $"The catalogue has no file '{name}'.", "Add it, or use the shipped catalogue.");
        using var reader = new StreamReader(stream);
        return new SourceText(Prefix + name, reader.ReadToEnd());
    }
}
