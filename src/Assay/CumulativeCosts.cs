using Assay.Cases;
using Assay.Economics;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay;

/// <summary>
/// What owning and one way to hire have cost by the end of each month, nothing sold on the way, later money counted for less as
/// everywhere in owning beside hiring. Hired less owned is what the quantity <c>rent.WAY.spared</c> tells.
/// </summary>
/// <param name="Owned">Payments for the fleet so far, in base units.</param>
/// <param name="Hired">Payments for the same hours hired.</param>
public sealed record CumulativeCosts(IReadOnlyList<Summary> Owned, IReadOnlyList<Summary> Hired)
{
    /// <param name="case">A case that tells ways to hire.</param>
    /// <param name="way">The id of the way.</param>
    /// <param name="options">How to sample.</param>
    public static CumulativeCosts Of(Case @case, string way, SamplingOptions options)
    {
        var (graph, owned, hired) = OwnOrRentModel.WithRunning(@case.Graph, way);
        return new CumulativeCosts(Assayer.Months(graph, owned, options), Assayer.Months(graph, hired, options));
    }
}
