using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Assay.Documents;

/// <summary>
/// What is said to a person, with what is told in it kept apart, so that it can be said in another language: an interpolated
/// string becomes one where a message is asked for. Written out it is English.
/// </summary>
/// <remarks>
/// A text that is told in a message is a name and stays as it is; what has a language of its own is told as a message.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Message : IEquatable<Message>
{
    private readonly List<Piece> pieces;
    private readonly Letter first;
    private string? format;
    private string? english;

    /// <summary>Begins an interpolated message; called by the compiler.</summary>
    public Message(int literalLength, int formattedCount)
    {
        _ = literalLength;
        pieces = new List<Piece>((2 * formattedCount) + 1);
    }

    private Message(List<Piece> pieces, Letter first) => (this.pieces, this.first) = (pieces, first);

    /// <summary>A message that says nothing.</summary>
    public static Message Empty { get; } = "";

    /// <summary>The English text with numbered places for what is told in it, as of <see cref="string.Format(string, object[])"/>.</summary>
    public string Format => format ??= Formatted();

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => ToString().Length == 0;

    /// <summary>The same, its first letter large once it is said.</summary>
    public Message Capitalised => new(pieces, Letter.Large);

    /// <summary>The same, its first letter small once it is said.</summary>
    public Message Small => new(pieces, Letter.Small);

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Message?(string? text)
    {
        return text is null ? null : new([new Piece(text, null, null)], Letter.Own) { format = Escaped(text), english = text };
    }

    public static bool operator ==(Message? left, Message? right) => Equals(left, right);

    public static bool operator !=(Message? left, Message? right) => !Equals(left, right);

    public void AppendLiteral(string value) => pieces.Add(new Piece(value, null, null));

    public void AppendFormatted<T>(T value) => pieces.Add(new Piece(null, value, null));

    public void AppendFormatted<T>(T value, string? format) => pieces.Add(new Piece(null, value, format));

    /// <summary>Several messages or names, one after the other.</summary>
    /// <param name="separator">What stands between two; a language may set it in its own way.</param>
    /// <param name="parts">The parts.</param>
    public static Message Join(string separator, IEnumerable<Message> parts) =>
        parts.Aggregate((Message?)null, (joined, part) => joined is null ? part : new Message([new Piece(null, joined, null), new Piece(separator, null, null), new Piece(null, part, null)], Letter.Own)) ?? Empty;

    /// <summary>Says it.</summary>
    /// <param name="numbers">How numbers and dates are written.</param>
    /// <param name="translate">The text with numbered places in another language; null where it has none and stays English.</param>
    /// <param name="told">Says what is told in it and is neither a message nor a number; null for as it writes itself.</param>
    public string Say(IFormatProvider numbers, Func<string, string?> translate, Func<object, string?> told)
    {
        var values = pieces.Where(piece => piece.Literal is null).Select(piece => Say(piece, numbers, translate, told)).ToArray();
        var said = translate(Format) is { } other ? Filled(other, values) : Filled(Format, values);
        return Begun(said);
    }

    public bool Equals(Message? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Message);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>In English.</summary>
    public override string ToString() => english ??= English();

    private static string Say(Piece piece, IFormatProvider numbers, Func<string, string?> translate, Func<object, string?> told) => piece.Told switch
    {
        null => "",
        Message message => message.Say(numbers, translate, told),
        string name => name,
        var other when told(other) is { } said => said,
        IFormattable number => number.ToString(piece.Format, numbers),
        var other => other.ToString() ?? "",
    };

    private string English()
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(piece.Literal ?? (piece.Told is IFormattable number ? number.ToString(piece.Format, CultureInfo.InvariantCulture) : piece.Told?.ToString()));
        return Begun(text.ToString());
    }

    private string Formatted()
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var piece in pieces)
        {
            if (piece.Literal is { } literal)
                text.Append(Escaped(literal));
            else
                text.Append(CultureInfo.InvariantCulture, $"{{{count++}}}");
        }

        return text.ToString();
    }

    private static string Filled(string format, string[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private string Begun(string text) => text.Length == 0 ? text : first switch
    {
        Letter.Large => char.ToUpperInvariant(text[0]) + text[1..],
        Letter.Small => char.ToLowerInvariant(text[0]) + text[1..],
        _ => text,
    };

    // How the first letter is written, whatever the text has.
    private enum Letter
    {
        Own,
        Large,
        Small,
    }

    private readonly record struct Piece(string? Literal, object? Told, string? Format);
}
