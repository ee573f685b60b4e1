using Assay.Cases;
using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands.Output;

/// <summary>What figures rest on: inputs and sources.</summary>
internal static class InputTable
{
    /// <summary>The inputs under some quantities with what they rest on.</summary>
    public static Table Of(Case @case, params IReadOnlyList<string> names) => new(
        Say("What it rests on"),
        [new Column(Say("input"), Width: 45), new Column(Say("value"), true), new Column(Say("source, or why it was assumed"), Width: 42)],
        [.. Inputs(@case, names).Select(node => new[] { node.Name, Figures.Definition(node), Figures.Grounds(node.Grounds) })]);

    /// <summary>The sources under some quantities, in the order of their ids.</summary>
    public static IEnumerable<Source> Sources(Case @case, IReadOnlyList<string> names) =>
        Inputs(@case, names).Select(node => node.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Distinct().Order(StringComparer.Ordinal).Select(id => @case.Sources[id]);

    private static IEnumerable<Node> Inputs(Case @case, IReadOnlyList<string> names) =>
        @case.Graph.Under(names).Select(index => @case.Graph.Nodes[index]).Where(node => node.Grounds is not null && node.Definition is not Definition.Formula);
}
