using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands.Output;

/// <summary>Writes a page as Markdown.</summary>
internal static class MarkdownPage
{
    public static void Write(Page page, TextWriter writer)
    {
        var first = true;
        foreach (var block in page.Blocks)
        {
            if (!first)
                writer.Write('\n');
            first = false;
            Write(block, writer);
        }
    }

    private static void Write(Block block, TextWriter writer)
    {
        switch (block)
        {
            case Heading heading:
                writer.Write($"## {heading.Text}\n");
                break;
            case Paragraph paragraph:
                writer.Write($"{paragraph.Text}\n");
                break;
            case Lines lines:
                foreach (var line in lines.Items)
                    writer.Write(Say($"{new string(' ', 2 * line.Depth)}- {Escape(line.Text)}{(line.Detail is { } detail ? $": {Escape(detail)}" : "")}\n"));
                break;
            case Table table:
                if (table.Title is { } title)
                    writer.Write($"**{Escape(title)}**\n\n");
                WriteRow(table.Columns.Select(column => column.Title), writer);
                WriteRow(table.Columns.Select(column => column.Right ? "---:" : "---"), writer);
                foreach (var row in table.Rows)
                    WriteRow(row, writer);
                break;
            default:
                throw new InvalidOperationException($"No Markdown for {block.GetType().Name}.");
        }
    }

    private static void WriteRow(IEnumerable<string> cells, TextWriter writer) => writer.Write($"| {string.Join(" | ", cells.Select(Escape))} |\n");

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
