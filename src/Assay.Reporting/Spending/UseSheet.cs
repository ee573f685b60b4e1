using Assay.Accounts;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>What metrics tell of GPUs: use, and waste.</summary>
internal static class UseSheet
{
    public static Sheet Of(TelemetryReport telemetry)
    {
        var sheet = new Sheet(SpendingSheets.Use, [10, 18, 22, 16, 16, 14, 18]);
        sheet.Heads((Say("month"), false), (Say("cluster"), false), (Say("account"), false), (Say("GPU-hours"), true), (Say("seen"), true), (Say("active"), true), (Say("tensor cores active"), true));
        foreach (var one in telemetry.Utilisation)
            sheet.Add(SpendingSheets.Of(one.Month), Cell.Of(one.Cluster), Cell.Of(one.Account), SpendingSheets.Measured(one.Held, SpendingSheets.Hours), SpendingSheets.Measured(one.Seen, SpendingSheets.Hours), SpendingSheets.Measured(one.Active, SpendingSheets.Share), SpendingSheets.Measured(one.TensorActive, SpendingSheets.Share));
        return sheet;
    }

    public static Sheet OfWaste(TelemetryReport telemetry)
    {
        var sheet = new Sheet(SpendingSheets.Waste, [14, 26, 16, 18, 60, 14, 14]);
        sheet.Heads((Say("job"), false), (Say("name"), false), (Say("account"), false), (Say("started"), false), (Say("what is wasted"), false), (Say("GPU-hours"), true), (Say("of"), true));
        foreach (var one in telemetry.Waste)
            sheet.Add(Cell.Of(one.Job), Cell.Of(one.Name), Cell.Of(one.Account), SpendingSheets.Of(one.Started), Cell.Of(SpendingWords.Of(one.Kind), Look.Wrapped), SpendingSheets.Measured(one.Hours, SpendingSheets.Hours), SpendingSheets.Measured(one.Held, SpendingSheets.Hours));
        return sheet;
    }
}
