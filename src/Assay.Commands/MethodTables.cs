using System.Text.Json;
using Assay.Commands.Output;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Runs priced by the methods of others, side by side.</summary>
internal sealed class MethodTables
{
    private readonly Graph graph;
    private readonly IReadOnlyList<RunMethod> methods;
    private readonly Dictionary<string, Summary> summaries;

    public MethodTables(Graph graph, IReadOnlyList<RunMethod> methods, SamplingOptions options)
    {
        this.graph = graph;
        this.methods = methods;
        var names = methods.SelectMany(method => method.Parts.Select(part => part.Quantity).Append(method.Cost).Append(Hourly(method))).OfType<string>().Distinct().ToArray();
        summaries = names.Zip(Assayer.Summarise(graph, names, options)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public Page Show(string? title) => new(
    [
        .. title is null ? [] : new Block[] { new Heading(title) },
        .. methods.GroupBy(method => method.Run).SelectMany(run => Show(run.Key, [.. run])),
        new Heading(Say("What each counts")),
        .. methods.Select(method => method.Method).Distinct().Select(method => new Paragraph(MethodWords.Scope(method))),
    ]);

    public IEnumerable<IEnumerable<string>> Rows()
    {
        yield return ["run", "method", "part", "adds", "name", "unit", "mean", "p5", "p50", "p95", "cannot_price"];
        foreach (var method in methods)
        {
            if (method.Cost is not { } cost)
            {
                yield return [method.Run, method.Method.Name, "", "", "", "", "", "", "", "", Say(method.Refusal!)];
                continue;
            }

            foreach (var part in method.Parts)
                yield return Row(method, Say(part.Title), part.Adds ? "true" : "false", part.Quantity);
            yield return Row(method, "cost", "false", cost);
            yield return Row(method, Say("cost per GPU-hour"), "false", Hourly(method)!);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.Objects("runs", methods.GroupBy(method => method.Run), run =>
        {
            json.WriteString("run", run.Key);
            json.WriteStartArray("methods");
            foreach (var method in run)
                Write(json, method);
            json.WriteEndArray();
            json.Texts("differences", Differences([.. run]));
        });
    }

    private void Write(Utf8JsonWriter json, RunMethod method)
    {
        json.WriteStartObject();
        json.WriteString("method", method.Method.Name);
        json.WriteString("title", method.Method.Title);
        json.WriteString("counts", method.Method.Counts);
        json.WriteString("leaves_out", method.Method.LeavesOut);
        json.WriteString("cannot_price", method.Refusal);
        if (method.Cost is { } cost)
        {
            json.WriteString("name", cost);
            json.Object("cost", summaries[cost], UnitOf(cost));
            json.Object("cost_per_gpu_hour", summaries[Hourly(method)!], UnitOf(Hourly(method)!));
            json.Objects("parts", method.Parts, part =>
            {
                json.WriteString("name", part.Quantity);
                json.WriteString("title", part.Title);
                json.WriteBoolean("adds", part.Adds);
                json.WriteString("unit", UnitOf(part.Quantity).Name);
                json.Fields(summaries[part.Quantity], UnitOf(part.Quantity));
            });
        }

        json.Texts("notes", method.Notes);
        json.WriteEndObject();
    }

    private IEnumerable<Block> Show(string run, IReadOnlyList<RunMethod> priced)
    {
        yield return new Table(
            Say($"{run}: what the run cost by each method"),
            [new(Say("method")), new(Say("cost"), true), new("90 %", true), new(Say("a GPU-hour"), true)],
            [.. priced.Select(method => method.Cost is { } cost
                ? new[] { method.Method.Name, Figures.Median(summaries[cost], UnitOf(cost)), Figures.Interval(summaries[cost], UnitOf(cost)), Figures.Median(summaries[Hourly(method)!], UnitOf(Hourly(method)!)) }
                : [method.Method.Name, Say("cannot price"), "", ""])]);
        yield return new Table(
            Say($"{run}: parts"),
            [new(Say("method")), new(Say("part")), new(Say("amount"), true), new(Say("adds to the cost"))],
            [.. priced.SelectMany(method => method.Parts.Select(part => new[] { method.Method.Name, Say(part.Title), Figures.Whole(summaries[part.Quantity], UnitOf(part.Quantity)), part.Adds ? Say("yes") : "" }))]);
        foreach (var text in Differences(priced))
            yield return new Paragraph(text);
        foreach (var method in priced.Where(method => method.Refusal is not null))
            yield return new Paragraph(Say($"{method.Method.Name} cannot price this run: {Say(method.Refusal)}"));
        foreach (var (method, note) in priced.SelectMany(method => method.Notes, (method, note) => (method, note)))
            yield return new Paragraph(Say($"{method.Method.Name}: {note}"));
    }

    // Each method that can price the run against the first that can.
    private IEnumerable<string> Differences(IReadOnlyList<RunMethod> priced)
    {
        var told = priced.Where(method => method.Cost is not null).ToArray();
        return told.Skip(1).Select(method => MethodWords.Difference(method.Method, summaries[method.Cost!], Amounts(method), told[0].Method, summaries[told[0].Cost!], Amounts(told[0])));
    }

    private (MethodPart, Summary)[] Amounts(RunMethod method) => [.. method.Parts.Select(part => (part, summaries[part.Quantity]))];

    private string[] Row(RunMethod method, string part, string adds, string name)
    {
        var (summary, unit) = (summaries[name], UnitOf(name));
        return [method.Run, method.Method.Name, part, adds, name, unit.Name, Json.Text(summary.Mean / unit.Scale), Json.Text(summary.P5 / unit.Scale), Json.Text(summary.P50 / unit.Scale), Json.Text(summary.P95 / unit.Scale), ""];
    }

    private Unit UnitOf(string name) => graph[name].Unit!.Value;

    private static string? Hourly(RunMethod method) => method.Cost is { } cost ? cost + "_per_gpu_hour" : null;
}
