using System.Text.Json.Nodes;

namespace Assay.Tests.Docs;

public class JsonSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "string" }""", "1")]
    [InlineData("""{ "type": ["string", "null"] }""", "{}")]
    [InlineData("""{ "type": "integer" }""", "1.5")]
    [InlineData("""{ "enum": ["a", "b"] }""", "\"c\"")]
    [InlineData("""{ "pattern": "^a+$" }""", "\"ab\"")]
    [InlineData("""{ "required": ["a"] }""", "{}")]
    [InlineData("""{ "properties": { "a": { "type": "number" } } }""", """{ "a": "1" }""")]
    [InlineData("""{ "properties": { "a": {} }, "additionalProperties": false }""", """{ "b": 1 }""")]
    [InlineData("""{ "additionalProperties": { "type": "number" } }""", """{ "b": "1" }""")]
    [InlineData("""{ "propertyNames": { "pattern": "^a$" } }""", """{ "b": 1 }""")]
    [InlineData("""{ "items": { "type": "number" } }""", """[1, "2"]""")]
    [InlineData("""{ "$ref": "#/$defs/a", "$defs": { "a": { "type": "number" } } }""", "\"1\"")]
    [InlineData("""{ "oneOf": [ { "required": ["a"] }, { "required": ["b"] } ] }""", """{ "a": 1, "b": 2 }""")]
    [InlineData("""{ "minimum": 1 }""", "0")]
    [InlineData("""{ "maximum": 1 }""", "2")]
    [InlineData("""{ "minItems": 1 }""", "[]")]
    [InlineData("""{ "minProperties": 1 }""", "{}")]
    [InlineData("""{ "maxProperties": 1 }""", """{ "a": 1, "b": 2 }""")]
    [InlineData("""{ "dependentRequired": { "a": ["b"] } }""", """{ "a": 1 }""")]
    public void The_checker_refuses_what_breaks_a_keyword(string schema, string value) =>
        Assert.NotEmpty(new JsonSchema(JsonNode.Parse(schema)!.AsObject()).Check(JsonNode.Parse(value)));

    [Theory]
    [InlineData("""{ "type": ["string", "null"] }""", "null")]
    [InlineData("""{ "type": "integer" }""", "15")]
    [InlineData("""{ "properties": { "a": { "type": "number" } }, "additionalProperties": { "type": "string" } }""", """{ "a": 1.5, "b": "c" }""")]
    [InlineData("""{ "type": "array", "items": { "enum": [1, 2] } }""", "[2, 1]")]
    public void The_checker_accepts_what_conforms(string schema, string value) =>
        Assert.Empty(new JsonSchema(JsonNode.Parse(schema)!.AsObject()).Check(JsonNode.Parse(value)));

    [Fact]
    public void A_keyword_that_the_checker_does_not_know_is_not_passed_over() =>
        Assert.Throws<NotSupportedException>(() => new JsonSchema(JsonNode.Parse("""{ "multipleOf": 1 }""")!.AsObject()).Check(2));
}
