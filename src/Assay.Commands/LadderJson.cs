using System.Text.Json;
using Assay.Claims;
using Assay.Commands.Output;
using Assay.Economics;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>The parts of an audit's document that tell where the money goes.</summary>
internal static class LadderJson
{
    /// <summary>The ladder of a run; null where the case prices none.</summary>
    public static void WriteLadder(Utf8JsonWriter json, AuditResult audit)
    {
        if (audit.Case.Ladder is not { } ladder)
        {
            json.WriteNull("ladder");
            return;
        }

        json.WriteStartObject("ladder");
        json.WriteString("run", ladder.Run);
        json.WriteString("title", ladder.Title);
        json.WriteString("timing", "in the year of the runs");
        json.Objects("rungs", ladder.Rungs, rung =>
        {
            json.WriteString("name", rung.Name);
            json.WriteString("quantity", rung.Quantity);
            json.WriteString("title", audit.Case.Graph[rung.Quantity].Title);
            json.WriteString("basis", Words.Of(rung.Basis));
            json.WriteString("step", Sentences.StepWord(rung.Step));
            if (rung.Adds is { } adds)
                json.Object("adds", audit[adds], audit.Case.Graph[adds].Unit!.Value);
            else
                json.WriteNull("adds");
            json.Object("amount", audit[rung.Quantity], audit.Case.Graph[rung.Quantity].Unit!.Value);
        });
        json.WriteEndObject();
    }

    /// <summary>The lab's cost lines on every basis that the case allows; only those of one basis and timing may be added.</summary>
    public static void WriteCostLines(Utf8JsonWriter json, AuditResult audit)
    {
        json.WriteString("allocation", Sentences.Allocation(audit.Case));
        json.WriteStartArray("cost_lines");
        foreach (var line in audit.Case.Ledger.Where(line => line.OfLab).OrderBy(line => line.Basis != audit.Case.Ledger.LabBasis()).ThenBy(line => line.Basis).ThenBy(line => line.Timing))
        {
            var node = audit.Case.Graph[line.Quantity];
            json.WriteStartObject();
            json.WriteString("line", line.Quantity);
            json.WriteString("title", node.Title);
            json.WriteString("phase", Words.Of(line.Phase!.Value));
            json.WriteString("resource", Words.Of(line.Resource!.Value));
            if (line.Item is { } item)
                json.WriteString("item", item);
            json.WriteString("basis", Words.Of(line.Basis));
            json.WriteString("timing", Words.Of(line.Timing));
            json.WriteString("unit", node.Unit!.Value.Name);
            json.Fields(audit[line.Quantity], node.Unit.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The inputs that would close the gap between a claim and its recomputation.</summary>
    public static void WriteGap(Utf8JsonWriter json, Finding finding)
    {
        json.Objects("gap_drivers", finding.GapDrivers, driver =>
        {
            json.WriteString("input", driver.Input);
            json.WriteString("title", driver.Title);
            json.Number("quantile", driver.At);
            json.WriteString("unit", finding.Claim.Unit.Name);
            json.Number("reaches", driver.Reaches / finding.Claim.Unit.Scale);
            json.Number("closes", driver.Closes);
        });
    }
}
