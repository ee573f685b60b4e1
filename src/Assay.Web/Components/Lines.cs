namespace Assay.Web.Components;

/// <summary>Where lines of a page may end.</summary>
internal static class Lines
{
    /// <summary>A sentence in which no line ends between a number and its per cent sign.</summary>
    public static string Joined(string sentence) => sentence.Replace(" %", "\u00A0%", StringComparison.Ordinal);
}
