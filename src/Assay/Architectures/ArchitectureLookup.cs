using Assay.Catalog;

namespace Assay.Architectures;

/// <summary>The architectures of a catalogue, found by any of their names.</summary>
public static class ArchitectureLookup
{
    /// <summary>The architecture with an id, title or alias, spaces, hyphens, underscores and case aside; null where none has it.</summary>
    /// <exception cref="Documents.InputException">A file that mentions the name has an error.</exception>
    public static Architecture? Find(Catalogue catalogue, string name)
    {
        // A file whose text does not hold the name cannot describe the model, and is not read.
        var plain = Catalogue.Plain(name);
        return catalogue.Architectures
            .Where(file => Catalogue.Plain(file.Text).Contains(plain, StringComparison.Ordinal))
            .Select(ArchitectureFile.Read)
            .FirstOrDefault(architecture => architecture.GoesBy(name));
    }

    /// <summary>The ids of all architectures.</summary>
    /// <exception cref="Documents.InputException">A file has an error.</exception>
    public static IEnumerable<string> Ids(Catalogue catalogue) => catalogue.Architectures.Select(file => ArchitectureFile.Read(file).Transformer.Id);
}
