using Spectre.Console;

namespace Assay.Cli.Output;

/// <summary>Shows a page in a terminal.</summary>
internal static class TerminalPage
{
    private const int PipedWidth = 120;

    public static void Write(Page page, TextWriter writer, bool color, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = color ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!interactive)
            console.Profile.Width = PipedWidth;
        foreach (var block in page.Blocks)
            Write(block, console);
    }

    private static void Write(Block block, IAnsiConsole console)
    {
        switch (block)
        {
            case Heading heading:
                console.WriteLine();
                console.MarkupLineInterpolated($"[bold]{heading.Text}[/]");
                break;
            case Paragraph paragraph:
                console.WriteLine(paragraph.Text);
                break;
            case Lines lines:
                foreach (var line in lines.Items)
                    Write(line, console);
                break;
            case Table table:
                console.Write(Render(table));
                break;
            default:
                throw new InvalidOperationException($"No terminal form for {block.GetType().Name}.");
        }
    }

    private static void Write(Line line, IAnsiConsole console)
    {
        console.Write(new Padder(new Text(line.Text)).Padding(2 * line.Depth, 0, 0, 0));
        if (line.Detail is { } detail)
            console.Write(new Padder(new Text(detail, new Style(decoration: Decoration.Dim))).Padding((2 * line.Depth) + 2, 0, 0, 0));
    }

    private static Spectre.Console.Table Render(Table table)
    {
        var rendered = new Spectre.Console.Table().Border(TableBorder.Rounded);
        if (table.Title is { } title)
            rendered.Title = new TableTitle(Markup.Escape(title), new Style(decoration: Decoration.Bold));
        foreach (var column in table.Columns)
        {
            var shown = new TableColumn(new Text(column.Title, new Style(decoration: Decoration.Bold)));
            if (column.Right)
                shown.RightAligned();
            if (column.Width is { } width)
                shown.Width(width);
            else
                shown.NoWrap = column.Right;
            rendered.AddColumn(shown);
        }

        foreach (var row in table.Rows)
            rendered.AddRow(row.Select(cell => new Text(cell)));
        return rendered;
    }
}
