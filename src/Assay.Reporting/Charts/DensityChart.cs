using System.Xml.Linq;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Reporting.Charts;

/// <summary>The spread of a quantity as a hill, dark from 5 % to 95 %, with a claimed figure marked where there is one.</summary>
internal static class DensityChart
{
    private const double Width = 320;

    /// <summary>How far a claim may lie beside the hill and still be shown in its place, in widths of the hill.</summary>
    private const double Reach = 1.5;

    /// <summary>A large picture with its ends and the claim labelled.</summary>
    public static XElement Large(Histogram histogram, Summary summary, Unit unit, double claimed)
    {
        const double top = 22, bottom = 96;
        var span = histogram.High - histogram.Low;
        var (low, high) = (histogram.Low, histogram.High);
        if (claimed < low && claimed >= low - (Reach * span))
            low = claimed - (0.05 * span);
        if (claimed > high && claimed <= high + (Reach * span))
            high = claimed + (0.05 * span);
        var beside = claimed < low ? -1 : claimed > high ? 1 : 0;
        var x = 4 + ((Width - 8) * (Math.Clamp(claimed, low, high) - low) / (high - low));
        var (anchor, label) = x < Width * 0.35 ? ("start", x) : x > Width * 0.65 ? ("end", x) : ("middle", x);
        var words = Amounts.Print(claimed, unit);
        return Svg.Picture(
            Width, 118, "density", Sentences.DensityPicture(words, Amounts.Whole(summary, unit)),
            Hill(histogram, summary, value => 4 + ((Width - 8) * (value - low) / (high - low)), top + 6, bottom),
            Svg.Line("axis", 0, bottom, Width, bottom),
            Svg.Line("claimed", x, top, x, bottom),
            beside == 0 ? null : Svg.Area("claimed-mark", [(x, 40), (x, 56), (x + (8 * beside), 48)]),
            With(Svg.Text("claimed-label", Math.Clamp(label, 2, Width - 2), 14, beside == 0 ? Labels.ClaimedAt(words) : Labels.ClaimedBeyond(words)), anchor),
            With(Svg.Text("axis-label", 2, 112, Amounts.Print(low, unit, summary.StandardDeviation)), "start"),
            With(Svg.Text("axis-label", Width - 2, 112, Amounts.Print(high, unit, summary.StandardDeviation)), "end"));
    }

    /// <summary>A small picture without words.</summary>
    public static XElement Small(Histogram histogram, Summary summary)
    {
        const double height = 44;
        var (low, span) = (histogram.Low, histogram.High - histogram.Low);
        return Svg.Ornament(160, height, "density small", Hill(histogram, summary, value => 160 * (value - low) / span, 2, height - 1), Svg.Line("axis", 0, height - 1, 160, height - 1));
    }

    private static IEnumerable<XElement> Hill(Histogram histogram, Summary summary, Func<double, double> across, double top, double bottom)
    {
        var bins = histogram.Shares.Count;
        var width = (histogram.High - histogram.Low) / bins;
        // Smoothed over the neighbours, as a few thousand draws in narrow bins flicker.
        var smooth = Enumerable.Range(0, bins).Select(i => (histogram.Shares[Math.Max(0, i - 1)] + (2 * histogram.Shares[i]) + histogram.Shares[Math.Min(bins - 1, i + 1)]) / 4).ToArray();
        var most = smooth.Max();
        (double X, double Y) Point(double value)
        {
            var at = Math.Clamp(((value - histogram.Low) / width) - 0.5, 0, bins - 1);
            var left = Math.Min((int)at, bins - 2);
            var share = smooth[left] + ((at - left) * (smooth[left + 1] - smooth[left]));
            return (across(value), bottom - ((bottom - top) * share / most));
        }

        var middles = Enumerable.Range(0, bins).Select(i => histogram.Low + ((i + 0.5) * width)).ToArray();
        yield return Svg.Area("hill", [(across(histogram.Low), bottom), Point(histogram.Low), .. middles.Select(Point), Point(histogram.High), (across(histogram.High), bottom)]);
        var (from, to) = (Math.Max(summary.P5, histogram.Low), Math.Min(summary.P95, histogram.High));
        yield return Svg.Area("hill likely", [(across(from), bottom), Point(from), .. middles.Where(value => value > from && value < to).Select(Point), Point(to), (across(to), bottom)]);
        var median = Point(summary.P50);
        yield return Svg.Line("median", median.X, median.Y, median.X, bottom);
    }

    private static XElement With(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }
}
