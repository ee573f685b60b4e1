using System.Text.Json;
using Assay.Claims;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>The bounds of a claimed fleet as JSON; <c>docs/schema/fleet-feasibility.json</c> is its contract.</summary>
internal static class FeasibilityJson
{
    public static void Write(Utf8JsonWriter json, AuditResult audit)
    {
        json.WriteString("case", audit.Case.Id);
        json.WriteString("as_of", $"{audit.Case.AsOf:yyyy-MM-dd}");
        json.WriteNumber("seed", audit.Options.Seed);
        json.WriteNumber("samples", audit.Options.Samples);
        json.WriteString("answer", Sentences.Feasibility(audit.Feasibility));
        json.WriteString("possible", Sentences.PossibleWord(FleetFinding.Strictest(audit.Feasibility)));
        json.Objects("bounds", audit.Feasibility, finding =>
        {
            Fields(json, finding);
            Amount(json, "claimed", audit, finding.Bound.Claimed);
            Amount(json, "room", audit, finding.Bound.Room);
        });
    }

    /// <summary>One finding; its amounts stand among the quantities of the audit.</summary>
    public static void Write(Utf8JsonWriter json, FleetFinding finding)
    {
        json.WriteStartObject();
        Fields(json, finding);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, FleetFinding finding)
    {
        json.WriteString("bound", Sentences.Kind(finding.Bound.Kind));
        json.WriteString("pool", finding.Bound.Pool);
        json.WriteString("title", finding.Bound.Title);
        json.WriteString("because", finding.Bound.Because);
        json.Texts("rules", finding.Bound.Rules);
        json.WriteString("quantity", finding.Bound.Use);
        if (finding.Use is { } use)
            json.Object("use", use, Unit.One);
        else
            json.WriteNull("use");
        json.WriteString("possible", Sentences.PossibleWord(finding.Possibility));
    }

    private static void Amount(Utf8JsonWriter json, string name, AuditResult audit, string? quantity)
    {
        if (quantity is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("quantity", quantity);
        var unit = audit.Case.Graph[quantity].Unit!.Value;
        json.WriteString("unit", unit.Name);
        json.Fields(audit[quantity], unit);
        json.WriteEndObject();
    }
}
