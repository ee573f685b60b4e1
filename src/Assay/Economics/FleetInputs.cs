global using GpuTime = Assay.Quantities.Times<Assay.Quantities.Gpu, Assay.Quantities.Time>;
global using Power = Assay.Quantities.Per<Assay.Quantities.Energy, Assay.Quantities.Time>;

using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a fleet costs, as inputs that hold for all its pools.</summary>
/// <param name="Ownership">How long the hardware is owned, and over which it is written off.</param>
/// <param name="Utilisation">Share of the available GPU-hours that are in use.</param>
/// <param name="Residual">Share of the purchase price that remains at the end of the ownership.</param>
/// <param name="CostOfCapital">Yearly cost of the capital tied up, as a rate.</param>
/// <param name="Pue">Power usage effectiveness: power at the meter over power at the servers, 1 or more.</param>
/// <param name="PowerUsed">Share of the installed power that is drawn on average.</param>
/// <param name="Electricity">Price of electricity.</param>
/// <param name="Facility">Yearly price of space, power delivery and cooling for each unit of installed power.</param>
/// <param name="Maintenance">Yearly upkeep as a share of the price of the servers.</param>
public sealed record FleetInputs(
    Quantity<Time> Ownership,
    Quantity<One> Utilisation,
    Quantity<One> Residual,
    Quantity<Per<One, Time>> CostOfCapital,
    Quantity<One> Pue,
    Quantity<One> PowerUsed,
    Quantity<Per<Usd, Energy>> Electricity,
    Quantity<Per<Per<Usd, Time>, Power>> Facility,
    Quantity<Per<One, Time>> Maintenance);
