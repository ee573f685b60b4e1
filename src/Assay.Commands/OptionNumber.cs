using System.Globalization;

namespace Assay.Commands;

/// <summary>Reads a number given as part of an option.</summary>
internal static class OptionNumber
{
    /// <summary>The number; null where the text is none, or none that is finite.</summary>
    public static double? Read(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
