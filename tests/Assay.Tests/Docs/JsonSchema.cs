using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Assay.Tests.Docs;

/// <summary>Checks JSON against the keywords of JSON Schema 2020-12 that the shipped schemas use; any other keyword is an error.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly HashSet<string> Words = ["$schema", "$defs", "title", "description"];

    public static JsonSchema Load(string path) => new(JsonNode.Parse(Repository.Read(path))!.AsObject());

    public JsonObject Root => root;

    /// <summary>What is wrong with a value, each with its place; empty where it conforms.</summary>
    public IReadOnlyList<string> Check(JsonNode? value)
    {
        var errors = new List<string>();
        Check(value, root, "$", errors);
        return errors;
    }

    private void Check(JsonNode? value, JsonObject schema, string place, List<string> errors)
    {
        foreach (var (word, constraint) in schema)
        {
            switch (word)
            {
                case "type" when !Texts(constraint!).Any(type => Is(value, type)):
                    errors.Add($"{place} is {Kind(value)}, not {string.Join(" or ", Texts(constraint!))}.");
                    return;
                case "enum" when !constraint!.AsArray().Any(one => JsonNode.DeepEquals(one, value)):
                    errors.Add($"{place} is {value?.ToJsonString()}, none of {constraint.ToJsonString()}.");
                    break;
                case "pattern" when value?.GetValueKind() == JsonValueKind.String && !Regex.IsMatch(value.GetValue<string>(), constraint!.GetValue<string>()):
                    errors.Add($"{place} is '{value}' and does not match {constraint}.");
                    break;
                case "$ref":
                    Check(value, Find(constraint!.GetValue<string>()), place, errors);
                    break;
                case "anyOf" when constraint!.AsArray().Select(branch => Faults(value, branch!.AsObject(), place)).ToArray() is var branches && branches.All(faults => faults.Count > 0):
                    errors.AddRange(branches.SelectMany(faults => faults));
                    break;
                case "oneOf" when constraint!.AsArray().Count(branch => Faults(value, branch!.AsObject(), place).Count == 0) is not 1 and var fitting:
                    errors.Add($"{place} fits {fitting} of the branches, not one.");
                    break;
                case "minimum" when value?.GetValueKind() == JsonValueKind.Number && Number(value) < constraint!.GetValue<double>():
                    errors.Add($"{place} is {value}, below {constraint}.");
                    break;
                case "maximum" when value?.GetValueKind() == JsonValueKind.Number && Number(value) > constraint!.GetValue<double>():
                    errors.Add($"{place} is {value}, above {constraint}.");
                    break;
                case "minItems" when value is JsonArray few && few.Count < constraint!.GetValue<int>():
                case "minProperties" when value is JsonObject less && less.Count < constraint!.GetValue<int>():
                    errors.Add($"{place} has fewer than {constraint}.");
                    break;
                case "maxProperties" when value is JsonObject more && more.Count > constraint!.GetValue<int>():
                    errors.Add($"{place} has more than {constraint}.");
                    break;
                case "dependentRequired" when value is JsonObject map:
                    errors.AddRange(constraint!.AsObject().Where(pair => map.ContainsKey(pair.Key)).SelectMany(pair => Texts(pair.Value!).Where(key => !map.ContainsKey(key)).Select(key => $"{place} has '{pair.Key}' and no '{key}'.")));
                    break;
                case "required" when value is JsonObject map:
                    errors.AddRange(Texts(constraint!).Where(key => !map.ContainsKey(key)).Select(key => $"{place} has no '{key}'."));
                    break;
                case "properties" when value is JsonObject map:
                    foreach (var (key, inner) in constraint!.AsObject().Where(pair => map.ContainsKey(pair.Key)))
                        Check(map[key], inner!.AsObject(), $"{place}.{key}", errors);
                    break;
                case "additionalProperties" when value is JsonObject map:
                    foreach (var (key, inner) in map.Where(pair => schema["properties"]?.AsObject().ContainsKey(pair.Key) != true))
                        Additional(inner, constraint!, $"{place}.{key}", errors);
                    break;
                case "propertyNames" when value is JsonObject map:
                    foreach (var (key, _) in map)
                        Check(JsonValue.Create(key), constraint!.AsObject(), $"the name {place}.{key}", errors);
                    break;
                case "items" when value is JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                        Check(list[i], constraint!.AsObject(), $"{place}[{i}]", errors);
                    break;
                case "oneOf" or "minimum" or "maximum" or "minItems" or "minProperties" or "maxProperties" or "dependentRequired":
                case "anyOf" or "type" or "enum" or "pattern" or "required" or "properties" or "additionalProperties" or "propertyNames" or "items":
                    break;
                case var _ when Words.Contains(word):
                    break;
                default:
                    throw new NotSupportedException($"The schema uses '{word}', which this checker does not know.");
            }
        }
    }

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private List<string> Faults(JsonNode? value, JsonObject schema, string place)
    {
        var faults = new List<string>();
        Check(value, schema, place, faults);
        return faults;
    }

    private void Additional(JsonNode? value, JsonNode constraint, string place, List<string> errors)
    {
        if (constraint is JsonObject schema)
            Check(value, schema, place, errors);
        else if (!constraint.GetValue<bool>())
            errors.Add($"{place} is not foreseen.");
    }

    private JsonObject Find(string reference)
    {
        const string Prefix = "#/$defs/";
        Assert.StartsWith(Prefix, reference, StringComparison.Ordinal);
        return root["$defs"]![reference[Prefix.Length..]]?.AsObject() ?? throw new KeyNotFoundException(reference);
    }

    private static IEnumerable<string> Texts(JsonNode node) => node is JsonArray list ? list.Select(item => item!.GetValue<string>()) : [node.GetValue<string>()];

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "integer" => Kind(value) == "number" && value!.GetValue<JsonElement>().TryGetInt64(out _),
        _ => Kind(value) == type,
    };

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.Value.ToString().ToLowerInvariant(),
    };
}
