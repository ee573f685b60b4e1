using Assay.Documents;

namespace Assay.Economics;

/// <summary>What an activity of a lab the money went to.</summary>
public enum Phase
{
    Research,
    FailedRuns,
    PreTraining,
    PostTraining,
    Serving,

    /// <summary>Capacity that no stated use accounts for.</summary>
    Idle,
    OtherBusiness,
}

/// <summary>What the money bought.</summary>
public enum Resource
{
    /// <summary>Servers with their accelerators.</summary>
    Servers,
    Network,
    Storage,

    /// <summary>Space, power delivery and cooling, rented or owned.</summary>
    Facility,
    Energy,

    /// <summary>Upkeep: spares, support, licences.</summary>
    Operations,

    /// <summary>What the capital tied up costs.</summary>
    Finance,
    People,
    Data,

    /// <summary>Accelerators hired by the hour, all else included in the rate.</summary>
    RentedCompute,
}

/// <summary>In which sense money counts. Amounts on different bases are never added.</summary>
public enum Basis
{
    /// <summary>Paid out.</summary>
    Cash,

    /// <summary>Purchases spread over the ownership period, running costs as they fall.</summary>
    Amortised,

    /// <summary>What hiring the same would have cost.</summary>
    RentalValue,
}

/// <summary>What stretch of time an amount counts. Amounts of different timing are never added.</summary>
public enum Timing
{
    /// <summary>A purchase, or a job that is done once.</summary>
    Once,
    PerYear,

    /// <summary>A flow counted over the whole ownership period.</summary>
    OverOwnership,
}

/// <summary>An amount of money that says what it is for, so that no sum can mix what does not add.</summary>
/// <param name="Quantity">The name of its quantity.</param>
/// <param name="Phase">The activity; null where the line is told by pool and not by activity.</param>
/// <param name="Resource">What it bought; null where a run's line holds all of them.</param>
/// <param name="Basis">In which sense the money counts.</param>
/// <param name="Timing">What stretch of time it counts.</param>
/// <param name="Pool">The pool it belongs to, if any.</param>
/// <param name="Run">The run it belongs to, if any.</param>
/// <param name="Stage">The stage of the run it belongs to, if any.</param>
/// <param name="Item">Which part of the resource, where it is told in parts: "labelling" of data.</param>
public sealed record CostLine(string Quantity, Phase? Phase, Resource? Resource, Basis Basis, Timing Timing, string? Pool = null, string? Run = null, string? Stage = null, Message? Item = null)
{
    /// <summary>Whether it is a line of the lab as a whole, told by phase, and none of a pool or a run.</summary>
    public bool OfLab => Phase is not null && Pool is null && Run is null;

    /// <summary>What the money bought, in words.</summary>
    public Message Bought => Item ?? Words.Of(Resource!.Value);
}

/// <summary>Choices among the cost lines of a case.</summary>
public static class Ledger
{
    /// <summary>
    /// The basis on which the lab is told first: amortised with a fleet of its own, else rental value; null where the case
    /// tells no lab.
    /// </summary>
    public static Basis? LabBasis(this IEnumerable<CostLine> ledger)
    {
        var bases = ledger.Where(line => line.OfLab).Select(line => line.Basis).ToHashSet();
        return bases.Contains(Basis.Amortised) ? Basis.Amortised : bases.Contains(Basis.RentalValue) ? Basis.RentalValue : null;
    }

    /// <summary>The lab's lines by the year on that basis; they sum to <c>lab.cost_per_year</c>.</summary>
    public static IReadOnlyList<CostLine> LabLines(this IReadOnlyCollection<CostLine> ledger) =>
        [.. ledger.Where(line => line.OfLab && line.Timing == Timing.PerYear && line.Basis == ledger.LabBasis())];
}
