namespace Assay.Reporting.Markup;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
/// <param name="Sorts">Whether a reader may sort the rows by it: by the words of its cells or, where they are <see cref="Keyed"/>, by their keys.</param>
internal sealed record Column(string Heading, bool IsNumber = false, bool Sorts = false);
