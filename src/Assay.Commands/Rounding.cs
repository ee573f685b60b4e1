using Assay.Reporting.Languages;

namespace Assay.Commands;

/// <summary>Numbers of predictions for people.</summary>
internal static class Rounding
{
    /// <summary>Three significant digits, with thousands set apart.</summary>
    public static string Significant(double value)
    {
        if (value == 0)
            return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var step = Math.Pow(10, magnitude - 2);
        return (Math.Round(value / step) * step).ToString($"N{Math.Clamp(2 - magnitude, 0, 9)}", Language.Current.Style.Numbers);
    }
}
