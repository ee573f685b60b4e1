using System.Globalization;
using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Reporting.Languages;
using Assay.Reporting.Spending;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What metrics tell, in the report of accounts.</summary>
internal static class TelemetryOutput
{
    private const int Largest = 20;

    public static IEnumerable<Block> Show(TelemetryReport report)
    {
        yield return new Table(Say("Use of what was held"), [new(Say("cluster")), new(Say("account")), new(Say("month")), new(Say("GPU-hours"), true), new(Say("seen"), true), new(Say("active"), true), new(Say("tensor cores active"), true)],
            [.. report.Utilisation.Take(Largest).Select(one => new[] { one.Cluster, one.Account, Month(one.Month), Number(one.Held), Share(one.Held > 0 ? one.Seen / one.Held : null), Share(one.Active), Share(one.TensorActive) })]);
        if (report.Outside > 0)
            yield return new Paragraph(Say($"GPUs were seen for {Hours(report.Outside)} that no attempt is known to have held alone, and were active for {Hours(report.OutsideActive)} of them."));
        if (report.Runs.Count > 0)
        {
            yield return new Table(Say("Activity of runs"), [new(Say("run")), new(Say("model")), new(Say("GPU-hours"), true), new(Say("seen"), true), new(Say("active"), true), new(Say("MFU at most"), true)],
                [.. report.Runs.Take(Largest).Select(run => new[] { run.Run, run.Model ?? "", Number(run.Held), Share(run.Held > 0 ? run.Seen / run.Held : null), Share(run.Active), Share(run.TensorActive) })]);
            yield return new Paragraph(Say("Model FLOP utilisation, against the peak of the precision that ran, is no higher than the share of cycles in which tensor cores were active, and may be far lower: work that is done again and cycles that are not full count as active."));
        }

        if (report.Energy.Count > 0)
            yield return new Table(Say("Energy at the GPUs"), [new(Say("cluster")), new(Say("month")), new(Say("energy"), true), new(Say("from counters"), true), new(Say("resets"), true), new(Say("carbon"), true)],
                [.. report.Energy.Take(Largest).Select(one => new[] { one.Cluster, Month(one.Month), Reporting.Amounts.Print(one.KilowattHours, UnitTable.Parse("kWh")), Share(one.ByCounter), one.Resets.ToString(CultureInfo.InvariantCulture), one.CarbonKilograms is { } carbon ? Reporting.Amounts.Print(carbon, UnitTable.Parse("kg")) : "" })]);
        if (report.Waste.Count > 0)
            yield return new Table(Say("Waste worth acting on"), [new(Say("job")), new(Say("name")), new(Say("account")), new(Say("what is wasted"), Width: 40), new(Say("GPU-hours"), true), new(Say("of"), true)],
                [.. report.Waste.Take(Largest).Select(one => new[] { one.Job, one.Name ?? "", one.Account ?? "", SpendingWords.Of(one.Kind), Number(one.Hours), Number(one.Held) })]);
    }

    public static void Write(Utf8JsonWriter json, TelemetryReport report)
    {
        json.WriteStartObject("telemetry");
        json.Objects("utilisation", report.Utilisation, one =>
        {
            json.WriteString("cluster", one.Cluster);
            json.WriteString("account", one.Account);
            json.WriteString("month", Month(one.Month));
            Amounts(json, one.Held, one.Seen, one.Active, one.TensorActive);
        });
        json.WriteStartObject("outside");
        json.Number("gpu_hours", report.Outside);
        json.Number("active", report.OutsideActive);
        json.WriteEndObject();
        json.Objects("runs", report.Runs, run =>
        {
            json.WriteString("run", run.Run);
            json.WriteString("model", run.Model);
            Amounts(json, run.Held, run.Seen, run.Active, run.TensorActive);
            Optional(json, "mfu_at_most", run.TensorActive);
        });
        json.Objects("energy", report.Energy, one =>
        {
            json.WriteString("cluster", one.Cluster);
            json.WriteString("month", Month(one.Month));
            json.Number("kwh", one.KilowattHours);
            json.Number("by_counter", one.ByCounter);
            json.WriteNumber("resets", one.Resets);
            Optional(json, "carbon_kg", one.CarbonKilograms);
        });
        json.Objects("waste", report.Waste, one =>
        {
            json.WriteString("kind", Word(one.Kind));
            json.WriteString("cluster", one.Cluster);
            json.WriteString("job", one.Job);
            json.WriteString("name", one.Name);
            json.WriteString("account", one.Account);
            json.WriteString("started", one.Started.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.Number("gpu_hours", one.Hours);
            json.Number("held", one.Held);
        });
        json.WriteEndObject();
    }

    private static void Amounts(Utf8JsonWriter json, double held, double seen, double? active, double? tensor)
    {
        json.Number("gpu_hours", held);
        json.Number("seen", seen);
        Optional(json, "active", active);
        Optional(json, "tensor_active", tensor);
    }

    private static void Optional(Utf8JsonWriter json, string name, double? amount)
    {
        if (amount is { } known)
            json.Number(name, known);
        else
            json.WriteNull(name);
    }

    private static string Word(WasteKind kind) => kind switch
    {
        WasteKind.Empty => "empty",
        WasteKind.UnusedGpus => "unused_gpus",
        _ => "stood_still",
    };

    private static Printed Hours(double hours) => new(hours, UnitTable.Parse("GPU-hour"));

    private static string Number(double hours) => hours.ToString(hours >= 100 ? "N0" : "N2", Language.Current.Style.Numbers);

    private static string Share(double? share) => share is { } known ? Reporting.Amounts.Share(known) : "";

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
