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
    public void An_explanation_in_JSON_conforms_to_its_schema(string path, string quantity) =>
        Assert.Empty(JsonSchema.Load("docs/schema/explain.json").Check(Json("explain", path, quantity)));

    private static JsonNode Json(params IEnumerable<string> arguments)
    {
        var result = AssayProgram.Run(Repository.Root, [.. arguments, "--format", "json", "--samples", "500"]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
