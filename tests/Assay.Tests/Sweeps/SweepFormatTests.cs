using Assay.Catalog;
using Assay.Documents;
using Assay.Sweeps;
using Assay.Tests.Docs;
using Repository = Assay.Tests.Docs.Repository;

namespace Assay.Tests.Sweeps;

/// <summary>The schema and the reader of sweeps tell the same format.</summary>
public sealed class SweepFormatTests
{
    private const string Good = """
        sweep: s
        case: deepseek-v3
        axes:
          ownership: { set: fleet.ownership, values: [3 years, 4 years] }
        outputs: [lab.cost_per_year]
        """;

    private static readonly JsonSchema Schema = JsonSchema.Load("docs/schema/sweep.json");

    public static TheoryData<string> Shipped => new(["sweeps/break-even.yaml", "sweeps/frontier-run.yaml", "sweeps/parallelism.yaml"]);

    [Theory]
    [InlineData("", Good + "\nzzzz: 1")]
    [InlineData("axis", "sweep: s\ncase: c\naxes: { a: { set: x, values: [1], zzzz: 1 } }\noutputs: [y]")]
    [InlineData("accelerators", "sweep: s\ncase: c\naxes: { a: { set: x, accelerators: { zzzz: 1 } } }\noutputs: [y]")]
    [InlineData("architectures", "sweep: s\ncase: c\naxes: { a: { set: x, architectures: { zzzz: 1 } } }\noutputs: [y]")]
    [InlineData("design", Good + "\ndesign: { sobol: 8, zzzz: 1 }")]
    public void Schema_and_reader_know_the_same_keys(string part, string text)
    {
        var remedy = Assert.Throws<InputException>(() => Read(text)).Errors.Single(error => error.Problem.ToString().EndsWith("has no key 'zzzz'.", StringComparison.Ordinal)).Remedy.ToString();
        var known = remedy[(remedy.IndexOf("Known keys: ", StringComparison.Ordinal) + "Known keys: ".Length)..].TrimEnd('.').Split(", ");
        var told = part.Length == 0 ? Schema.Root : Schema.Root["$defs"]![part]!.AsObject();
        Assert.Equal(known.Distinct().Order(StringComparer.Ordinal), told["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.Contains(Schema.Check(YamlJson.Of(text)), error => error.Contains("zzzz is not foreseen", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Shipped))]
    public void Every_shipped_sweep_conforms_to_the_schema(string path)
    {
        Read(Repository.Read(path));
        Assert.Empty(Schema.Check(YamlJson.Of(Repository.Read(path))));
    }

    [Fact]
    public void The_examples_of_the_document_conform_to_the_schema_and_are_read()
    {
        var examples = Markdown.Blocks(Repository.Read("docs/sweeps.md"), "yaml").ToArray();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(Schema.Check(YamlJson.Of(example))));
        Assert.All(examples, example => Read(example));
    }

    [Theory]
    [InlineData("case: deepseek-v3", "")]
    [InlineData("case: deepseek-v3", "case: deepseek-v3\nplan: training search")]
    [InlineData("sweep: s", "sweep: My study")]
    [InlineData("  ownership:", "  point:")]
    [InlineData("set: fleet.ownership, ", "")]
    [InlineData(", values: [3 years, 4 years]", "")]
    [InlineData("values: [3 years, 4 years]", "values: [3 years], range: 3 years to 4 years")]
    [InlineData("values: [3 years, 4 years]", "values: [3 years, 4 years], steps: 3")]
    [InlineData("values: [3 years, 4 years]", "range: 3 years to 4 years, steps: 0")]
    [InlineData("values: [3 years, 4 years]", "range: 3 years to 4 years, steps: 2, scale: square")]
    [InlineData("outputs:", "samples: 0\noutputs:")]
    [InlineData("outputs:", "design: { sobol: 4, latin_hypercube: 4 }\noutputs:")]
    [InlineData("outputs:", "design: random\noutputs:")]
    [InlineData("outputs:", "better: { lab_cost_per_year: most }\noutputs:")]
    public void What_the_reader_refuses_breaks_the_schema(string good, string bad)
    {
        var text = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Read(text));
        Assert.NotEmpty(Schema.Check(YamlJson.Of(text)));
    }

    [Fact]
    public void A_sweep_says_which_end_of_an_output_is_wanted()
    {
        var sweep = Read(Good + "\nbetter: { lab_cost_per_year: more }");
        Assert.Equal(Better.More, sweep.Outputs.Single().Better);
        Assert.Null(Read(Good).Outputs.Single().Better);
        Assert.Contains("No output is called 'cost'.", Assert.Throws<InputException>(() => Read(Good + "\nbetter: { cost: more }")).Message, StringComparison.Ordinal);
    }

    private static Sweep Read(string text) => SweepFile.Read(new SourceText("sweep.yaml", text), Catalogue.Shipped);
}
