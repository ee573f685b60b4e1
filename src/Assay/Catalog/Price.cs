using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>A published price.</summary>
/// <param name="Item">What is priced: an accelerator's id, or such as <c>electricity</c> or <c>network/FT2</c>.</param>
/// <param name="Form">How it is sold: chip, server, cluster, rental, ownership, tariff, salary, network, software.</param>
/// <param name="Venue">Who sells it, or which index tells it.</param>
/// <param name="Term">For how long: on-demand, spot, 1-year …</param>
/// <param name="Region">Where it holds; empty where that is not told.</param>
/// <param name="Date">When it held.</param>
/// <param name="Value">The price, in base units: a number, or a distribution where a band was published.</param>
/// <param name="Unit">The unit it is shown in.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Note">What a reader should know of it.</param>
/// <param name="At">Its line in the table.</param>
public sealed record Price(string Item, string Form, string Venue, string Term, string Region, FactDate Date, Definition Value, Unit Unit, string Source, string Note, Location At);
