using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Tests.Docs;

public class ExpressionExamples
{
    private static readonly string Document = Repository.Read("docs/expressions.md");

    public static TheoryData<string, string> Values => Rows("## Examples");

    public static TheoryData<string, string> Errors => Rows("## What is an error");

    public static TheoryData<string> UnitNames => new(UnitTable.Names);

    [Theory, MemberData(nameof(Values))]
    public void Every_example_gives_what_the_table_says(string expression, string printed) => Assert.Equal(printed, Print(expression));

    [Theory, MemberData(nameof(Errors))]
    public void Every_error_is_told_as_the_table_says(string expression, string problem) =>
        Assert.Equal(problem, Assert.Single(Assert.Throws<InputException>(() => Print(expression)).Errors).Problem);

    [Theory, MemberData(nameof(UnitNames))]
    public void Every_unit_is_in_the_table_of_units(string unit) =>
        Assert.Contains(unit, Markdown.Code(Markdown.Section(Document, "## Numbers, magnitudes and units")));

    [Fact]
    public void Every_name_in_the_table_of_units_is_a_unit() =>
        Assert.All(Markdown.Rows(Markdown.Section(Document, "## Numbers, magnitudes and units")).SelectMany(row => Markdown.Code(row[1])), name => Assert.NotNull(UnitTable.Find(name)));

    [Fact]
    public void Every_function_and_distribution_is_described()
    {
        var told = Assert.Single(Assert.Throws<InputException>(() => Print("no_such_function(1)")).Errors).Remedy.ToString();
        var names = told[told.IndexOf("Functions: ", StringComparison.Ordinal)..].Replace("Functions: ", "", StringComparison.Ordinal).Replace("distributions: ", "", StringComparison.Ordinal).Split([',', ';', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(names, name => Assert.Contains(Markdown.Code(Document), code => code.Contains($"{name}(", StringComparison.Ordinal)));
    }

    private static TheoryData<string, string> Rows(string heading) =>
        new(Markdown.Rows(Markdown.Section(Document, heading)).Select(row => (row[0].Trim('`'), row[1])));

    // The examples stand beside the two quantities that the document names.
    private static string Print(string expression)
    {
        var text = $$"""
            case: examples
            as_of: 2025-01-31
            quantities:
              ours.gpus: { value: 1024 GPU, assumption: example }
              ours.rate: { value: 2 to 3 USD/GPU-hour, assumption: example }
              shown: { value: '{{expression}}', assumption: example }
            """;
        var graph = CaseFile.Read(new SourceText("example", text), Catalogue.Shipped, []).Graph;
        var node = graph["shown"];
        return node.Definition switch
        {
            Definition.Uncertain { Distribution: var drawn } => Printing.PrintRange(drawn.Quantile(0.05), drawn.Quantile(0.95), node.Unit!.Value, drawn.StandardDeviation),
            _ => Printing.Print(new Evaluation(graph, [graph.IndexOf("shown")]).AtMedians()[0], node.Unit!.Value),
        };
    }
}
