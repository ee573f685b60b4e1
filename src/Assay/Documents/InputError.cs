using System.Text;

namespace Assay.Documents;

/// <summary>What is wrong with an input, where, and how to mend it.</summary>
/// <param name="At">The place; null where the input as a whole is meant, such as a file that cannot be opened.</param>
/// <param name="Problem">One sentence that says what is wrong.</param>
/// <param name="Remedy">One sentence that says what to write instead.</param>
public sealed record InputError(Location? At, Message Problem, Message Remedy)
{
    private const int ExcerptWidth = 100;

    /// <summary>Place and problem, the excerpt with a caret, then the remedy.</summary>
    public override string ToString() => Say(message => message.ToString());

    /// <summary>The same in another language.</summary>
    /// <param name="say">Says a message in it.</param>
    public string Say(Func<Message, string> say)
    {
        if (At is not { } at)
            return $"{say(Problem)}\n{say(Remedy)}";

        var text = new StringBuilder().Append($"{at}: {say(Problem)}\n");
        var line = at.Source.Line(at.Line);
        if (line.Length > 0)
        {
            var (excerpt, caret) = Clip(line, Math.Min(at.Column - 1, line.Length));
            text.Append($"{at.Line,6} | {excerpt}\n       | {caret}^\n");
        }

        return text.Append(say(Remedy)).ToString();
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
