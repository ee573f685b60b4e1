using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;

namespace Assay.Reporting.Charts;

/// <summary>
/// A ladder as a waterfall that grows to the right, all rungs to one scale: what each adds, dark, after what stands below
/// it, light. A table beside it says the same in figures.
/// </summary>
internal static class LadderChart
{
    private const double Width = 368;
    private const double RowHeight = 40;

    /// <summary>What can be seen of an amount however small.</summary>
    private const double Thinnest = 1.5;

    public static XElement Draw(AuditResult audit, Ladder ladder)
    {
        var largest = ladder.Rungs.Max(rung => audit[rung.Quantity].Mean);
        double Across(double amount) => largest > 0 ? Width * Math.Max(0, amount) / largest : 0;
        var rows = ladder.Rungs.Select((rung, i) => Row(audit, rung, i * RowHeight, Across));
        var picture = Svg.Picture(Width, ladder.Rungs.Count * RowHeight, "ladder", Sentences.LadderPicture(audit, ladder), rows);
        // A picture that can be clicked into is no image to a screen reader, but a group of links.
        picture.SetAttributeValue("role", "group");
        return picture;
    }

    private static IEnumerable<object?> Row(AuditResult audit, Rung rung, double y, Func<double, double> across)
    {
        var whole = across(audit[rung.Quantity].Mean);
        var added = rung.Adds is { } adds ? across(audit[adds].Mean) : whole;
        var left = Math.Max(0, whole - added);
        var amount = Svg.Text("label-amount", Width, y + 13, Figure(audit, rung));
        amount.Add(new XAttribute("text-anchor", "end"));
        yield return Svg.Text("label-name", 0, y + 13, Sentences.Rung(rung));
        yield return amount;
        yield return Svg.Box("rail", 0, y + 19, Width, 12);
        if (left > 0)
            yield return Svg.Box("below", 0, y + 19, left, 12);
        yield return Svg.Opens(rung.Adds ?? rung.Quantity, Sentences.Figured(Sentences.Rung(rung), Figure(audit, rung)), Svg.Box(rung.Step == Step.Adds ? "adds" : rung.Basis == Basis.RentalValue ? "adds hired" : "adds own", Math.Min(left, Width - Thinnest), y + 19, Math.Max(Thinnest, added), 12));
    }

    private static string Figure(AuditResult audit, Rung rung) => rung.Adds is { } adds
        ? $"+ {Amounts.Mean(audit[adds], Usd.Unit)} = {Amounts.Mean(audit[rung.Quantity], Usd.Unit)}"
        : Amounts.Mean(audit[rung.Quantity], Usd.Unit);
}
