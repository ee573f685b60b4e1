using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Assay.Accounts;

/// <summary>Writes a case file line by line, and names that it may use.</summary>
internal sealed class DraftText
{
    private readonly StringBuilder text = new();

    public DraftText Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A line that is for readers alone; a text of several lines stays so.</summary>
    public DraftText Comment(string words, int indent = 0)
    {
        foreach (var line in words.Split('\n'))
            text.Append(' ', indent).Append('#').Append(line.Length > 0 ? " " : "").Append(line).Append('\n');
        return this;
    }

    /// <summary>A text in quotes that YAML reads back as it was; line ends and the like are escaped.</summary>
    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>A value with the source that it was read from.</summary>
    public static string Sourced(string value, string source, string? note = null) =>
        $"{{ value: {value}, source: {source}{(note is null ? "" : $", note: {Quoted(note)}")} }}";

    /// <summary>A value that is an assumption, with its reason.</summary>
    public static string Assumed(string value, string why) => $"{{ value: {value}, assumption: {Quoted(why)} }}";

    /// <summary>A number as a case writes it.</summary>
    public static string Number(double value) => ((decimal)value).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>An amount of cents without its unit.</summary>
    public static string Cents(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Accelerator time.</summary>
    public static string Hours(double hours) => $"{Number(hours)} GPU-hour";

    public override string ToString() => text.ToString();
}
