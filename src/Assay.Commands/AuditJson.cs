using System.Text.Json;
using Assay.Claims;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>An audit as one JSON document; <c>docs/schema/audit.json</c> is its contract.</summary>
internal static class AuditJson
{
    private static readonly Unit PerYear = Per<Usd, Time>.Unit;

    public static void Write(Utf8JsonWriter json, AuditResult audit)
    {
        json.WriteString("case", audit.Case.Id);
        json.WriteString("title", audit.Case.Title);
        json.WriteString("as_of", $"{audit.Case.AsOf:yyyy-MM-dd}");
        json.WriteNumber("seed", audit.Options.Seed);
        json.WriteNumber("samples", audit.Options.Samples);
        json.WriteString("answer", Sentences.Answer(audit));
        json.WriteStartObject("quantities");
        foreach (var (node, summary) in audit.Case.Graph.Nodes.Zip(audit.Summaries))
        {
            var unit = node.Unit!.Value;
            json.WriteStartObject(node.Name);
            json.WriteString("title", node.Title);
            json.WriteString("unit", unit.Name);
            if (node.Places > 1)
                json.WriteNumber("mean_of_months", node.Places);
            json.Fields(summary, unit);
            json.Grounds(node.Grounds);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("claims");
        foreach (var finding in audit.Findings)
            Write(json, finding);
        json.WriteEndArray();
        LadderJson.WriteLadder(json, audit);
        LadderJson.WriteCostLines(json, audit);
        json.WriteStartArray("feasibility");
        foreach (var finding in audit.Feasibility)
            FeasibilityJson.Write(json, finding);
        json.WriteEndArray();
        json.Objects("bridges", audit.Case.Bridges, bridge =>
        {
            json.WriteString("id", bridge.Id);
            json.WriteString("title", bridge.Title);
            json.Texts("between", bridge.Between);
            json.Texts("steps", bridge.Steps);
        });
        json.Sources(audit.Sources);
        json.Texts("warnings", audit.Case.Warnings);
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        var claim = finding.Claim;
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("title", claim.Title);
        json.Number("claimed", claim.Claimed / claim.Unit.Scale);
        json.WriteString("unit", claim.Unit.Name);
        json.WriteString("sense", Sentences.Sense(claim.Sense));
        json.WriteString("scope", claim.Scope.Describe());
        json.Object("recomputed", finding.Best.Recomputed, claim.Unit);
        json.Object("ratio", finding.Best.Ratio, Unit.One);
        json.Number("percentile", finding.Best.Percentile);
        json.WriteString("reconciles", Sentences.ReconcilesWord(finding));
        json.WriteString("possible", Sentences.PossibleWord(finding));
        json.Objects("readings", finding.Readings, reading =>
        {
            json.WriteString("reading", reading.Name ?? "as stated");
            json.WriteString("quantity", reading.Quantity);
            json.Object("recomputed", reading.Recomputed, claim.Unit);
            json.Object("ratio", reading.Ratio, Unit.One);
            json.Number("percentile", reading.Percentile);
            json.WriteString("fits", reading.Fits ? "fits" : "does not fit");
        });
        LadderJson.WriteGap(json, finding);
        json.Objects("bounds", finding.Bounds, bound =>
        {
            json.WriteString("quantity", bound.Quantity);
            json.WriteString("bound", bound.Because);
            json.Object("use", bound.Use, Unit.One);
            json.WriteString("possible", Sentences.PossibleWord(bound.Possibility));
        });
        Covers(json, "covers", "lab.cost_per_year", finding.Covers);
        Covers(json, "covers_ownership", "the lab's cost over the ownership period", finding.CoversOwnership);
        json.Objects("silent_on", finding.SilentOn, line =>
        {
            json.WriteString("line", line.Line);
            json.WriteString("title", line.Title);
            json.WriteString("unit", PerYear.Name);
            json.Fields(line.Amount, PerYear);
        });
        json.Texts("comparable_to", finding.ComparableTo);
        json.Objects("not_comparable_to", finding.NotComparableTo, other =>
        {
            json.WriteString("id", other.Id);
            json.WriteString("because", other.Because);
        });
        json.WriteNumber("sourced_inputs", finding.SourcedInputs);
        json.Texts("assumptions", finding.Assumptions);
        json.Grounds(claim.Grounds);
        json.WriteEndObject();
    }

    private static void Covers(Utf8JsonWriter json, string name, string of, Uncertainty.Summary? share)
    {
        if (share is not { } told)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("of", of);
        json.WriteString("unit", "1");
        json.Fields(told, Unit.One);
        json.WriteEndObject();
    }
}
