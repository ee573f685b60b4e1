using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Claims;

/// <summary>Sets claims against the sampled graph.</summary>
/// <param name="graph">The graph, the claims' own quantities included.</param>
/// <param name="claims">All claims of the case.</param>
/// <param name="summaries">The summary of every quantity, in the order of the graph.</param>
/// <param name="ranks">For each recomputed quantity, the share of its draws below its claim.</param>
public sealed class Auditor(Graph graph, IReadOnlyList<AuditedClaim> claims, IReadOnlyList<Summary> summaries, IReadOnlyDictionary<string, double> ranks)
{
    /// <summary>A published figure rounds; beside an exact recomputation this much is no difference.</summary>
    private const double Slack = 1e-9;

    public Finding Find(AuditedClaim audited)
    {
        var readings = new List<Recomputation>();
        if (audited.Recomputed is { } main)
            readings.Add(Recompute(audited.Claim, null, main));
        readings.AddRange(audited.Readings.Select(reading => Recompute(audited.Claim, reading.Name, reading.Recomputed)));
        var stated = audited.Recomputed is null ? null : readings[0];
        var best = stated is { Fits: true } ? stated : readings.MinBy(reading => Math.Abs(Math.Log(Math.Max(reading.Ratio.P50, double.Epsilon))))!;
        var bounds = audited.Bounds.Select(Bound).ToArray();
        var inputs = graph.Under([best.Quantity]).Select(index => graph.Nodes[index]).Where(node => node.Grounds is not null).ToArray();
        return new Finding
        {
            Claim = audited.Claim,
            Reconciles = readings.All(reading => reading.Fits) || stated is { Fits: true } ? Reconciliation.Reconciles : readings.Any(reading => reading.Fits) ? Reconciliation.InOneReading : Reconciliation.DoesNotReconcile,
            Best = stated is not null && readings.Count == 1 ? stated : best,
            Readings = readings,
            GapDrivers = audited.Claim.Unit.Dimension.IsMoneyFlow() ? Gap.Close(graph, best.Quantity, audited.Claim) : [],
            Possible = bounds.Length == 0 ? Possibility.NoBoundApplies : (Possibility)bounds.Max(bound => (int)bound.Possibility),
            Bounds = bounds,
            Covers = audited.Covers is { } covers ? Of(covers) : null,
            CoversOwnership = audited.CoversWhole is { } whole ? Of(whole) : null,
            SilentOn = [.. audited.Silent.Select(line => new SilentFinding(line.Line.Quantity, graph[line.Line.Quantity].Title, Of(line.Quantity))).Where(line => line.Amount.Mean > 0).OrderByDescending(line => line.Amount.Mean).ThenBy(line => line.Line, StringComparer.Ordinal)],
            ComparableTo = [.. Others(audited).Where(other => Difference(audited.Claim, other) is null).Select(other => other.Id)],
            NotComparableTo = [.. Others(audited).Select(other => (other.Id, Difference(audited.Claim, other))).Where(pair => pair.Item2 is not null).Select(pair => new Incomparable(pair.Id, pair.Item2!))],
            SourcedInputs = inputs.Count(node => node.Grounds is Grounds.Fact),
            Assumptions = [.. inputs.Where(node => node.Grounds is Grounds.Assumption).Select(node => node.Name)],
        };
    }

    private Summary Of(string name) => summaries[graph.IndexOf(name)];

    private Recomputation Recompute(Claim claim, Message? name, string quantity)
    {
        var figure = Of(quantity);
        var ratio = Of(AuditedClaim.Ratio(quantity));
        // The digits of a figure tell how exact it is; a bound is meant as it stands.
        var slack = (claim.Sense == ClaimSense.About ? claim.Rounding : 0) + (Slack * Math.Abs(claim.Claimed));
        var fits = claim.Sense switch
        {
            ClaimSense.AtLeast => claim.Claimed - slack <= figure.P95,
            ClaimSense.AtMost => claim.Claimed + slack >= figure.P5,
            _ => claim.Claimed + slack >= figure.P5 && claim.Claimed - slack <= figure.P95,
        };
        return new Recomputation(name, quantity, figure, ratio, 100 * ranks[quantity], fits);
    }

    private BoundFinding Bound(ClaimBound bound)
    {
        var use = Of(bound.Quantity);
        return new BoundFinding(bound.Quantity, bound.Because, use, BoundFinding.Of(use));
    }

    private IEnumerable<Claim> Others(AuditedClaim audited) => claims.Select(other => other.Claim).Where(other => other.Id != audited.Claim.Id);

    // Why two figures must not be set beside each other; null where they may.
    private static Message? Difference(Claim a, Claim b)
    {
        if (a.Unit.Dimension != b.Unit.Dimension)
            return (Message)$"it is told in {b.Unit}, this one in {a.Unit}";
        if (a.Scope.Quantity is not null || b.Scope.Quantity is not null)
            return a.Scope.Quantity == b.Scope.Quantity ? null : "it measures another quantity";
        if (Timing(a) != Timing(b))
            return $"it counts {Period(b)}, this one {Period(a)}";
        if (a.Scope.Basis is { } mine && b.Scope.Basis is { } other && mine != other)
            return $"its basis is {Words.Of(other)}, this one's {Words.Of(mine)}";
        if (a.Scope.OfRuns != b.Scope.OfRuns)
            return a.Scope.OfRuns ? "it speaks of a fleet or a lab, this one of a run" : "it speaks of a run, this one of a fleet or a lab";
        return null;
    }

    private static Timing? Timing(Claim claim) => claim.Scope.OfRuns ? claim.Scope.Timing ?? Economics.Timing.Once : claim.Scope.Timing;

    private static Message Period(Claim claim) => Timing(claim) is { } timing ? Words.Of(timing) : "a period that it does not tell";
}
