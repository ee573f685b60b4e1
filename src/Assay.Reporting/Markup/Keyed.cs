namespace Assay.Reporting.Markup;

/// <summary>The content of a cell with the number by which its column sorts.</summary>
/// <param name="Key">The number; null stands last however the rows are sorted.</param>
/// <param name="Content">What is shown.</param>
internal sealed record Keyed(double? Key, object? Content);
