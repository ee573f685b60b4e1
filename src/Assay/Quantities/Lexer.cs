using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace Assay.Quantities;

/// <summary>The tokens of the expression language.</summary>
internal enum Lexeme
{
    Number,
    Name,
    To,
    Dollar,
    Euro,
    Percent,
    Plus,
    Minus,
    Star,
    Slash,
    Caret,
    Open,
    Close,
    Comma,
    At,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Cuts an expression into tokens.</summary>
internal static class Lexer
{
    private static readonly TextParser<TextSpan> Number = input => Take(input, NumberLength);

    private static readonly TextParser<TextSpan> Name = input => Take(input, NameLength);

    private static readonly TextParser<TextSpan> To = input => Take(input, text => text.StartsWith("to") && NameLength(text) == 2 ? 2 : 0);

    public static Tokenizer<Lexeme> Instance { get; } = new TokenizerBuilder<Lexeme>()
        .Ignore(Span.WhiteSpace)
        .Match(Number, Lexeme.Number)
        .Match(To, Lexeme.To)
        .Match(Name, Lexeme.Name)
        .Match(Character.EqualTo('$'), Lexeme.Dollar)
        .Match(Character.EqualTo('€'), Lexeme.Euro)
        .Match(Character.EqualTo('%'), Lexeme.Percent)
        .Match(Character.EqualTo('+'), Lexeme.Plus)
        .Match(Character.EqualTo('-'), Lexeme.Minus)
        .Match(Character.EqualTo('*'), Lexeme.Star)
        .Match(Character.EqualTo('/'), Lexeme.Slash)
        .Match(Character.EqualTo('^'), Lexeme.Caret)
        .Match(Character.EqualTo('('), Lexeme.Open)
        .Match(Character.EqualTo(')'), Lexeme.Close)
        .Match(Character.EqualTo(','), Lexeme.Comma)
        .Match(Character.EqualTo('@'), Lexeme.At)
        .Match(Span.EqualTo("<="), Lexeme.LessOrEqual)
        .Match(Span.EqualTo(">="), Lexeme.GreaterOrEqual)
        .Match(Character.EqualTo('<'), Lexeme.Less)
        .Match(Character.EqualTo('>'), Lexeme.Greater)
        .Build();

    /// <summary>The value of a number token, its magnitude letter applied.</summary>
    public static double Value(Token<Lexeme> token)
    {
        var text = token.ToStringValue().Replace("_", "", StringComparison.Ordinal);
        var factor = text[^1] switch { 'k' => 1e3, 'M' => 1e6, 'B' => 1e9, 'T' => 1e12, _ => 1.0 };
        return double.Parse(factor > 1 ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
    }

    private delegate int Measure(ReadOnlySpan<char> text);

    private static Result<TextSpan> Take(TextSpan input, Measure measure)
    {
        var length = measure(input.Source.AsSpan(input.Position.Absolute, input.Length));
        return length == 0 ? Result.Empty<TextSpan>(input) : Result.Value(input.First(length), input, input.Skip(length));
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var length = Digits(text, 0);
        if (length == 0)
            return 0;
        if (At(text, length) == '.' && Digits(text, length + 1) is > 0 and var fraction)
            length += 1 + fraction;
        if (At(text, length) is 'e' or 'E')
        {
            var sign = At(text, length + 1) is '+' or '-' ? 2 : 1;
            if (Digits(text, length + sign) is > 0 and var exponent)
                length += sign + exponent;
        }

        // A magnitude letter belongs to the number only where no further letter follows: 14.8T, but 80 TB.
        return At(text, length) is 'k' or 'M' or 'B' or 'T' && !IsInner(At(text, length + 1)) ? length + 1 : length;
    }

    // Hyphens and dots inside a name are part of it, as in GPU-hour and runs.v3.gpu_hours.
    private static int NameLength(ReadOnlySpan<char> text)
    {
        if (!IsFirst(At(text, 0)))
            return 0;
        var length = 1;
        while (IsInner(At(text, length)) || (At(text, length) is '.' or '-' && IsFirst(At(text, length + 1))))
            length++;
        return length;
    }

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (char.IsAsciiDigit(At(text, end)) || (At(text, end) == '_' && end > from))
            end++;
        return end - from;
    }

    private static bool IsFirst(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsInner(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static char At(ReadOnlySpan<char> text, int index) => index < text.Length ? text[index] : '\0';
}
