using Assay.Catalog;

namespace Assay.Architectures;

/// <summary>A published model: its shape, its names, and the sizes that its makers give.</summary>
/// <param name="Transformer">The shape.</param>
/// <param name="Aliases">Other names that the model goes by.</param>
/// <param name="Released">When it was released, as closely as is known; null where unknown.</param>
/// <param name="Source">The source entry that the shape was read from.</param>
/// <param name="Published">The sizes as published, to hold the computed ones against.</param>
/// <param name="Note">What a reader should know, such as parts of the model that the shape leaves out.</param>
public sealed record Architecture(
    Transformer Transformer,
    IReadOnlyList<string> Aliases,
    PartialDate? Released,
    string Source,
    PublishedSizes Published,
    string? Note)
{
    /// <summary>The id, the title and the aliases.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Transformer.Title.ToString()).Prepend(Transformer.Id);

    /// <summary>Whether the model goes by a name, spaces, hyphens, underscores and case aside.</summary>
    public bool GoesBy(string name) => Names.Any(known => Catalogue.Same(known, name));
}
