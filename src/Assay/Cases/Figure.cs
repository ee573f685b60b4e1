using System.Globalization;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>A published figure, with how exact its digits make it.</summary>
/// <param name="Value">In base units.</param>
/// <param name="Rounding">Half a unit of the last digit written, in base units.</param>
/// <param name="Unit">The unit it was written in.</param>
internal readonly record struct Figure(double Value, double Rounding, Unit Unit)
{
    public static Figure Read(YamlScalar scalar, Message title)
    {
        var syntax = SyntaxParser.Read(scalar.Text, scalar.At);
        if (syntax is Syntax.Negation)
            throw new InputException(scalar.At, $"'{title}' claims a negative amount.", "Write zero or more.");
        if (syntax is not Syntax.Number number)
            throw new InputException(scalar.At, $"'{title}' does not state one figure.", "Write a number with its unit, such as '5.576M USD'; a bound is said with 'sense: at least'.");
        var unit = number.Unit ?? Unit.One;
        var digits = new string([.. scalar.Text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '_')]).Replace("_", "", StringComparison.Ordinal);
        var written = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var lastDigit = point >= 0 ? Math.Pow(10, point - digits.Length + 1) : 1;
        return new Figure(number.Value, written == 0 ? 0 : 0.5 * lastDigit * number.Value / written, unit);
    }
}
