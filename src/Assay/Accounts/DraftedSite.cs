using Assay.Records;

namespace Assay.Accounts;

/// <summary>What a drafted case says of space, energy and upkeep: what they came to over the period.</summary>
/// <param name="drafting">What the case is drafted from.</param>
/// <param name="fleet">Its fleet.</param>
internal sealed class DraftedSite(Drafting drafting, DraftedFleet fleet)
{
    public void Write(DraftText text)
    {
        var (kilowattHours, watts) = (Metered(), Measured());
        text.Comment("No record tells it; it does not move the cost below, which is what was paid.", 2);
        text.Line("  pue: catalog.facilities.pue.colocation");
        text.Line($"  power_used: {PowerUsed(kilowattHours, watts)}");
        text.Line($"  electricity: {Electricity(kilowattHours)}");
        text.Line($"  facility: {(fleet is { Owns: true, Facility: > 0 } ? DraftText.Sourced($"{drafting.Amount(fleet.Facility)} / {drafting.Period} / fleet.installed_power", drafting.Sources.Invoices, "What was paid over the period; it does not depend on the power that the catalogue knows.") : DraftText.Assumed("0 USD/kW/month", "The records have no cost of space."))}");
        text.Line($"  maintenance: {(fleet is { Owns: true, Upkeep: > 0 } ? DraftText.Sourced($"{drafting.Amount(fleet.Upkeep)} / {drafting.Period} / fleet.server_capex", drafting.Sources.Accounts, "Operations, and all that bills and invoices of owned pools hold beyond what the register writes off.") : DraftText.Assumed("0 %/year", "The records have no cost of upkeep."))}");
    }

    private string PowerUsed(double kilowattHours, double? watts)
    {
        if (fleet.Owns && kilowattHours > 0)
            return DraftText.Sourced($"{DraftText.Number(kilowattHours)} kWh / {drafting.Period} / (fleet.installed_power * fleet.pue)", drafting.Sources.Invoices, "Energy at the meter, by the invoices.");
        if (watts is { } each && fleet.Pools is [var only])
            return DraftText.Sourced($"{DraftText.Number(each)} W/GPU / catalog.{only.Accelerator.NamePart}.power", drafting.Sources.Metrics, "Power of the GPUs over their rated power; the rest of a server is taken to draw in proportion.");
        return "catalog.servers.power_used_share";
    }

    private string Electricity(double kilowattHours)
    {
        if (!fleet.Owns || fleet.Energy <= 0)
            return DraftText.Assumed("0 USD/kWh", "The records have no cost of energy of owned pools: write a tariff to count it.");
        return kilowattHours > 0
            ? DraftText.Sourced($"{drafting.Amount(fleet.Energy)} / {DraftText.Number(kilowattHours)} kWh", drafting.Sources.Invoices)
            : DraftText.Sourced($"{drafting.Amount(fleet.Energy)} / {drafting.Period} / fleet.average_power", drafting.Sources.Invoices, "No invoice tells its kilowatt-hours: this is the price at which the power above comes to what was paid.");
    }

    // Where one invoice does not tell its energy, the sum of the others is no measure of the whole.
    private double Metered()
    {
        const string Energy = "FROM invoices WHERE resource = 'energy'";
        var told = drafting.Store.Connection.Value<long>($"SELECT count(*) {Energy} AND coalesce(kwh, 0) <= 0") == 0;
        return told ? drafting.Store.Connection.Value<double>($"SELECT coalesce(sum(kwh), 0)::DOUBLE {Energy}") : 0;
    }

    private double? Measured()
    {
        var told = drafting.Store.Connection.Value<long>("SELECT count(*) FROM telemetry WHERE metric = 'power'") > 0;
        // A sample holds its moment above 44 bits and its milliwatts below.
        return told ? drafting.Store.Connection.Value<double>("SELECT avg(code & 17592186044415) / 1e3 FROM (SELECT unnest([s00, s01, s02, s03, s04, s05, s06, s07, s08, s09, s10, s11]) AS code FROM telemetry WHERE metric = 'power') WHERE code IS NOT NULL") : null;
    }
}
