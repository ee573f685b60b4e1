using System.Text.Json.Nodes;

namespace Assay.Tests.Docs;

public class OutputSchemas
{
    public static TheoryData<string> Cases => new(Repository.Cases);

    [Theory, MemberData(nameof(Cases))]
    public void An_audit_in_JSON_conforms_to_its_schema(string path) =>
        Assert.Empty(JsonSchema.Load("docs/schema/audit.json").Check(Json("audit", path)));

    [Theory]
    [InlineData("cases/deepseek-v3.yaml", "fleet.cost_per_used_gpu_hour")]
    [InlineData("cases/deepseek-v3.yaml", "lab.cost_per_year")]
    [InlineData("cases/gpt-4.yaml", "claims.above_100_million.ratio")]
    [InlineData("cases/deepseek-v3.yaml", "fleet.ownership")]
    [InlineData("cases/h100-hour.yaml", "money.cash_flow")]
    public void An_explanation_in_JSON_conforms_to_its_schema(string path, string quantity) =>
        Assert.Empty(JsonSchema.Load("docs/schema/explain.json").Check(Json("explain", path, quantity)));

    [Theory]
    [InlineData("cases/deepseek-v3.yaml")]
    [InlineData("cases/colossus.yaml")]
    public void A_feasibility_in_JSON_conforms_to_its_schema(string path) =>
        Assert.Empty(JsonSchema.Load("docs/schema/fleet-feasibility.json").Check(Json("fleet", "feasibility", path)));

    [Theory]
    [InlineData("training-predict", 0, "training predict -m llama-2-7b -g H100-SXM -G 8 -gbs 64 -s 4096")]
    [InlineData("training-predict", 0, "training predict -m deepseek-v3 -g H800-SXM -G 2048 -gbs 15360 -s 4096 -pp 16 -ep 64 -sch dualpipe -r modules")]
    [InlineData("training-memory", 0, "training memory -m llama-2-7b -g H100-SXM -G 8 -gbs 64 -s 4096")]
    [InlineData("training-memory", 1, "training memory -m llama-2-70b -g H100-SXM -G 8 -gbs 64 -s 4096")]
    [InlineData("training-search", 0, "training search -m llama-2-7b -g H100-SXM -G 4 -gbs 8 -s 4096 --keep 3")]
    [InlineData("fleet-cost", 0, "fleet cost --gpu H100-SXM --count 1024")]
    [InlineData("fleet-cost", 0, "fleet cost cases/deepseek-v3.yaml")]
    [InlineData("fleet-own-or-rent", 0, "fleet own-or-rent --gpu H100-SXM --count 1024")]
    [InlineData("fleet-own-or-rent", 0, "fleet own-or-rent cases/h100-hour.yaml")]
    [InlineData("methods", 0, "methods cases/deepseek-v3.yaml")]
    [InlineData("methods", 0, "methods chip B200-SXM --start 2026-03-01")]
    [InlineData("methods-validate", 0, "methods validate")]
    [InlineData("trends-runs", 0, "trends runs --case cases/deepseek-v3.yaml")]
    [InlineData("trends-chips", 0, "trends chips")]
    [InlineData("trends-rental", 0, "trends rental A100-SXM-80GB --horizon 0 --horizon 1.5")]
    [InlineData("serving-predict", 0, "serving predict -m deepseek-v3 -g H200-SXM -tp 8 -p fp8 -c 64 --list-price 0.55,0.14,2.19 --cache-hit 0.5")]
    [InlineData("serving-predict", 0, "serving predict -m llama-3.1-8b -g H100-SXM -p fp8 -r 2 -pe 1 -ptp 1 -tp 2")]
    [InlineData("serving-simulate", 0, "serving simulate -m llama-3.1-8b -g H100-SXM -p fp8 -r 20 --requests 300")]
    [InlineData("serving-simulate", 0, "serving simulate -m llama-3.1-8b -g H100-SXM -p fp8 -c 8 --requests 100 -pe 1 -ptp 1 -tp 2")]
    [InlineData("serving-search", 0, "serving search -m qwen3-32b -g H200-SXM -p fp8 -i 4000 -o 500 -r 10 --ttft 1000 --tpot 25 --list-price 1,0.1,3")]
    [InlineData("serving-search", 0, "serving search -m llama-3.1-8b -g H100-SXM -r 10 --ttft 500 --percentile 95 -k 1 --day 1,1,1,1,1,2,3,4,5,6,7,8,8,8,7,6,5,4,3,2,1,1,1,1")]
    [InlineData("serving-validate", 0, "serving validate measured/serving.csv")]
    [InlineData("training-validate", 0, "training validate tests/Assay.Tests/Training/table.csv")]
    public void A_document_conforms_to_its_schema(string schema, int exitCode, string line)
    {
        var result = AssayProgram.Run(Repository.Root, [.. line.Split(' '), "--format", "json", "--samples", "500"]);
        Assert.True(result.ExitCode == exitCode, result.Errors);
        Assert.Empty(JsonSchema.Load($"docs/schema/{schema}.json").Check(JsonNode.Parse(result.Output)));
    }

    [Theory]
    [InlineData("docs/schema/training-predict.json", "predict")]
    [InlineData("docs/schema/training-predict.json", "predict", "--tokens", "300B", "--price", "2", "--evaluation", "2 %")]
    [InlineData("docs/schema/training-search.json", "search")]
    [InlineData("docs/schema/training-search.json", "search", "--tokens", "300B")]
    [InlineData("docs/schema/training-search.json", "search", "--tokens", "300B", "--within", "90", "--by", "cost")]
    public void Runs_and_clusters_in_JSON_conform_to_their_schema(string schema, string verb, params string[] more) =>
        Assert.Empty(JsonSchema.Load(schema).Check(Json(["training", verb, "--model", "llama-3.2-1b", "--gpu", "H100-SXM", "--gpus", "16", "--global-batch", "64", "--sequence", "4096", .. more])));

    private static JsonNode Json(params IEnumerable<string> arguments)
    {
        var result = AssayProgram.Run(Repository.Root, [.. arguments, "--format", "json", "--samples", "500"]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
