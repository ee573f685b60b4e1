using System.Text.Json;
using Assay.Cases;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Commands.Output;

/// <summary>Some quantities of a case with their summaries, by name.</summary>
internal sealed class Figured
{
    private readonly Graph graph;
    private readonly Dictionary<string, Summary> summaries;

    private Figured(Graph graph, Dictionary<string, Summary> summaries)
    {
        this.graph = graph;
        this.summaries = summaries;
    }

    public static Figured Of(Case @case, IEnumerable<string> names, SamplingOptions options)
    {
        string[] wanted = [.. names.Distinct()];
        return new Figured(@case.Graph, wanted.Zip(Assayer.Summarise(@case.Graph, wanted, options)).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public IEnumerable<string> Names => summaries.Keys;

    public Summary this[string name] => summaries[name];

    public Unit Unit(string name) => graph[name].Unit!.Value;

    public Message Title(string name) => graph[name].Title;

    public string Mean(string name) => Figures.Mean(this[name], Unit(name));

    public string Interval(string name) => Figures.Interval(this[name], Unit(name));

    /// <summary>The median with its 90 % interval.</summary>
    public string Text(string name) => Figures.Whole(this[name], Unit(name));

    public void Object(Utf8JsonWriter json, string key, string name) => json.Object(key, this[name], Unit(name));
}
