using Assay.Documents;
using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>Uncertain inputs that move together: a Gaussian copula on their ranks (Iman and Conover 1982 motivate ranks).</summary>
/// <param name="Names">The inputs, at least two.</param>
/// <param name="Copula">Their correlations, in the order of the names.</param>
/// <param name="At">Where a person wrote it.</param>
public sealed record CorrelatedGroup(IReadOnlyList<string> Names, GaussianCopula Copula, Location? At)
{
    /// <summary>Checks that the names are uncertain inputs; a what-if may have fixed some of them, and the others keep their draws.</summary>
    internal void Check(IReadOnlyDictionary<string, Node> nodes, bool whatIf, Errors errors)
    {
        foreach (var name in Names)
        {
            if (!nodes.TryGetValue(name, out var node))
                errors.Add(At, $"Nothing is called '{name}'.", Nearest.Suggest(name, nodes.Keys, "Correlations are between uncertain inputs."));
            else if (node.Definition is not Definition.Uncertain && !whatIf)
                errors.Add(At, $"'{name}' is not an uncertain input, so it has no draws to correlate.", "Name inputs that are given as an interval or a distribution.");
        }
    }
}
