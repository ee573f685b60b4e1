using Assay.Cases;
using Assay.Claims;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay;

/// <summary>What an audit found: every quantity summarised, every claim judged.</summary>
/// <param name="Case">The case.</param>
/// <param name="Options">How it was sampled.</param>
/// <param name="Summaries">The summary of each quantity in base units, in the order of the graph.</param>
/// <param name="Findings">One finding a claim, in the order of the case.</param>
public sealed record AuditResult(Case Case, SamplingOptions Options, IReadOnlyList<Summary> Summaries, IReadOnlyList<Finding> Findings)
{
    /// <summary>The summary of a quantity, in base units.</summary>
    public Summary this[string name] => Summaries[Case.Graph.IndexOf(name)];

    /// <summary>Whether a quantity was summarised; all are but in an audit of the first claim alone.</summary>
    public bool Knows(string name) => Summaries is not NodeSummaries some || some.Has(Case.Graph.IndexOf(name));

    /// <summary>Whether the claimed fleet stays within its bounds, a finding a bound; empty where the case does not ask.</summary>
    public IReadOnlyList<FleetFinding> Feasibility => [.. Case.Feasibility.Select(bound => bound.Find(bound.Use is { } use ? this[use] : null))];

    /// <summary>The sources that the quantities of the case rest on, in the order of their ids.</summary>
    public IReadOnlyList<Source> Sources =>
        [.. Case.Graph.Nodes.Select(node => node.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Distinct().Order(StringComparer.Ordinal).Select(id => Case.Sources[id])];
}
