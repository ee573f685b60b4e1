namespace Assay.Architectures;

/// <summary>Sizes as published, rounded by their publishers' habits; several where sources disagree, none where there is no figure.</summary>
/// <param name="Parameters">All parameters.</param>
/// <param name="ActiveParameters">Parameters active for a token; publishers differ on whether the embedding counts.</param>
public sealed record PublishedSizes(IReadOnlyList<PublishedSize> Parameters, IReadOnlyList<PublishedSize> ActiveParameters);

/// <summary>One published figure.</summary>
/// <param name="Value">Parameters.</param>
/// <param name="Source">The source entry that gives it; null where it is that of the shape.</param>
/// <param name="Note">What a reader should know of the figure.</param>
public sealed record PublishedSize(double Value, string? Source = null, string? Note = null);
