namespace Assay.Reporting.Markup;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
internal sealed record Column(string Heading, bool IsNumber = false);
