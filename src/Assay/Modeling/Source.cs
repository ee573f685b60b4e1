namespace Assay.Modeling;

/// <summary>A publication that facts are taken from.</summary>
/// <param name="Id">The name by which cases and catalogue cite it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Date">When it was published, as a year, a month or a day.</param>
/// <param name="Url">Where it can be read; null where it has no address.</param>
/// <param name="Read">How it was read: full, part, secondary (through somebody else's page) or table (a data file).</param>
/// <param name="Note">What a reader should know of it.</param>
public sealed record Source(string Id, string Title, string Publisher, string Date, string? Url, string Read, string? Note);
