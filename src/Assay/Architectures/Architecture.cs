namespace Assay.Architectures;

/// <summary>A published model: its shape, its names, and the sizes that its makers give.</summary>
/// <param name="Transformer">The shape.</param>
/// <param name="Aliases">Other names that the model goes by.</param>
/// <param name="Released">The day of its release; null where unknown.</param>
/// <param name="Source">The source entry that the shape was read from.</param>
/// <param name="Published">The sizes as published, to hold the computed ones against.</param>
/// <param name="Note">What a reader should know, such as parts of the model that the shape leaves out.</param>
public sealed record Architecture(
    Transformer Transformer,
    IReadOnlyList<string> Aliases,
    DateOnly? Released,
    string Source,
    PublishedSizes Published,
    string? Note)
{
    /// <summary>Whether the model goes by a name, in whatever case.</summary>
    public bool GoesBy(string name) =>
        Aliases.Append(Transformer.Id).Append(Transformer.Title).Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Sizes as the makers publish them, rounded by their own habits; null where they give none.</summary>
/// <param name="Parameters">All parameters.</param>
/// <param name="ActiveParameters">Parameters active for a token; makers differ on whether the embedding counts.</param>
public sealed record PublishedSizes(double? Parameters, double? ActiveParameters);
