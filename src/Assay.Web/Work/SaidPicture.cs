using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assay.Documents;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Work;

/// <summary>A shipped picture of predictions against measurements with its words in the reader's language.</summary>
internal static partial class SaidPicture
{
    private const string Label = "aria-label";

    /// <param name="svg">The picture as it is shipped, in English.</param>
    public static string Of(string svg)
    {
        if (Language.Current == Language.English)
            return svg;
        var picture = XElement.Parse(svg, LoadOptions.PreserveWhitespace);
        foreach (var text in picture.Descendants().Where(element => element.Name.LocalName == "text"))
            text.Value = Told(text.Value);
        if (picture.Attribute(Label) is { } label && Published().Match(label.Value) is { Success: true } shown)
            label.Value = Say($"Predicted against measured: {Count(shown):N0} published rows.");
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    private static string Told(string text)
    {
        if (Rows().Match(text) is { Success: true } rows)
            return Say($"{Group(rows.Groups["name"].Value)}: {Count(rows):N0} rows");
        if (Within().Match(text) is { Success: true } within)
            return Say($"within {double.Parse(within.Groups[1].Value, CultureInfo.InvariantCulture):0} %");
        return text switch
        {
            "outlined: rows with blanks" => Say("outlined: rows with blanks"),
            "predicted without the row's family" => Say("predicted without the row's family"),
            "predicted without the row's model" => Say("predicted without the row's model"),
            "measured, model TFLOP/s a GPU" => Say("measured, model TFLOP/s a GPU"),
            "measured throughput, tokens/s a GPU" => Say("measured throughput, tokens/s a GPU"),
            "measured TPOT, ms" => Say("measured TPOT, ms"),
            "measured TTFT, ms" => Say("measured TTFT, ms"),
            _ => HeldOutErrors.Figure(text),
        };
    }

    // Others are names of accelerators.
    private static Message Group(string name) => name switch
    {
        "dense models" => "dense models",
        "models with experts" => "models with experts",
        _ => name,
    };

    private static long Count(Match match) => long.Parse(match.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>.*): (?<count>[\d,]+) rows$")]
    private static partial Regex Rows();

    [GeneratedRegex(@"^within (\d+) %$")]
    private static partial Regex Within();

    [GeneratedRegex(@" of (?<count>[\d,]+) published ")]
    private static partial Regex Published();
}
