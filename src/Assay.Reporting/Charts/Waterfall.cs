using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>A step of a waterfall.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Figure">What it adds and where it ends, in digits.</param>
/// <param name="Whole">Where it ends.</param>
/// <param name="Added">What it adds.</param>
/// <param name="Kind">The class of what it adds.</param>
internal sealed record WaterfallStep(string Name, string Figure, double Whole, double Added, string Kind = "adds");

/// <summary>Amounts that add up, as a waterfall that grows to the right: what each adds, dark, after what stands below it, light.</summary>
internal static class Waterfall
{
    private const double Width = 368;
    private const double RowHeight = 40;

    /// <summary>What can be seen of an amount however small.</summary>
    private const double Thinnest = 1.5;

    /// <param name="label">The picture in words.</param>
    /// <param name="steps">The steps from the top.</param>
    /// <param name="opens">What a shape opens, by its step; as it stands where it opens nothing.</param>
    public static XElement Draw(string label, IReadOnlyList<WaterfallStep> steps, Func<int, XElement, XElement>? opens = null)
    {
        var largest = steps.Max(step => step.Whole);
        double Across(double amount) => largest > 0 ? Width * Math.Max(0, amount) / largest : 0;
        return Svg.Picture(Width, steps.Count * RowHeight, "ladder", label, steps.Select((step, i) => Row(step, i * RowHeight, Across, shape => opens?.Invoke(i, shape) ?? shape)));
    }

    private static IEnumerable<object?> Row(WaterfallStep step, double y, Func<double, double> across, Func<XElement, XElement> opens)
    {
        var (whole, added) = (across(step.Whole), across(step.Added));
        var left = Math.Max(0, whole - added);
        var amount = Svg.Text("label-amount", Width, y + 13, step.Figure);
        amount.Add(new XAttribute("text-anchor", "end"));
        yield return Svg.Text("label-name", 0, y + 13, step.Name);
        yield return amount;
        yield return Svg.Box("rail", 0, y + 19, Width, 12);
        if (left > 0)
            yield return Svg.Box("below", 0, y + 19, left, 12);
        yield return opens(Svg.Box(step.Kind, Math.Min(left, Width - Thinnest), y + 19, Math.Max(Thinnest, added), 12));
    }
}
