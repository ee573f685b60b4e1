using System.Text.Json.Nodes;
using Assay.Accounts;
using Assay.Documents;
using Assay.Economics;
using Assay.Tests.Docs;

namespace Assay.Tests.Accounts;

/// <summary>The document, the schema and the reader of rules tell the same format.</summary>
public class RulesFormatTests
{
    private static readonly JsonObject Schema = JsonSchema.Load("docs/schema/accounts-rules.json").Root;

    [Theory]
    [InlineData("rule", "rules: [ { phase: research, zzzz: 1 } ]")]
    [InlineData("match", "rules: [ { match: { zzzz: 1 }, phase: research } ]")]
    [InlineData("time", "rules: [ { match: { time: { zzzz: 1 } }, phase: research } ]")]
    [InlineData("pool", "pools: { own: { zzzz: 1 } }\nrules: []")]
    [InlineData("charge", "pools: { own: { bills: { zzzz: 1 } } }\nrules: []")]
    [InlineData("run", "runs: { v3: { source: a, zzzz: 1 } }\nrules: []")]
    [InlineData("parallelism", "runs: { v3: { source: a, parallelism: { zzzz: 1 } } }\nrules: []")]
    [InlineData("model", "models: { m: { zzzz: 1 } }\nrules: []")]
    [InlineData("served", "models: { m: { served: { from: 2026-01-01, to: 2026-02-01, tokens: 1B, source: a, zzzz: 1 } } }\nrules: []")]
    public void Schema_and_reader_know_the_same_keys(string part, string rules)
    {
        Assert.Equal(Known(rules), Keys(Schema["$defs"]![part]!));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_sections_and_the_same_resources_to_allocate()
    {
        Assert.Equal(Known("zzzz: 1\nrules: []"), Keys(Schema));
        Assert.Equal(Known("allocate: { zzzz: own line }\nrules: []"), Keys(Schema["properties"]!["allocate"]!));
        Assert.Equal(Words.Allocations.Keys.Order(StringComparer.Ordinal), Schema["$defs"]!["key"]!["enum"]!.AsArray().Select(key => key!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_phases() =>
        Assert.Equal(Words.Phases.Keys.Order(StringComparer.Ordinal), Schema["$defs"]!["rule"]!["properties"]!["phase"]!["enum"]!.AsArray().Select(phase => phase!.GetValue<string>()).Order(StringComparer.Ordinal));

    [Fact]
    public void The_rules_of_the_documents_of_money_and_of_cases_are_read()
    {
        foreach (var page in new[] { "docs/accounts-money.md", "docs/accounts-case.md" })
            Assert.All(Markdown.Blocks(File.ReadAllText(Path.Combine(Layout.Repository.Root, page)), "yaml"), example => Assert.NotEmpty(AccountRules.Read(new SourceText(page, example)).Money.Pools));
    }

    [Fact]
    public void The_rules_of_the_document_are_read()
    {
        var example = Assert.Single(Markdown.Blocks(File.ReadAllText(Path.Combine(Layout.Repository.Root, "docs/accounts.md")), "yaml"));
        var rules = AccountRules.Read(new SourceText("docs/accounts.md", example));
        Assert.Equal(["v3", "{name}"], rules.Rules.Select(rule => rule.Run));
        Assert.Equal((true, TimeSpan.FromHours(1)), (rules.Rules[0].Resumes, rules.Rules[0].Checkpoint));
    }

    private static IEnumerable<string> Keys(JsonNode schema) => schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal);

    // What the reader offers where it does not know a key.
    private static IEnumerable<string> Known(string rules)
    {
        var remedy = Assert.Single(Assert.Throws<InputException>(() => AccountRules.Read(new SourceText("rules.yaml", rules))).Errors).Remedy.ToString();
        return remedy[(remedy.IndexOf("Known keys: ", StringComparison.Ordinal) + "Known keys: ".Length)..].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal);
    }
}
