using Assay.Documents;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Assay.Quantities;

/// <summary>
/// Reads the one expression language of case files and the command line: numbers with magnitudes and units, intervals,
/// names, calls, arithmetic and comparisons. <c>docs/expressions.md</c> describes it for users.
/// </summary>
public static class SyntaxParser
{
    private const int LongestExpression = 10_000;
    private const int DeepestNesting = 60;
    private const double LargestNumber = 1e100;

    private static readonly Dictionary<string, double> MagnitudeWords = new()
    {
        ["thousand"] = 1e3,
        ["million"] = 1e6,
        ["billion"] = 1e9,
        ["trillion"] = 1e12,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["B"] = 1e9,
        ["T"] = 1e12,
    };

    private static readonly TokenListParser<Lexeme, Token<Lexeme>> UnitName = Token.EqualTo(Lexeme.Name).Where(IsUnit);

    private static readonly TokenListParser<Lexeme, Unit> UnitTail =
        Token.EqualTo(Lexeme.Slash).IgnoreThen(UnitName).Try().Many().Select(parts => parts.Aggregate(Unit.One, (unit, part) => unit / Find(part)));

    private static readonly TokenListParser<Lexeme, Unit?> OptionalUnit =
        (from first in UnitName.Select(Find).Or(Token.EqualTo(Lexeme.Percent).Value(UnitTable.Find("%")!.Value))
         from rest in UnitTail
         select (Unit?)(first.Symbol == "%" && rest.Symbol.Length == 0 ? first : Combine(first, rest))).OptionalOrDefault();

    private static readonly TokenListParser<Lexeme, double> MagnitudeWord =
        Token.EqualTo(Lexeme.Name).Where(name => MagnitudeWords.ContainsKey(name.ToStringValue())).Select(name => MagnitudeWords[name.ToStringValue()]).OptionalOrDefault(1.0);

    private static readonly TokenListParser<Lexeme, Syntax.Number> Literal =
        (from currency in Token.EqualTo(Lexeme.Dollar).Or(Token.EqualTo(Lexeme.Euro))
         from number in Token.EqualTo(Lexeme.Number)
         from word in MagnitudeWord
         from rest in UnitTail
         select Measured(number, word, Combine(UnitTable.Find(currency.Kind == Lexeme.Dollar ? "USD" : "EUR")!.Value, rest), currency.Position.Absolute))
        .Or(from number in Token.EqualTo(Lexeme.Number)
            from word in MagnitudeWord
            from unit in OptionalUnit
            select Measured(number, word, unit, number.Position.Absolute));

    private static readonly TokenListParser<Lexeme, Syntax.Number> SignedLiteral =
        from minus in Token.EqualTo(Lexeme.Minus).Optional()
        from literal in Literal
        select minus is null ? literal : literal with { Value = -literal.Value, Offset = minus.Value.Position.Absolute };

    private static readonly TokenListParser<Lexeme, Syntax> Interval =
        (from low in SignedLiteral
         from to in Token.EqualTo(Lexeme.To)
         from high in SignedLiteral
         select (Syntax)Between(low, high)).Try();

    private static readonly TokenListParser<Lexeme, Syntax.Argument> Argument =
        from value in Parse.Ref(() => Comparison!)
        from weight in Token.EqualTo(Lexeme.At).IgnoreThen(Parse.Ref(() => Comparison!)).AsNullable().OptionalOrDefault()
        select new Syntax.Argument(value, weight);

    private static readonly TokenListParser<Lexeme, Syntax> CallOrName =
        from name in Token.EqualTo(Lexeme.Name)
        from arguments in Argument.ManyDelimitedBy(Token.EqualTo(Lexeme.Comma)).Between(Token.EqualTo(Lexeme.Open), Token.EqualTo(Lexeme.Close)).AsNullable().OptionalOrDefault()
        select arguments is null
            ? (Syntax)new Syntax.Name(name.Position.Absolute, name.ToStringValue())
            : new Syntax.Call(name.Position.Absolute, name.ToStringValue(), arguments);

    private static readonly TokenListParser<Lexeme, Syntax> Primary =
        Interval
            .Or(Literal.Select(literal => (Syntax)literal))
            .Or(Parse.Ref(() => Comparison!).Between(Token.EqualTo(Lexeme.Open), Token.EqualTo(Lexeme.Close)))
            .Or(CallOrName)
            .Named("a number, a name or '('");

    private static readonly TokenListParser<Lexeme, Syntax> Power =
        from root in Primary
        from exponent in Token.EqualTo(Lexeme.Caret).Then(sign => Parse.Ref(() => Unary!).Select(right => (Sign: sign, Right: right))).OptionalOrDefault()
        select exponent.Right is null ? root : new Syntax.Binary(exponent.Sign.Position.Absolute, "^", root, exponent.Right);

    private static readonly TokenListParser<Lexeme, Syntax> Unary =
        Interval
            .Or(from minus in Token.EqualTo(Lexeme.Minus)
                from operand in Parse.Ref(() => Unary!)
                select (Syntax)new Syntax.Negation(minus.Position.Absolute, operand))
            .Or(Power);

    private static readonly TokenListParser<Lexeme, Syntax> Term = Chain(Unary, Lexeme.Star, Lexeme.Slash);
    private static readonly TokenListParser<Lexeme, Syntax> Sum = Chain(Term, Lexeme.Plus, Lexeme.Minus);
    private static readonly TokenListParser<Lexeme, Syntax> Comparison = Chain(Sum, Lexeme.Less, Lexeme.LessOrEqual, Lexeme.Greater, Lexeme.GreaterOrEqual);

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="at">Where its first character stands, for messages.</param>
    /// <exception cref="InputException">The text is no expression.</exception>
    public static Syntax Read(string text, Location at)
    {
        const string Remedy = "Write a number with its unit ('2.788M GPU-hour'), an interval ('8k to 12k GPU'), a name, or arithmetic on these.";
        if (string.IsNullOrWhiteSpace(text))
            throw new InputException(at, "The expression is empty.", Remedy);
        if (text.Length > LongestExpression)
            throw new InputException(at, $"The expression has {text.Length:N0} characters; at most {LongestExpression:N0} are read.", "Split it into named quantities.");
        if (Depth(text) > DeepestNesting)
            throw new InputException(at, $"The expression is nested more than {DeepestNesting} deep.", "Split it into named quantities.");

        var tokens = Lexer.Instance.TryTokenize(text);
        if (!tokens.HasValue)
            throw new InputException(at.Right(tokens.ErrorPosition.Absolute), $"This character is not understood: '{text[tokens.ErrorPosition.Absolute]}'.", Remedy);
        if (tokens.Value.FirstOrDefault(token => token.Kind == Lexeme.Number && Lexer.Value(token) > LargestNumber) is { HasValue: true } large)
            throw new InputException(at.Right(large.Position.Absolute), $"The number '{large.ToStringValue()}' is too large.", $"At most {LargestNumber:0e0} is read.");
        var parsed = Comparison.AtEnd().TryParse(tokens.Value);
        if (parsed.HasValue)
            return parsed.Value;

        var offset = parsed.ErrorPosition.HasValue && parsed.ErrorPosition.Absolute < text.Length ? parsed.ErrorPosition.Absolute : text.Length;
        throw new InputException(at.Right(offset), Explain(tokens.Value, offset, parsed.ToString()), UnknownUnit(tokens.Value, offset) ?? Thousands(tokens.Value, offset) ?? (text.Count(c => c == '(') > text.Count(c => c == ')') ? "Close the parenthesis; inside '{ }' a comma ends the value, so put quotes around one that holds a comma: \"pert(1, 2, 4)\"." : Remedy));
    }

    private static Message Explain(TokenList<Lexeme> tokens, int offset, string fallback)
    {
        if (UnknownUnit(tokens, offset) is not null)
            return $"'{TokenAt(tokens, offset)}' is not a unit.";
        return TokenAt(tokens, offset) is { } unexpected ? (Message)$"'{unexpected}' is not expected here." : offset > 0 ? "The expression ends too early." : fallback;
    }

    // A name directly after a number was meant as its unit.
    private static Message? UnknownUnit(TokenList<Lexeme> tokens, int offset)
    {
        var before = default(Token<Lexeme>);
        foreach (var token in tokens)
        {
            if (token.Position.Absolute == offset)
                return token.Kind == Lexeme.Name && before.HasValue && before.Kind == Lexeme.Number ? UnitTable.Remedy(token.ToStringValue()) : null;
            before = token;
        }

        return null;
    }

    // A comma directly after a number was meant to part its thousands.
    private static Message? Thousands(TokenList<Lexeme> tokens, int offset) =>
        TokenAt(tokens, offset) == "," && tokens.Any(token => token.Kind == Lexeme.Number && token.Position.Absolute + token.Span.Length == offset)
            ? "Write thousands without a comma: '1000' or '1_000'." : null;

    private static string? TokenAt(TokenList<Lexeme> tokens, int offset) =>
        tokens.Where(token => token.Position.Absolute == offset).Select(token => token.ToStringValue()).FirstOrDefault();

    // What the parser descends into: parentheses, signs before signs, and powers of powers.
    private static int Depth(string text)
    {
        var (open, deepest, signs, longest) = (0, 0, 0, 0);
        foreach (var c in text.Where(c => !char.IsWhiteSpace(c)))
        {
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            signs = c == '-' ? signs + 1 : 0;
            (deepest, longest) = (Math.Max(deepest, open), Math.Max(longest, signs));
        }

        return deepest + longest + text.Count(c => c == '^');
    }

    private static bool IsUnit(Token<Lexeme> name) => UnitTable.FindProduct(name.ToStringValue()) is not null;

    private static Unit Find(Token<Lexeme> name) => UnitTable.FindProduct(name.ToStringValue())!.Value;

    private static Unit Combine(Unit first, Unit rest) =>
        new(first.Symbol + (rest.Symbol.Length > 0 ? rest.Symbol[1..] : ""), first.Dimension * rest.Dimension, first.Scale * rest.Scale);

    private static Syntax.Number Measured(Token<Lexeme> number, double word, Unit? unit, int offset) =>
        new(offset, Lexer.Value(number) * word * (unit?.Scale ?? 1), unit, word != 1 || char.IsAsciiLetter(number.ToStringValue()[^1]));

    // '8k to 12k GPU': the unit of the high end is the low end's too.
    private static Syntax.Interval Between(Syntax.Number low, Syntax.Number high) =>
        new(low.Offset, low.Unit is null && high.Unit is { } unit ? low with { Value = low.Value * unit.Scale, Unit = unit } : low, high);

    private static TokenListParser<Lexeme, Syntax> Chain(TokenListParser<Lexeme, Syntax> operand, params Lexeme[] operators) =>
        Parse.Chain(
            operators.Skip(1).Aggregate(Token.EqualTo(operators[0]), (either, next) => either.Or(Token.EqualTo(next))),
            operand,
            (sign, left, right) => new Syntax.Binary(sign.Position.Absolute, sign.ToStringValue(), left, right));
}
