using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;

namespace Assay.Reporting.Charts;

/// <summary>
/// A ladder as a waterfall, all rungs to one scale, each of which opens its quantity. A table beside it says the same in figures.
/// </summary>
internal static class LadderChart
{
    public static XElement Draw(AuditResult audit, Ladder ladder)
    {
        var picture = Waterfall.Draw(
            Sentences.LadderPicture(audit, ladder),
            [.. ladder.Rungs.Select(rung => Step(audit, rung))],
            (i, shape) => Svg.Opens(ladder.Rungs[i].Adds ?? ladder.Rungs[i].Quantity, Sentences.Figured(Sentences.Rung(ladder.Rungs[i]), Figure(audit, ladder.Rungs[i])), shape));
        // A picture that can be clicked into is no image to a screen reader, but a group of links.
        picture.SetAttributeValue("role", "group");
        return picture;
    }

    private static WaterfallStep Step(AuditResult audit, Rung rung)
    {
        var whole = audit[rung.Quantity].Mean;
        return new WaterfallStep(Sentences.Rung(rung), Figure(audit, rung), whole, rung.Adds is { } adds ? audit[adds].Mean : whole, rung.Step == Economics.Step.Adds ? "adds" : rung.Basis == Basis.RentalValue ? "adds hired" : "adds own");
    }

    private static string Figure(AuditResult audit, Rung rung) => rung.Adds is { } adds
        ? $"+ {Amounts.Mean(audit[adds], Usd.Unit)} = {Amounts.Mean(audit[rung.Quantity], Usd.Unit)}"
        : Amounts.Mean(audit[rung.Quantity], Usd.Unit);
}
