using System.Collections.Concurrent;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Finds the catalogue's architectures by id, title or alias; a file is read when it may hold the name.</summary>
public sealed class ArchitectureIndex(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Architecture?> found = [];
    private readonly Lazy<IReadOnlyList<SourceText>> files = new(() => [.. catalogue.Architectures]);
    private readonly ConcurrentDictionary<string, Architecture> read = [];

    /// <summary>The ids of all architectures.</summary>
    public IEnumerable<string> Ids => files.Value.Select(file => Read(file).Transformer.Id);

    /// <summary>The architecture with a name, spaces, hyphens and case aside; null where none has it.</summary>
    public Architecture? Find(string name) => found.GetOrAdd(name, Search);

    private Architecture? Search(string name) => files.Value.Where(file => Mentions(file.Text, name)).Select(Read)
        .FirstOrDefault(architecture => architecture.Aliases.Append(architecture.Transformer.Id).Append(architecture.Transformer.Title).Any(known => Catalogue.Same(known, name)));

    private Architecture Read(SourceText file) => read.GetOrAdd(file.Name, _ => ArchitectureFile.Read(file));

    // A file in which the name's first letters do not occur cannot describe the model, and is not read.
    private static bool Mentions(string text, string name)
    {
        var last = name.Split('/')[^1];
        var letters = last.TakeWhile(char.IsLetter).Take(3).ToArray();
        return text.Contains(new string(letters), StringComparison.OrdinalIgnoreCase);
    }
}
