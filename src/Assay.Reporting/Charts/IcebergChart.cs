using System.Xml.Linq;
using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Charts;

/// <summary>
/// The claim's scope as the tip of an iceberg and the cost lines that it leaves out below the water, all areas to one scale.
/// A table beside it says the same in figures.
/// </summary>
internal static class IcebergChart
{
    private const double Width = 404;
    private const double Sky = 44;
    private const double Floor = 12;
    private const double TipLabel = 22;
    private const double LabelX = 232;
    private const double LabelHeight = 35;

    /// <summary>How wide a letter of the small text is, about.</summary>
    private const double Letter = 6.1;

    public static XElement Draw(Iceberg iceberg)
    {
        var height = Sky + IcebergShape.Height + Floor;
        var water = Sky + IcebergShape.LevelOf(iceberg.Above / iceberg.Whole);
        var slabs = new List<object>();
        var labels = new List<(double Level, string Name, string Amount)>();
        var sum = iceberg.Above;
        foreach (var phased in iceberg.Below)
        {
            var from = IcebergShape.LevelOf(sum / iceberg.Whole);
            foreach (var part in phased.Lines)
            {
                var (top, bottom) = (IcebergShape.LevelOf(sum / iceberg.Whole), IcebergShape.LevelOf((sum + part.Amount.Mean) / iceberg.Whole));
                slabs.Add(Svg.Opens(part.Line.Quantity, Told(part, iceberg.Whole), Svg.Area($"slab phase-{(int)phased.Phase}", Moved(IcebergShape.Slab(top, bottom)))));
                if (Inscription(top, bottom, Say(part.Line.Bought), Amounts.Share(part.Amount.Mean / iceberg.Whole)) is { } words)
                    slabs.Add(words);
                sum += part.Amount.Mean;
            }

            labels.Add((Sky + ((from + IcebergShape.LevelOf(sum / iceberg.Whole)) / 2), Sentences.Capital(Words.Of(phased.Phase)), Figures(phased.Amount, iceberg.Whole)));
        }

        var tip = (Sky + water) / 2;
        var picture = Svg.Picture(
            Width, height, "iceberg", Sentences.IcebergPicture(iceberg),
            Svg.Box("sky", 0, 0, Width, water),
            Svg.Box("water", 0, water, Width, height - water),
            Svg.Area("slab tip", Moved(IcebergShape.Slab(0, water - Sky))),
            slabs,
            Svg.Line("waterline", 0, water, Width, water),
            Leader(tip, TipLabel),
            Svg.Text("label-name", LabelX, TipLabel - 6, Labels.ScopeOfTheClaim),
            Svg.Text("label-amount", LabelX, TipLabel + 9, Figures(iceberg.Above, iceberg.Whole)),
            Svg.Text("label-amount", LabelX, TipLabel + 23, Labels.ClaimedAt(Sentences.Claimed(iceberg.Finding.Claim))),
            Stacked(labels, water + 8, height - 4));
        // A picture that can be clicked into is no image to a screen reader, but a group of links.
        picture.SetAttributeValue("role", "group");
        return picture;
    }

    private static string Told(Iceberg.Part part, double whole) =>
        Sentences.Figured(Sections.IcebergSection.Title(part), Amounts.Mean(part.Amount, Amounts.PerYear), Amounts.Share(part.Amount.Mean / whole));

    private static IEnumerable<object> Stacked(List<(double Level, string Name, string Amount)> labels, double from, double to)
    {
        // Down from the waterline, each clear of the one before; then up again where the last ones pass the floor.
        var places = new double[labels.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(labels[i].Level, i == 0 ? from + 14 : places[i - 1] + LabelHeight);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? to - 14 : places[i + 1] - LabelHeight);
        for (var i = 0; i < places.Length; i++)
        {
            yield return Leader(labels[i].Level, places[i]);
            yield return Svg.Text("label-name", LabelX, places[i] - 2, labels[i].Name);
            yield return Svg.Text("label-amount", LabelX, places[i] + 12, labels[i].Amount);
        }
    }

    private static XElement Leader(double level, double label)
    {
        var edge = IcebergShape.Edges(level - Sky).Right;
        return Svg.Path("leader", [(edge + 6, level), (Math.Max(edge + 6, LabelX - 14), level), (LabelX - 5, label)]);
    }

    // A line's name and share within its slab, where there is room for them.
    private static XElement? Inscription(double top, double bottom, string name, string share)
    {
        var middle = (top + bottom) / 2;
        if (bottom - top < 15)
            return null;
        var (upper, lower) = (IcebergShape.Edges(middle - 6), IcebergShape.Edges(middle + 6));
        var (left, right) = (Math.Max(upper.Left, lower.Left), Math.Min(upper.Right, lower.Right));
        var words = new[] { $"{name} {share}", name }.FirstOrDefault(words => words.Length * Letter < right - left - 6);
        if (words is null)
            return null;
        var text = Svg.Text("inscription", 6 + ((left + right) / 2), Sky + middle + 4, words);
        text.Add(new XAttribute("text-anchor", "middle"));
        return text;
    }

    private static IEnumerable<(double X, double Y)> Moved(IEnumerable<(double X, double Y)> points) => points.Select(point => (point.X + 6, point.Y + Sky));

    private static string Figures(double amount, double whole) => $"{Amounts.Rough(amount)} · {Amounts.Share(amount / whole)}";
}
