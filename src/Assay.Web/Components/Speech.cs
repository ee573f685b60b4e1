using System.Globalization;

namespace Assay.Web.Components;

/// <summary>What the pages say, in the reader's language; the English text is the key.</summary>
internal static class Speech
{
    /// <summary>A sentence in which no line ends between a number and its per cent sign.</summary>
    public static string Joined(string sentence) => sentence.Replace(" %", "\u00A0%", StringComparison.Ordinal);

    /// <summary>A text of the pages.</summary>
    public static string Say(string text) => text;

    /// <summary>A text with places for what is told in it: <c>Say("{0} samples", count)</c>.</summary>
    public static string Say(string format, params object?[] told) => string.Format(CultureInfo.InvariantCulture, format, told);
}
