using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assay.Cases;
using Assay.Commands.Output;
using Assay.Modeling;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay explain CASE QUANTITY</c>: the tree under a number.</summary>
internal static class ExplainCommand
{
    public static Command Create(Globals globals)
    {
        var arguments = new CaseArguments(globals);
        var quantity = new Argument<string>("quantity") { Description = Say("The quantity's name, such as fleet.cost_per_year.") };
        var command = new Command("explain", Say("Open a number: its formula, inputs and sources, down to the bottom."));
        arguments.AddTo(command);
        command.Add(quantity);
        command.SetAction(parsed =>
        {
            var @case = arguments.Read(parsed);
            var tree = Explanation.Of(@case.Graph, CaseArguments.Quantity(@case, parsed.GetRequiredValue(quantity)));
            var names = tree.Nodes().Select(node => node.Name).ToArray();
            var summaries = names.Zip(Assayer.Summarise(@case.Graph, names, globals.Sampling(parsed))).ToDictionary(pair => pair.First, pair => pair.Second);
            var months = tree.Node.Places > 1 ? Assayer.Months(@case.Graph, tree.Node.Name, globals.Sampling(parsed)) : [];
            Printer.Print(
                globals,
                parsed,
                () => new Page([new Lines([.. Tree(@case, tree, summaries, 0)]), .. Months(@case, tree.Node, months), .. Sources(@case, tree)]),
                () => Rows(tree, summaries),
                json =>
                {
                    Write(json, tree, summaries);
                    Write(json, @case, tree.Node, months);
                    json.Sources(Cited(@case, tree));
                });
            return 0;
        });
        return command;
    }

    private static IEnumerable<Line> Tree(Case @case, Explanation tree, Dictionary<string, Summary> summaries, int depth)
    {
        var node = tree.Node;
        var unit = node.Unit!.Value;
        var detail = tree.Formula is { } formula
            ? $"= {formula}" + (tree.Repeated ? Say("  (opened above)") : $"\n= {Numbers(@case.Graph, node, summaries)}")
            : Figures.Grounds(node.Grounds) + (node.Grounds?.Note is { } note ? $"\n{Say(note)}" : "");
        yield return new Line(depth, $"{node.Name}  {Figures.Whole(summaries[node.Name], unit)}", $"{Say(node.Title)}{Figures.OverMonths(node)}\n{detail}");
        foreach (var line in tree.Inputs.SelectMany(input => Tree(@case, input, summaries, depth + 1)))
            yield return line;
    }

    private static IEnumerable<Block> Months(Case @case, Node node, IReadOnlyList<Summary> months)
    {
        if (months.Count > 0)
            yield return new Table(Say("Month by month"), [new Column(Say("month")), new Column(Say("median"), true), new Column(Say("5 % to 95 %"), true)], [.. months.Select((month, i) => new[] { Month(@case, i), Figures.Median(month, node.Unit!.Value), Figures.Interval(month, node.Unit!.Value) })]);
    }

    // Every path of a case is told over the months of its section on money.
    private static string Month(Case @case, int index) => @case.Timeline!.Month(index).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, Case @case, Node node, IReadOnlyList<Summary> months)
    {
        if (months.Count == 0)
            return;
        json.WriteStartArray("months");
        for (var i = 0; i < months.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("month", Month(@case, i));
            json.Fields(months[i], node.Unit!.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The formula with the median of each quantity in place of its name.
    private static string Numbers(Graph graph, Node node, Dictionary<string, Summary> summaries) =>
        FormulaText.Write(((Definition.Formula)node.Definition).Expression, name => Figures.Median(summaries[name], graph[name].Unit!.Value), Language.Current.Style);

    private static IEnumerable<Block> Sources(Case @case, Explanation tree)
    {
        var cited = Cited(@case, tree).ToArray();
        if (cited.Length > 0)
            yield return new Table(Say("Sources"), [new Column(Say("id")), new Column(Say("publication")), new Column(Say("date")), new Column(Say("read"))], [.. cited.Select(source => new[] { source.Id, $"{source.Publisher}: {source.Title}", source.Date, Labels.ReadAs(source.Read) })]);
    }

    private static IEnumerable<Source> Cited(Case @case, Explanation tree) =>
        tree.Nodes().Select(node => node.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Distinct().Order(StringComparer.Ordinal).Select(id => @case.Sources[id]);

    private static IEnumerable<IEnumerable<string>> Rows(Explanation tree, Dictionary<string, Summary> summaries) =>
        QuantityRows.Header.Take(1).Concat(tree.Nodes().Select(node => QuantityRows.Row(node, summaries[node.Name])));

    private static void Write(Utf8JsonWriter json, Explanation tree, Dictionary<string, Summary> summaries)
    {
        var unit = tree.Node.Unit!.Value;
        json.WriteString("name", tree.Node.Name);
        json.WriteString("title", tree.Node.Title);
        json.WriteString("unit", unit.Name);
        json.Number("value", summaries[tree.Node.Name].P50 / unit.Scale);
        json.Fields(summaries[tree.Node.Name], unit);
        json.WriteString("formula", tree.Formula);
        json.Grounds(tree.Node.Grounds);
        if (tree.Repeated)
            json.WriteBoolean("opened_above", true);
        json.Objects("inputs", tree.Inputs, input =>
        {
            Write(json, input, summaries);
        });
    }
}
