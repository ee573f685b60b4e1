using System.Text;

namespace Assay.Documents;

/// <summary>What is wrong with an input, where, and how to mend it.</summary>
/// <param name="At">The place; null where the input as a whole is meant, such as a file that cannot be opened.</param>
/// <param name="Problem">One sentence that says what is wrong.</param>
/// <param name="Remedy">One sentence that says what to write instead.</param>
public sealed record InputError(Location? At, string Problem, string Remedy)
{
    private const int ExcerptWidth = 100;

    /// <summary>Place and problem, the excerpt with a caret, then the remedy.</summary>
    public override string ToString()
    {
        if (At is not { } at)
            return $"{Problem}\n{Remedy}";

        var text = new StringBuilder().Append($"{at}: {Problem}\n");
        var line = at.Source.Line(at.Line);
        if (line.Length > 0)
        {
            var (excerpt, caret) = Clip(line, Math.Min(at.Column - 1, line.Length));
            text.Append($"{at.Line,6} | {excerpt}\n       | {caret}^\n");
        }

        return text.Append(Remedy).ToString();
    }

    // A very long line is shown around the place only. Tabs stay tabs so that the caret stands under its character.
    private static (string Excerpt, string Caret) Clip(string line, int column)
    {
        var start = column < ExcerptWidth * 3 / 4 ? 0 : column - (ExcerptWidth / 2);
        var shown = line.Substring(start, Math.Min(ExcerptWidth, line.Length - start));
        var before = shown[..(column - start)];
        return (shown, string.Concat(before.Select(c => c == '\t' ? '\t' : ' ')));
    }
}
