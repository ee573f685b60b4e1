using System.Collections.Concurrent;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Finds the catalogue's architectures by id, title or alias; a file is read when it may be the one.</summary>
public sealed class ArchitectureIndex(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Architecture?> found = [];
    private readonly Lazy<IReadOnlyList<(SourceText Source, string Plain)>> files = new(() => [.. catalogue.Architectures.Select(file => (file, Catalogue.Plain(file.Text)))]);
    private readonly ConcurrentDictionary<string, Architecture> read = [];

    /// <summary>Every name that an architecture goes by.</summary>
    public IEnumerable<string> Names => files.Value.SelectMany(file => Read(file.Source).Names);

    /// <summary>The architecture with a name, spaces, hyphens, underscores and case aside; null where none has it.</summary>
    /// <exception cref="InputException">A file that mentions the name has an error.</exception>
    public Architecture? Find(string name) => found.GetOrAdd(name, Search);

    // A file whose text does not hold the name cannot describe the model, and is not read.
    private Architecture? Search(string name)
    {
        var plain = Catalogue.Plain(name);
        return files.Value.Where(file => file.Plain.Contains(plain, StringComparison.Ordinal)).Select(file => Read(file.Source)).FirstOrDefault(architecture => architecture.GoesBy(name));
    }

    private Architecture Read(SourceText file) => read.GetOrAdd(file.Name, _ => ArchitectureFile.Read(file));
}
