using System.Buffers;
using Assay.Cases;
using Assay.Catalog;
using Assay.Claims;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay;

/// <summary>The front door: reads cases and answers the questions that the product is for.</summary>
public static class Assayer
{
    /// <summary>Reads a case file against the shipped catalogue.</summary>
    /// <exception cref="InputException">The file has errors; all of them are told.</exception>
    public static Case Read(string path, params IReadOnlyList<string> changes) => CaseFile.Read(path, Catalogue.Shipped, changes);

    /// <summary>Samples the whole case and sets its claims against the result.</summary>
    /// <exception cref="InputException">A quantity is not a finite number in some draw.</exception>
    public static AuditResult Audit(Case @case, SamplingOptions options) =>
        Audit(@case, options, [.. Enumerable.Range(0, @case.Graph.Nodes.Count)]);

    /// <summary>
    /// Audits the first claim alone, so that its answer follows at once while an input is moved: as <see cref="Audit(Case, SamplingOptions)"/>
    /// does, but of the quantities only those are summarised that the answer or <paramref name="besides"/> names.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="options">How to sample.</param>
    /// <param name="besides">Further quantities to summarise.</param>
    /// <exception cref="InputException">One of these quantities is not a finite number in some draw.</exception>
    public static AuditResult AuditFirst(Case @case, SamplingOptions options, IEnumerable<string> besides)
    {
        var first = @case with { Claims = [.. @case.Claims.Take(1)], Feasibility = [] };
        var names = first.Claims.SelectMany(claim => claim.Quantities).Concat(besides).Concat(["lab.cost_per_year"]).Where(@case.Graph.Contains);
        return Audit(first, options, [.. names.Select(@case.Graph.IndexOf).Distinct()]);
    }

    private static AuditResult Audit(Case @case, SamplingOptions options, IReadOnlyList<int> nodes)
    {
        var graph = @case.Graph;
        var claimed = @case.Claims.SelectMany(claim => claim.Readings.Select(reading => reading.Recomputed).Append(claim.Recomputed).OfType<string>().Select(name => (name, claim.Claim.Claimed)))
            .ToDictionary(pair => graph.IndexOf(pair.name), pair => pair.Claimed);
        var summaries = new NodeSummaries(graph);
        var ranks = new double[graph.Nodes.Count];
        Sampling.Run(graph, nodes, options, (node, samples) =>
        {
            summaries.Set(node, Summarise(samples));
            if (claimed.TryGetValue(node, out var figure))
                ranks[node] = Summary.Rank(samples, figure);
        });
        var auditor = new Auditor(graph, @case.Claims, summaries, claimed.Keys.ToDictionary(node => graph.Nodes[node].Name, node => ranks[node]));
        return new AuditResult(@case, options, summaries, [.. @case.Claims.Select(auditor.Find)]);
    }

    /// <summary>Samples some quantities of a case and summarises them, in the order in which they are named.</summary>
    public static IReadOnlyList<Summary> Summarise(Graph graph, IReadOnlyList<string> names, SamplingOptions options)
    {
        var nodes = names.Select(graph.IndexOf).ToArray();
        var found = new Summary[graph.Nodes.Count];
        Sampling.Run(graph, [.. nodes.Distinct()], options, (node, samples) => found[node] = Summarise(samples));
        return [.. nodes.Select(node => found[node])];
    }

    /// <summary>A path month by month.</summary>
    /// <returns>A summary for each month, in base units.</returns>
    public static IReadOnlyList<Summary> Months(Graph graph, string path, SamplingOptions options)
    {
        var node = graph.IndexOf(path);
        var months = new Summary[graph.Nodes[node].Places];
        Sampling.RunMonths(graph, node, options with { Progress = null }, (month, samples) => months[month] = Summarise(samples));
        return months;
    }

    /// <summary>What an hour used costs, owned and hired one way, under several utilisations of the fleet, all other inputs drawn alike.</summary>
    /// <param name="case">A case that tells ways to hire.</param>
    /// <param name="way">The id of the way.</param>
    /// <param name="utilisations">Shares of the available hours in use, above 0.</param>
    /// <param name="options">How to sample.</param>
    public static IReadOnlyList<(double Utilisation, Summary Own, Summary Hired)> ByUtilisation(Case @case, string way, IReadOnlyList<double> utilisations, SamplingOptions options)
    {
        string[] wanted = ["rent.own_cost_per_used_gpu_hour", $"rent.{way}.cost_per_used_gpu_hour"];
        return [.. utilisations.Select(use =>
        {
            var changed = @case.Graph.With([@case.Graph["fleet.utilisation"] with { Definition = new Definition.Fixed(use), Grounds = new Grounds.Assumption("Set beside other uses.") }]);
            var found = Summarise(changed, wanted, options with { Progress = null });
            return (use, found[0], found[1]);
        })];
    }

    /// <summary>The share of the draws in which the fleet costs less than hiring its work one way, over the whole time told and with what is left sold.</summary>
    /// <param name="case">A case that tells ways to hire.</param>
    /// <param name="way">The id of the way.</param>
    /// <param name="options">How to sample.</param>
    public static double ChanceThatOwningCostsLess(Case @case, string way, SamplingOptions options)
    {
        const double Equal = 1;
        var share = 0.0;
        Sampling.Run(@case.Graph, [@case.Graph.IndexOf($"rent.{way}.over_owning")], options with { Progress = null }, (_, samples) => share = 1 - Summary.Rank(samples, Equal));
        return share;
    }

    /// <summary>The break-even of owning against one way to hire, for several falls of its price, all other inputs drawn alike.</summary>
    /// <param name="case">A case that tells ways to hire and how the price of this one falls.</param>
    /// <param name="way">The id of the way.</param>
    /// <param name="falls">Shares of the price lost in a year.</param>
    /// <param name="options">How to sample.</param>
    /// <returns>For each fall its break-even utilisation (null where all hours are paid for) and its break-even time, in base units.</returns>
    public static IReadOnlyList<(double Fall, Summary? Utilisation, Summary Time)> PricePaths(Case @case, string way, IReadOnlyList<double> falls, SamplingOptions options)
    {
        var name = $"rent.{way}.fall";
        string[] wanted = [.. new[] { $"rent.{way}.break_even_months", $"rent.{way}.break_even_utilisation" }.Where(@case.Graph.Contains)];
        return [.. falls.Select(fall =>
        {
            var changed = @case.Graph.With([@case.Graph[name] with { Definition = new Definition.Fixed(fall / UnitTable.HoursPerYear), Grounds = new Grounds.Assumption("Set beside other falls.") }]);
            var found = Summarise(changed, wanted, options);
            return (fall, wanted.Length > 1 ? found[1] : (Summary?)null, found[0]);
        })];
    }

    private static Summary Summarise(ReadOnlySpan<double> samples)
    {
        var scratch = ArrayPool<double>.Shared.Rent(samples.Length);
        var summary = Summary.Of(samples, scratch.AsSpan(0, samples.Length));
        ArrayPool<double>.Shared.Return(scratch);
        return summary;
    }
}
