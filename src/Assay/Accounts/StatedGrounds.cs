namespace Assay.Accounts;

/// <summary>What a stated value rests on.</summary>
/// <param name="Source">Where it is written; null for an assumption.</param>
/// <param name="Assumption">Why it was chosen; null where it has a source.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record StatedGrounds(string? Source, string? Assumption, string? Note);
