using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;

namespace Assay.Tests.Docs;

public partial class CaseSchema
{
    private const string Head = "case: x\nas_of: 2025-01-31\n";
    private const string Run = Head + "runs:\n  r: { accelerator: H100-SXM, gpu_hours: 1k GPU-hour, assumption: a }\n";
    private const string Unknown = "zzzz: 1";

    private static readonly JsonSchema Schema = JsonSchema.Load("docs/schema/case.json");

    /// <summary>A part of the schema, and a case that has one unknown key there and the fewest known ones.</summary>
    public static TheoryData<string, string> Places => new(
    [
        ("", Unknown),
        ("source", $"{Head}sources: {{ s: {{ {Unknown} }} }}"),
        ("value", $"{Head}quantities: {{ my.x: {{ value: 1, assumption: a, {Unknown} }} }}"),
        ("correlation", $"{Head}correlations: [ {{ {Unknown} }} ]"),
        ("fleet", $"{Head}fleet: {{ {Unknown} }}"),
        ("pue", $"{Head}fleet: {{ pue: {{ {Unknown} }} }}"),
        ("building", $"{Head}fleet: {{ building: {{ {Unknown} }} }}"),
        ("tariff", $"{Head}fleet: {{ electricity: {{ region: US, {Unknown} }} }}"),
        ("use", $"{Head}fleet: {{ use: {{ {Unknown} }} }}"),
        ("network", $"{Head}fleet: {{ assumption: a, network: 1 USD/GPU, storage: 0 %, pools: {{ p: {{ accelerator: H100-SXM, count: 8, network: {{ topology: fat-tree-2, {Unknown} }} }} }} }}"),
        ("carbon", $"{Head}fleet: {{ carbon: {{ {Unknown} }} }}"),
        ("pool", $"{Head}fleet: {{ pools: {{ p: {{ {Unknown} }} }} }}"),
        ("feasibility", $"{Head}feasibility: {{ {Unknown} }}"),
        ("claimed_pool", $"{Head}feasibility: {{ region: CN, pools: {{ p: {{ {Unknown} }} }} }}"),
        ("run", $"{Head}runs: {{ r: {{ {Unknown} }} }}"),
        ("parallelism", $"{Head}runs: {{ r: {{ model: deepseek-v3, accelerator: H800-SXM, tokens: 1T, gpus: 8, precision: fp8, sequence: 4096, global_batch: 8, assumption: a, parallelism: {{ {Unknown} }} }} }}"),
        ("stage", $"{Head}runs: {{ r: {{ stages: {{ s: {{ {Unknown} }} }} }} }}"),
        ("research", $"{Head}research: {{ {Unknown} }}"),
        ("serving", $"{Head}serving: {{ {Unknown} }}"),
        ("service", $"{Head}serving: {{ services: {{ s: {{ {Unknown} }} }} }}"),
        ("traffic", $"{Head}serving: {{ services: {{ s: {{ traffic: {{ {Unknown} }} }} }} }}"),
        ("rates", $"{Head}serving: {{ services: {{ s: {{ rates: {{ {Unknown} }} }} }} }}"),
        ("split", $"{Head}serving: {{ services: {{ s: {{ split: {{ {Unknown} }} }} }} }}"),
        ("prices", $"{Head}serving: {{ services: {{ s: {{ prices: {{ {Unknown} }} }} }} }}"),
        ("sale", $"{Head}serving: {{ services: {{ s: {{ sales: {{ x: {{ {Unknown} }} }} }} }} }}"),
        ("people", $"{Head}people: {{ count: 1, cost: 1 USD/person/year, assumption: a, {Unknown} }}"),
        ("group", $"{Head}people: {{ g: {{ {Unknown} }} }}"),
        ("money", $"{Head}money: {{ {Unknown} }}"),
        ("income", $"{Head}money: {{ years: 1, income: {{ {Unknown} }} }}"),
        ("debt", $"{Head}money: {{ years: 1, debt: {{ {Unknown} }} }}"),
        ("way", $"{Head}rent: {{ w: {{ {Unknown} }} }}"),
        ("allocation", $"{Run}people: {{ count: 1, cost: 1 USD/person/year, assumption: a }}\nallocation: {{ {Unknown} }}"),
        ("claim", $"{Run}claims: {{ c: {{ {Unknown} }} }}"),
        ("scope", $"{Run}claims: {{ c: {{ says: 1 USD, scope: {{ {Unknown} }}, assumption: a }} }}"),
        ("limit", $"{Run}claims: {{ c: {{ says: 1 GPU-hour, scope: {{ quantity: runs.r.gpu_hours }}, assumption: a, limits: [ {{ {Unknown} }} ] }} }}"),
        ("bridge", $"{Run}bridges: {{ b: {{ {Unknown} }} }}"),
    ]);

    public static TheoryData<string> Cases => new([.. Repository.Cases, "src/Assay.Commands/new-case.yaml"]);

    public static TheoryData<int> Examples => CaseFileExamples.Numbers;

    [Theory, MemberData(nameof(Places))]
    public void Schema_and_reader_know_the_same_keys(string part, string text)
    {
        var error = Assert.Single(Refused(text), error => error.Problem.ToString().EndsWith("has no key 'zzzz'.", StringComparison.Ordinal));
        var known = error.Remedy.ToString()[(error.Remedy.ToString().IndexOf("Known keys: ", StringComparison.Ordinal) + "Known keys: ".Length)..].TrimEnd('.').Split(", ").Distinct();
        Assert.Equal(known.Order(StringComparer.Ordinal), Part(part)["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Places))]
    public void Schema_and_reader_require_the_same_keys(string part, string text)
    {
        // Either 'facility' or 'building' is required, 'power_used' or 'use', and what is not in an all-in price: the schema does not say so.
        // What tells a tariff or a network from a value is required by it, and by no reader.
        var line = Refused(text).Single(error => error.Problem.ToString().EndsWith("has no key 'zzzz'.", StringComparison.Ordinal)).Problem.ToString();
        var what = line[..line.IndexOf(" has no key", StringComparison.Ordinal)];
        var wanted = Refused(text).Select(error => Needs().Match(error.Problem.ToString())).Where(needs => needs.Success && needs.Groups[1].Value == what).Select(needs => needs.Groups[2].Value).Except(["facility", "power_used", "network", "storage"]);
        var required = (Part(part)["required"]?.AsArray() ?? []).Select(key => key!.GetValue<string>()).Except(["region", "topology"]);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), required.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_and_reader_have_the_same_words()
    {
        var scope = Part("scope")["properties"]!;
        Assert.Equal(Words.Phases.Keys, Enum(scope["phases"]!["items"]!));
        Assert.Equal(Words.Phases.Keys, Enum(Part("phase")));
        Assert.Equal(Words.Resources.Keys, Enum(scope["resources"]!["items"]!));
        Assert.Equal(Words.Bases.Keys, Enum(scope["basis"]!));
        Assert.Equal(Words.Timings.Keys, Enum(scope["period"]!));
        Assert.Equal(NetworkReader.Words, Enum(Part("network")["properties"]!["topology"]!));
        Assert.Equal(SplitReader.Rules.Keys, Enum(Part("service")["properties"]!["split"]!["anyOf"]![0]!));
        Assert.All(["idle", "shared"], key => Assert.Equal($"^({string.Join('|', Words.Allocations.Keys)})$", Part("allocation")["properties"]![key]!["pattern"]!.GetValue<string>()));
    }

    [Fact]
    public void The_document_tells_every_word_and_every_key()
    {
        var told = Markdown.Code(Repository.Read("docs/case-file.md")).SelectMany(code => code.Split(": ").Append(code)).ToHashSet();
        Assert.All(Words.Phases.Keys.Concat(Words.Resources.Keys).Concat(Words.Bases.Keys).Concat(Words.Timings.Keys).Concat(Words.Allocations.Keys), word => Assert.Contains(word, told));
        Assert.All(Properties.Select(property => property.Key), key => Assert.Contains(key, told));
    }

    [Fact]
    public void Every_key_has_a_description() =>
        Assert.All(Properties, property => Assert.NotNull(property.Value!["description"] ?? Part(property.Value["$ref"]!.GetValue<string>().Split('/')[^1])["description"]));

    [Theory, MemberData(nameof(Cases))]
    public void Every_shipped_case_conforms_to_the_schema(string path) => Assert.Empty(Schema.Check(YamlJson.Of(Repository.Read(path))));

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_conforms_to_the_schema(int number) => Assert.Empty(Schema.Check(YamlJson.Of(CaseFileExamples.All[number])));

    [Theory, MemberData(nameof(Places))]
    public void An_unknown_key_breaks_the_schema(string part, string text)
    {
        // In 'people' any further key is a group, and a group is a map.
        var expected = part == "people" ? ".zzzz is number" : ".zzzz is not foreseen.";
        Assert.Contains(Schema.Check(YamlJson.Of(text)), error => error.Contains(expected, StringComparison.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties =>
        Schema.Root["$defs"]!.AsObject().Select(part => part.Value!).Append(Schema.Root).SelectMany(part => part["properties"]?.AsObject() ?? []);

    private static JsonObject Part(string name) => name.Length == 0 ? Schema.Root : Schema.Root["$defs"]![name]!.AsObject();

    private static IEnumerable<string> Enum(JsonNode schema) => schema["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private static IReadOnlyList<InputError> Refused(string text) =>
        Assert.Throws<InputException>(() => CaseFile.Read(new SourceText("example", text), Catalogue.Shipped, [])).Errors;

    [GeneratedRegex(@"^(.+) needs '([a-z_]+)'\.$")]
    private static partial Regex Needs();
}
