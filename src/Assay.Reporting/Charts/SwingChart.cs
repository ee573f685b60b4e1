using System.Xml.Linq;
using Assay.Modeling;

namespace Assay.Reporting.Charts;

/// <summary>One bar of a tornado: how far an input alone moves a quantity. The figures stand beside it as text.</summary>
internal static class SwingChart
{
    /// <summary>Draws the bar.</summary>
    /// <param name="driver">The input.</param>
    /// <param name="low">What the left end stands for.</param>
    /// <param name="high">What the right end stands for.</param>
    /// <param name="middle">The quantity with all inputs at their medians.</param>
    public static XElement Draw(Driver driver, double low, double high, double middle)
    {
        double Across(double value) => high > low ? 200 * (value - low) / (high - low) : 100;
        var (from, to) = (Across(Math.Min(driver.AtLow, driver.AtHigh)), Across(Math.Max(driver.AtLow, driver.AtHigh)));
        var kind = driver.Input.Grounds is Grounds.Assumption ? "swing assumed" : "swing";
        return Svg.Ornament(200, 16, "tornado", Svg.Box(kind, from, 2, Math.Max(1, to - from), 12), Svg.Line("median", Across(middle), 0, Across(middle), 16));
    }
}
