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
    public void Schema_and_reader_know_the_same_keys(string part, string rules)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => AccountRules.Read(new SourceText("rules.yaml", rules))).Errors);
        var remedy = error.Remedy.ToString();
        var known = remedy[(remedy.IndexOf("Known keys: ", StringComparison.Ordinal) + "Known keys: ".Length)..].TrimEnd('.').Split(", ");
        Assert.Equal(known.Order(StringComparer.Ordinal), Schema["$defs"]![part]!["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_phases() =>
        Assert.Equal(Words.Phases.Keys.Order(StringComparer.Ordinal), Schema["$defs"]!["rule"]!["properties"]!["phase"]!["enum"]!.AsArray().Select(phase => phase!.GetValue<string>()).Order(StringComparer.Ordinal));

    [Fact]
    public void The_rules_of_the_document_are_read()
    {
        var example = Assert.Single(Markdown.Blocks(File.ReadAllText(Path.Combine(Layout.Repository.Root, "docs/accounts.md")), "yaml"));
        var rules = AccountRules.Read(new SourceText("docs/accounts.md", example));
        Assert.Equal(["v3", "{name}"], rules.Rules.Select(rule => rule.Run));
        Assert.Equal((true, TimeSpan.FromHours(1)), (rules.Rules[0].Resumes, rules.Rules[0].Checkpoint));
    }
}
