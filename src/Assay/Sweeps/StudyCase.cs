using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>A case that a sweep is about.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Folder">The folder from which it may name a config.json; null for none.</param>
public sealed record StudyCase(SourceText Source, string? Folder)
{
    private YamlMap? root;

    internal YamlMap Root => root ??= YamlText.Read(Source);

    internal Case Read(YamlMap from, Catalogue catalogue) => CaseFile.Read(from, catalogue, Folder);
}
