using Assay.Catalog;
using Assay.Documents;

namespace Assay.Claims;

/// <summary>Accelerators that a subject is said to have.</summary>
/// <param name="Id">The id of the pool.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Accelerator">The accelerator.</param>
/// <param name="Gpus">The quantity of how many.</param>
/// <param name="Region">Where they are.</param>
/// <param name="By">The day by which they were there.</param>
public sealed record ClaimedPool(string Id, Message Title, Accelerator Accelerator, string Gpus, string Region, DateOnly By);
