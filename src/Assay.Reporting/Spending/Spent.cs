using Assay.Quantities;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>How amounts of accounts are written.</summary>
internal static class Spent
{
    private static readonly Unit GpuHour = UnitTable.Parse("GPU-hour");

    /// <summary>Cents to the cent, without their currency.</summary>
    public static string Exact(long cents) => (cents / 100m).ToString("N2", Language.Current.Style.Numbers);

    /// <summary>Cents to the cent; a dash where nothing tells them.</summary>
    public static string Exact(long? cents) => cents is { } told ? Exact(told) : "–";

    /// <summary>Cents to three digits or so, as a sentence tells them.</summary>
    public static string Rough(long cents, string currency) =>
        UnitTable.Find(currency) is { } unit ? Amounts.Print(cents / 100.0 * unit.Scale, unit, Math.Abs(cents) / 100.0 * unit.Scale / 30) : Say($"{cents / 100.0:N0} {currency}");

    public static Printed Hours(double hours) => new(hours * GpuHour.Scale, GpuHour);

    /// <summary>GPU-hours without their unit.</summary>
    public static string Number(double hours) => hours.ToString(hours >= 100 ? "N0" : hours >= 1 || hours == 0 ? "N2" : "0.#####", Language.Current.Style.Numbers);

    /// <summary>A number of GPUs, of which an attempt may hold a part.</summary>
    public static string Gpus(double gpus) => gpus.ToString("#,##0.##", Language.Current.Style.Numbers);

    public static string Count(long count) => count.ToString("N0", Language.Current.Style.Numbers);

    public static string Share(double? part, double whole) => part is { } told && whole > 0 ? Amounts.Share(told / whole) : "";

    public static string Share(double? share) => share is { } told ? Amounts.Share(told) : "";

    public static string Month(DateOnly month) => Say($"{month:yyyy-MM}");

    public static string Moment(DateTime? at) => at is { } told ? Say($"{told:yyyy-MM-dd HH:mm}") : "–";
}
