namespace Assay.Web.Work;

/// <summary>A column of the catalogue's tables.</summary>
/// <param name="Name">What it is called in every language.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Right">Whether it is set right, as numbers are.</param>
public sealed record EvidenceColumn(string Name, string Title, bool Right);
