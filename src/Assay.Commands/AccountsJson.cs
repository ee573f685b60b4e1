using System.Globalization;
using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;

namespace Assay.Commands;

/// <summary>The document of <c>assay accounts report</c>.</summary>
internal static class AccountsJson
{
    public static void Write(Utf8JsonWriter json, AccountsReport report)
    {
        json.WriteString("unit", "GPU-hour");
        json.WriteString("from", Moment(report.From));
        json.WriteString("to", Moment(report.To));
        json.WriteNumber("attempts", report.Attempts);
        json.WriteNumber("waiting", report.Waiting);
        json.WriteStartObject("gpu_hours");
        json.Number("allocated", report.Allocated);
        Parts(json, "by_state", report.ByState);
        Parts(json, "by_phase", report.ByPhase);
        Parts(json, "by_outcome", report.ByOutcome);
        Parts(json, "by_account", report.ByAccount);
        Parts(json, "by_cluster", report.ByCluster);
        json.WriteEndObject();
        if (report.Money is { } money)
            MoneyJson.Write(json, money);
        if (report.EnergyJoules is { } joules)
            json.Number("energy_kwh", joules / 3.6e6);
        json.Objects("runs", report.Runs, run =>
        {
            json.WriteString("run", run.Run);
            json.WriteString("model", run.Model);
            json.WriteString("phase", run.Phase);
            json.Number("gpu_hours", run.Hours);
            json.WriteNumber("attempts", run.Attempts);
            Parts(json, "by_outcome", run.Outcomes);
        });
        json.Objects("uncaught", report.Uncaught, jobs =>
        {
            json.WriteString("account", jobs.Account);
            json.WriteString("partition", jobs.Partition);
            json.WriteString("name", jobs.Stem);
            json.Number("gpu_hours", jobs.Hours);
            json.WriteNumber("attempts", jobs.Attempts);
        });
        Clusters(json, report);
        json.Objects("warnings", report.Warnings, warning =>
        {
            json.WriteString("at", warning.At?.ToString());
            json.WriteString("what", warning.What);
        });
    }

    private static void Clusters(Utf8JsonWriter json, AccountsReport report)
    {
        json.Objects("capacity", report.Capacity, one =>
        {
            json.WriteString("cluster", one.Cluster);
            json.WriteString("from", Moment(one.From));
            json.WriteString("to", Moment(one.To));
            json.Number("gpu_hours", one.Reported);
            json.Number("allocated", one.Allocated);
            json.Number("down", one.Down);
            json.Number("planned_down", one.PlannedDown);
            json.Number("reserved", one.Reserved);
            json.Number("idle", one.Idle);
        });
        json.Objects("peaks", report.Peaks, peak =>
        {
            json.WriteString("cluster", peak.Cluster);
            json.WriteString("at", Moment(peak.At));
            json.Number("gpus", peak.Gpus);
            if (peak.Capacity is { } capacity)
                json.Number("capacity", capacity);
            json.WriteBoolean("exceeds", peak.Exceeds);
            json.Texts("jobs", peak.Jobs);
        });
    }

    private static void Parts(Utf8JsonWriter json, string name, IReadOnlyList<GpuHours> parts)
    {
        json.WriteStartObject(name);
        foreach (var part in parts)
            json.Number(part.Name, part.Hours);
        json.WriteEndObject();
    }

    private static string? Moment(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
