using System.Text;

namespace Assay.Reporting;

/// <summary>A table as Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a table. A heading that ends in a bar has its column set to the right.</summary>
    public static string Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Row(text, headings.Select(heading => heading.TrimEnd('|')));
        Row(text, headings.Select(heading => heading.EndsWith('|') ? "---:" : "---"));
        foreach (var row in rows)
            Row(text, row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)));
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
