using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>A row of the catalogue.</summary>
/// <param name="Cells">As the command prints them.</param>
/// <param name="Sources">What it rests on.</param>
/// <param name="Searched">The words by which it is found.</param>
public sealed record EvidenceRow(IReadOnlyList<string> Cells, IReadOnlyList<Source> Sources, string Searched);
