using Spectre.Console;
using Spectre.Console.Rendering;

namespace Assay.Commands.Output;

/// <summary>Shows a page in a terminal.</summary>
internal static class TerminalPage
{
    private const int PipedWidth = 120;

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    public static void Write(Page page, TextWriter writer, bool color, bool interactive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = color ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!interactive)
            console.Profile.Width = PipedWidth;
        var rendered = page.Blocks.SelectMany(Render);
        if (!color)
            WritePlain(rendered, console, writer);
        else
            foreach (var part in rendered)
                console.Write(part);
    }

    // Spectre.Console resets colours even where it may set none, so plain text goes past it; padding at line ends goes too.
    private static void WritePlain(IEnumerable<IRenderable> rendered, IAnsiConsole console, TextWriter writer)
    {
        var text = string.Concat(rendered.SelectMany(part => part.GetSegments(console)).Where(segment => !segment.IsControlCode).Select(segment => segment.Text));
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            writer.WriteLine(line.TrimEnd());
    }

    private static IEnumerable<IRenderable> Render(Block block) => block switch
    {
        Heading heading => [Text.NewLine, new Text(heading.Text, Bold), Text.NewLine],
        Paragraph paragraph => [new Text(paragraph.Text), Text.NewLine],
        Lines lines => lines.Items.SelectMany(Render),
        Table table => [Render(table)],
        _ => throw new InvalidOperationException($"No terminal form for {block.GetType().Name}."),
    };

    private static IEnumerable<IRenderable> Render(Line line)
    {
        yield return new Padder(new Text(line.Text)).Padding(2 * line.Depth, 0, 0, 0);
        if (line.Detail is { } detail)
            yield return new Padder(new Text(detail, new Style(decoration: Decoration.Dim))).Padding((2 * line.Depth) + 2, 0, 0, 0);
    }

    private static Spectre.Console.Table Render(Table table)
    {
        var rendered = new Spectre.Console.Table().Border(TableBorder.Rounded);
        if (table.Title is { } title)
            rendered.Title = new TableTitle(Markup.Escape(title), Bold);
        foreach (var column in table.Columns)
        {
            var shown = new TableColumn(new Text(column.Title, Bold));
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
