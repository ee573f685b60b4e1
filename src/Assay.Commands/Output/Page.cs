namespace Assay.Commands.Output;

/// <summary>What a command shows a person, before it is known how.</summary>
internal sealed record Page(IReadOnlyList<Block> Blocks);

internal abstract record Block;

internal sealed record Heading(string Text) : Block;

internal sealed record Paragraph(string Text) : Block;

/// <summary>A table; the first column is set left, further ones as told.</summary>
internal sealed record Table(string? Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <param name="Title">What stands above it.</param>
/// <param name="Right">Whether it is set right, as numbers are. Numbers are never broken over lines.</param>
/// <param name="Width">Its width in characters, within which cells are broken over lines; null for as wide as it needs.</param>
internal sealed record Column(string Title, bool Right = false, int? Width = null);

/// <summary>Indented lines, such as a tree.</summary>
internal sealed record Lines(IReadOnlyList<Line> Items) : Block;

/// <param name="Depth">How far the line is indented.</param>
/// <param name="Text">Its text.</param>
/// <param name="Detail">What stands below it, less prominent; may be null.</param>
internal sealed record Line(int Depth, string Text, string? Detail);
