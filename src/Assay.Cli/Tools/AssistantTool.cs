using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Commands;
using Assay.Commands.Verbs;
using Assay.Documents;
using ModelContextProtocol.Protocol;

namespace Assay.Cli.Tools;

/// <summary>A verb as a tool of an assistant's: its name, what it takes, and what a call of it means.</summary>
internal sealed class AssistantTool
{
    private const string CaseParameter = "case";
    private const string ConfigParameter = "config";
    private const string WholeParameter = "whole";

    /// <summary>The most draws of one call.</summary>
    private const int MostSamples = 1_000_000;

    private readonly Verb verb;

    private AssistantTool(Verb verb)
    {
        this.verb = verb;
        Described = new Tool
        {
            Name = string.Join('_', verb.Words).Replace('-', '_'),
            Description = verb.Description,
            InputSchema = JsonSerializer.SerializeToElement(Schema(), ToolJson.Default.JsonObject),
            Annotations = new ToolAnnotations { ReadOnlyHint = true, IdempotentHint = true, OpenWorldHint = false },
        };
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AssistantTool> All { get; } = [.. Verb.All.Select(verb => new AssistantTool(verb))];

    /// <summary>The tool as assistants are told of it.</summary>
    public Tool Described { get; }

    /// <summary>Whether whole documents would flood an assistant, so that they are shortened unless asked for.</summary>
    private bool IsLong => verb.Name is "audit" or "compare" or "explain";

    /// <exception cref="InputException">Something of the call cannot be used.</exception>
    public ToolDocument Run(IEnumerable<KeyValuePair<string, JsonElement>> arguments, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, IReadOnlyList<string>>();
        var texts = new Dictionary<string, string>();
        var whole = false;
        foreach (var (name, value) in arguments)
        {
            if (name == CaseParameter && verb.Sent is (Sent.Case or Sent.CaseOrNothing))
                texts[VerbCall.CaseName] = Case(Text(value));
            else if (name == ConfigParameter && verb.Sent == Sent.ModelOrNothing)
                texts[VerbCall.ModelName] = Text(value);
            else if (name == WholeParameter && IsLong)
                whole = value.ValueKind == JsonValueKind.True;
            else
                parameters[name.Replace('_', '-')] = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];
        }

        var answer = new VerbCall(verb, parameters, texts, MostSamples).Run(Environment.ProcessorCount, null, cancellation);
        return new ToolDocument(answer.Document, answer.Warnings, shortened: IsLong && !whole);
    }

    // A case is told by the id of a shipped one or whole, as YAML.
    private static string Case(string told)
    {
        if (told.Contains('\n', StringComparison.Ordinal))
            return told;
        return ShippedCases.Find(told)?.Text
            ?? throw new InputException(null, $"No case that comes with Assay is called '{told}'.", Nearest.Suggest(told, ShippedCases.Names, $"Give the YAML of a case, or one of: {string.Join(", ", ShippedCases.Names)}."));
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private JsonObject Schema()
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (verb.Sent is Sent.Case or Sent.CaseOrNothing)
            properties[CaseParameter] = Property("string", $"The YAML of a case, or the id of one that comes with Assay: {string.Join(", ", ShippedCases.Names)}.");
        if (verb.Sent == Sent.Case)
            required.Add((JsonNode)CaseParameter);
        if (verb.Sent == Sent.ModelOrNothing)
            properties[ConfigParameter] = Property("string", "The text of a model's config.json, in place of 'model'.");
        foreach (var argument in verb.Arguments.Where(argument => !Verb.IsCase(argument)))
        {
            properties[argument.Name] = Property(argument, argument.ValueType);
            if (argument.Arity.MinimumNumberOfValues > 0)
                required.Add((JsonNode)argument.Name);
        }

        foreach (var option in verb.Options)
            properties[option.Name[2..].Replace('-', '_')] = Property(option, option.ValueType);
        if (IsLong)
            properties[WholeParameter] = Property("boolean", "The whole document: every quantity, list and level of a tree. Long.");
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject Property(string type, string? description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Property(Symbol symbol, Type type)
    {
        if (type.IsArray)
            return new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = symbol.Description };
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool))
            return Property("boolean", symbol.Description);
        if (plain == typeof(int) || plain == typeof(long))
            return Property("integer", symbol.Description);
        if (plain == typeof(double))
            return Property("number", symbol.Description);
        var property = Property("string", symbol.Description);
        if (symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).ToArray() is { Length: > 0 } choices)
            property["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]);
        return property;
    }
}
