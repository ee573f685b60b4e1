using Assay.Catalog;
using Assay.Documents;
using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>What published rows leave out, and where it comes from.</summary>
public class PublishedRowTests
{
    private const string Benchmark = """
        some-table:
          title: a table
          families: [some]
          frameworks: [vLLM]
          source: trtllm-perf-overview-1.0
          memory_share: 0.95
          attention: data
          requests: { 1024/1024: 3000 }
        """;

    private const string Recipe = "deepseek-ai/DeepSeek-R1,H200,fp8,trtllm,1.1.0,1024,1024,16 32,2,1,8,8,3,8,1,8,3,2026-01-10,2026-02-01";

    private static readonly ServingPredictor Predictor = ServingPredictor.Shipped;

    [Fact]
    public void A_row_is_of_the_table_that_names_its_family_and_how_its_framework_begins()
    {
        var benchmark = Assert.Single(Read(Benchmark));
        Assert.True(benchmark.Holds(Row() with { Family = "some", Framework = "vLLM 0.18" }));
        Assert.False(benchmark.Holds(Row() with { Family = "some", Framework = "SGLang" }));
        Assert.False(benchmark.Holds(Row() with { Family = "other", Framework = "vLLM 0.18" }));
        Assert.Equal(3000, benchmark.RequestsOf(Row()));
        Assert.Null(benchmark.RequestsOf(Row() with { OutputTokens = 1000 }));
    }

    [Theory]
    [InlineData("source: trtllm-perf-overview-1.0", "source: nowhere", 5, "no source 'nowhere'")]
    [InlineData("  families: [some]\n", "", 2, "names no family")]
    [InlineData("memory_share: 0.95", "memory_share: most", 6, "'most' is no number above zero")]
    [InlineData("attention: data", "attention: heads", 7, "'heads' is no way to split attention")]
    [InlineData("1024/1024: 3000", "1024: 3000", 8, "'1024' is no pair of lengths")]
    [InlineData("attention: data", "overlap: true", 7, "overlap")]
    public void A_table_that_is_told_wrongly_is_refused_with_its_place(string from, string to, int line, string problem)
    {
        var errors = Assert.Throws<InputException>(() => Read(Benchmark.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal))).Errors;
        Assert.Contains(errors, error => error.Problem.ToString().Contains(problem, StringComparison.Ordinal) && error.At!.Value.Line == line);
    }

    [Theory]
    [InlineData("16", "2026-01-20", 1)]
    [InlineData("64", "2026-01-20", 0)]
    [InlineData("16", "2025-11-20", 0)]
    public void A_recipe_is_of_a_row_where_all_that_the_row_tells_agrees(string clients, string day, int found)
    {
        var recipes = Recipes(Recipe);
        var row = Row() with { Framework = "trtllm 1.1.0", Precision = "fp8", Load = clients, Disaggregated = true, TellsApart = true, Tp = (8, 8), Note = $"measured={day}" };
        var runs = recipes.Of(row, name => name == "deepseek-ai/DeepSeek-R1", name => name == "H200");
        Assert.Equal(found, runs.Count);
        Assert.All(runs, run => Assert.Equal((2, 3, 3, new EngineLayout(8, 1, 1, 8)), (run.PrefillEngines, run.DecodeEngines, run.Drafts, run.Decode)));
        Assert.Empty(recipes.Of(row with { Framework = "trtllm 1.2.0" }, _ => true, _ => true));
        Assert.Empty(recipes.Of(row with { Tp = (8, 4) }, _ => true, _ => true));
        Assert.Empty(recipes.Of(row, _ => true, _ => false));
    }

    [Theory]
    [InlineData("fp8,trtllm,1.1.0,1024", "fp8,trtllm,1.1.0,many", "'many' under 'input_len' is no number from zero on")]
    [InlineData("16 32", "16 many", "'many' is no number of clients")]
    [InlineData("2026-02-01", "February", "'February' under 'last_day' is no day")]
    public void A_recipe_that_is_told_wrongly_is_refused_with_its_line(string from, string to, string problem)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Recipes(Recipe.Replace(from, to, StringComparison.Ordinal))).Errors);
        Assert.Contains(problem, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, error.At!.Value.Line);
    }

    [Fact]
    public void Most_rows_without_numbers_of_engines_are_known_by_their_recipe()
    {
        var rows = Measured().Where(row => row.Note.Contains("WORKER COUNTS BLANK", StringComparison.Ordinal)).ToArray();
        var read = Predictor.Interpret(rows).Count(item => item.Read is not null);
        Assert.True(read > 0.7 * rows.Length, $"{read} of {rows.Length} rows without numbers of engines are known by their recipe");
    }

    [Fact]
    public void A_row_whose_runs_differ_in_drafts_alone_may_mean_either()
    {
        var services = Predictor.Interpret(Measured()).Where(item => item.Read is not null).Select(item => item.Read!.Services);
        Assert.Contains(services, some => some.Select(service => service.Prefill.Drafts).Distinct().Count() > 1 && Math.Abs(some.Sum(service => service.Weight) - 1) < 1e-12);
    }

    [Fact]
    public void A_run_of_a_published_procedure_has_its_requests_its_memory_and_its_attention()
    {
        var row = Measured().First(row => row.Family == "trtllm-docs" && row.Framework == "TensorRT-LLM 1.0" && row.Model == "Qwen3-235B-A22B" && row.InputTokens == 1000 && row.OutputTokens == 1000);
        var service = Assert.Single(Predictor.Interpret([row])[0].Read!.Services);
        Assert.Equal(3000, service.Requests);
        Assert.Equal(0.95, service.Prefill.MemoryShare);
        Assert.Equal(new EngineLayout(1, 1, 8, 8), service.Prefill.Layout);
    }

    [Fact]
    public void Experts_released_in_four_bits_are_kept_in_them_whatever_the_products_are_called()
    {
        var model = new ServedModel(Predictor.Architectures.Find("gpt-oss-120b")!.Transformer);
        foreach (var name in new[] { "fp8", "bf16", "fp4" })
            Assert.True(ServingFormats.Find(name, model, Predictor.Machines.Find("H100-SXM", null).Kernels, null)!.Experts.Bytes < 0.6);
        Assert.Equal(1, ServingFormats.Find("fp8", new ServedModel(Predictor.Architectures.Find("deepseek-v3")!.Transformer), Predictor.Machines.Find("H100-SXM", null).Kernels, null)!.Experts.Bytes);
    }

    private static IReadOnlyList<PublishedBenchmark> Read(string text) =>
        PublishedBenchmark.Read(new SourceText("benchmarks.yaml", text), name => Catalogue.Shipped.FindSource(name) is not null);

    private static ServingRecipeList Recipes(string row) => new(new SourceText("recipes.csv", $"{string.Join(',', ServingRecipeList.Columns)}\n{row}\n"));

    private static ServingRow Row() => new() { Id = "a", Model = "DeepSeek-R1", Gpu = "H200", Metric = "tpot_ms", Reported = 10, Family = "some", InputTokens = 1024, OutputTokens = 1024 };

    private static IReadOnlyList<ServingRow> Measured()
    {
        const string Path = "measured/serving.csv";
        return ServingTable.Read(new SourceText(Path, Docs.Repository.Read(Path)), new Errors());
    }
}
