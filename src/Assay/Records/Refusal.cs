using Assay.Documents;

namespace Assay.Records;

/// <summary>A row that was not taken.</summary>
/// <param name="File">The file it stands in, as the user named it.</param>
/// <param name="Row">Its line, counted from 1; the header is line 1.</param>
/// <param name="Column">The column at fault; null where the row as a whole is.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record Refusal(string File, long Row, string? Column, Message Why);
