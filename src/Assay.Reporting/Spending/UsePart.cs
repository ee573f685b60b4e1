using System.Xml.Linq;
using Assay.Quantities;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>What GPUs did while jobs held them, the energy that it took, and what of it was wasted.</summary>
internal static class UsePart
{
    private const int Largest = 30;
    private const double JoulesPerKilowattHour = 3.6e6;

    private static readonly Unit Energy = UnitTable.Parse("kWh"), Carbon = UnitTable.Parse("kg");

    public static XElement? Of(SpendingFigures figures) => figures.Telemetry is not { } telemetry ? null : Section(
        "use",
        SpendingWords.Use,
        Table.Of(
            Say("Use of what was held"),
            [new(Say("account")), new(Say("cluster")), new(Say("month")), new(Say("GPU-hours"), true), new(Say("seen"), true), new(Say("active"), true), new(Say("tensor cores active"), true)],
            telemetry.Utilisation.Where(one => one.Seen > 0).Take(Largest).Select(one => (IReadOnlyList<object?>)[one.Account, one.Cluster, Spent.Month(one.Month), Spent.Number(one.Held), Spent.Share(one.Seen, one.Held), Spent.Share(one.Active), Spent.Share(one.TensorActive)])),
        telemetry.Outside > 0 ? P(Say($"GPUs were seen for {Spent.Hours(telemetry.Outside)} that no attempt is known to have held alone, and were active for {Spent.Hours(telemetry.OutsideActive)} of them.")) : null,
        telemetry.Runs.Count == 0 ? null : Table.Of(
            Say("Activity of runs"),
            [new(Say("run")), new(Say("model")), new(Say("GPU-hours"), true), new(Say("seen"), true), new(Say("active"), true), new(Say("MFU at most"), true)],
            telemetry.Runs.Take(Largest).Select(run => (IReadOnlyList<object?>)[run.Run, run.Model, Spent.Number(run.Held), Spent.Share(run.Seen, run.Held), Spent.Share(run.Active), Spent.Share(run.TensorActive)])),
        telemetry.Runs.Count == 0 ? null : P(Class("small"), Say("Model FLOP utilisation, against the peak of the precision that ran, is no higher than the share of cycles in which tensor cores were active, and may be far lower: work that is done again and cycles that are not full count as active.")));

    /// <summary>Energy as the records and as metrics tell it; nothing where neither does.</summary>
    public static XElement? OfEnergy(SpendingFigures figures)
    {
        var measured = figures.Telemetry?.Energy ?? [];
        if (measured.Count == 0 && figures.Report.EnergyJoules is null)
            return null;
        return Section(
            "energy",
            SpendingWords.Energy,
            figures.Report.EnergyJoules is { } joules ? P(Say($"Energy that the records tell: {new Printed(joules / JoulesPerKilowattHour * Energy.Scale, Energy)}.")) : null,
            measured.Count == 0 ? null : Table.Of(
                Say("Energy at the GPUs"),
                [new(Say("month")), new(Say("cluster")), new(Say("energy"), true), new(Say("from counters"), true), new(Say("carbon"), true)],
                measured.Take(Largest).Select(one => (IReadOnlyList<object?>)[Spent.Month(one.Month), one.Cluster, Amounts.Print(one.KilowattHours * Energy.Scale, Energy), Spent.Share(one.ByCounter), one.CarbonKilograms is { } carbon ? Amounts.Print(carbon * Carbon.Scale, Carbon) : "–"])),
            measured.Count > 0 && measured.All(one => one.CarbonKilograms is null) ? P(Class("small"), Say("Name the grid that the GPUs are fed from, such as '--grid FR', for the carbon.")) : null);
    }

    /// <summary>Waste, the largest first.</summary>
    public static XElement? OfWaste(SpendingFigures figures) => figures.Telemetry is not { Waste.Count: > 0 } telemetry ? null : Section(
        "waste",
        SpendingWords.Waste,
        Table.Of(
            SpendingWords.Waste,
            [new(Say("job")), new(Say("account")), new(Say("started")), new(Say("what is wasted")), new(Say("GPU-hours"), true), new(Say("of"), true)],
            telemetry.Waste.Take(Largest).Select(one => (IReadOnlyList<object?>)[new object?[] { one.Job, one.Name is null ? null : " ", one.Name is null ? null : Span("range", one.Name) }, one.Account, Spent.Moment(one.Started), SpendingWords.Of(one.Kind), Spent.Number(one.Hours), Spent.Number(one.Held)])));
}
