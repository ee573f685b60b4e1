namespace Assay.Documents;

/// <summary>A text as the user gave it, kept whole so that a message can show the line it speaks of.</summary>
public sealed class SourceText
{
    private readonly string[] lines;

    public SourceText(string name, string text)
    {
        Name = name;
        Text = text;
        lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>How messages call the text: the path as the user wrote it, or such as <c>--set</c>.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>The line with a number counted from 1; empty beyond the end.</summary>
    public string Line(int number) => number >= 1 && number <= lines.Length ? lines[number - 1] : "";

    /// <summary>The whole text, where no closer place is known.</summary>
    public Location Start => new(this, 1, 1);
}
