using System.Text.RegularExpressions;
using Assay.Documents;
using Assay.Reporting.Languages;

namespace Assay.Web.Work;

/// <summary>
/// Errors of held-out predictions, as the shipped page on them tells. They take minutes to compute, and are held to the
/// measurements by a test.
/// </summary>
/// <param name="Said">What share of the rows lies how near.</param>
/// <param name="Columns">The columns of the table.</param>
/// <param name="Families">The table by publication.</param>
/// <param name="Picture">Predicted against measured, as an SVG file.</param>
internal sealed partial record HeldOutErrors(Message Said, IReadOnlyList<Message> Columns, IReadOnlyList<IReadOnlyList<string>> Families, string Picture)
{
    /// <param name="figure">What is predicted.</param>
    public static HeldOutErrors Of(MeasuredFigure figure)
    {
        var text = ShippedText.Read($"docs/validation-{figure.Table}.md").Text;
        var part = text[text.IndexOf($"\n## {figure.Section}\n", StringComparison.Ordinal)..];
        var lines = part[part.IndexOf($"\n### {figure.ByFamily}\n", StringComparison.Ordinal)..].Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToArray();
        var said = text[..text.IndexOf(figure.ByFamily, StringComparison.Ordinal)].Split('\n').Last(line => line.StartsWith("Held out, ", StringComparison.Ordinal));
        return new HeldOutErrors(Told(said), [.. lines[0].Select(Column)], lines[2..], ShippedText.Read($"docs/images/validation-{figure.Picture}.svg").Text);
    }

    /// <summary>A figure of the page, or of one that is written alike, as the reader's language writes numbers.</summary>
    public static string Figure(string written)
    {
        var numbers = Language.Current.Style.Numbers;
        return Number().IsMatch(written) ? string.Concat(written.Select(sign => sign switch { ',' => numbers.NumberGroupSeparator, '.' => numbers.NumberDecimalSeparator, _ => sign.ToString() })) : written;
    }

    private static Message Column(string head) => head == "in 90 % interval" ? "in 90 % interval" : head;

    private static Message Told(string said) => Shares().Match(said).Groups is [_, var near, var within, var nearly, var beyond]
        ? (Message)$"Held out, {near.Value} of the rows are predicted within {within.Value}, and {nearly.Value} within {beyond.Value}."
        : said;

    [GeneratedRegex(@"^[+−-]?\d[\d,.]*( %)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^Held out, (\S+ %) of the rows are predicted within (\S+ %), and (\S+ %) within (\S+ %)\.$")]
    private static partial Regex Shares();

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
}
