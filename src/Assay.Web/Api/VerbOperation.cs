using System.CommandLine;
using System.CommandLine.Completions;
using System.Net.Mime;
using System.Text.Json.Nodes;
using Assay.Commands.Verbs;
using Microsoft.OpenApi;

namespace Assay.Web.Api;

/// <summary>A verb as an operation of the OpenAPI document.</summary>
internal static class VerbOperation
{
    public static void Describe(OpenApiOperation operation, Verb verb)
    {
        operation.Summary = verb.Description;
        operation.Description = $"Answers with the document that 'assay {verb.Name} --format json' prints. With 'Accept: {EventStream.ContentType}' progress is told first.";
        operation.Tags = new HashSet<OpenApiTagReference> { new(verb.Words[0]) };
        operation.Parameters = [.. verb.Arguments.Where(argument => !Verb.IsCase(argument)).Select(Parameter), .. verb.Options.Select(Parameter)];
        if (verb.Sent != Sent.Nothing)
            operation.RequestBody = Carried(verb);
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = "The document.", Headers = new Dictionary<string, IOpenApiHeader> { [WarningHeader.Name] = Warning }, Content = Content(MediaTypeNames.Application.Json, JsonSchemaType.Object) },
        };
        foreach (var (status, means) in Refusals)
            operation.Responses[status] = new OpenApiResponse { Description = means, Content = Content(Problem.ContentType, JsonSchemaType.Object) };
    }

    private static readonly (string Status, string Means)[] Refusals =
    [
        ("400", "The input cannot be used: every error with its line and column."),
        ("413", "The body is too large."),
        ("415", "The body is of another content type."),
        ("429", "The server is busy: try again after the seconds of Retry-After."),
        ("503", "The work took longer than the server allows, and was stopped."),
    ];

    private static OpenApiHeader Warning => new()
    {
        Description = "What the document must be read with: a header for each warning, percent-encoded.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiRequestBody Carried(Verb verb)
    {
        var carried = Carried(verb.Sent);
        if (!verb.TakesTwoCases)
            return carried;
        var cases = verb.Arguments.Where(Verb.IsCase).ToArray();
        carried.Description = "The case, or both cases as the parts of a form.";
        carried.Content![Form.ContentType] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = cases.Select(argument => argument.Name).ToHashSet(),
                Properties = cases.ToDictionary(argument => argument.Name, IOpenApiSchema (argument) => new OpenApiSchema { Type = JsonSchemaType.String, Description = $"The YAML of the {argument.Name} case." }),
            },
        };
        return carried;
    }

    private static OpenApiRequestBody Carried(Sent sent) => sent == Sent.ModelOrNothing
        ? new OpenApiRequestBody { Description = "The config.json of a model, in place of the parameter 'model'.", Content = Content(MediaTypeNames.Application.Json, JsonSchemaType.Object) }
        : new OpenApiRequestBody { Description = "The case.", Required = sent == Sent.Case, Content = Content("application/yaml", JsonSchemaType.String) };

    private static Dictionary<string, OpenApiMediaType> Content(string type, JsonSchemaType schema) => new() { [type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = schema } } };

    private static OpenApiParameter Parameter(Argument argument) => new()
    {
        Name = argument.Name,
        In = ParameterLocation.Query,
        Description = argument.Description,
        Required = argument.Arity.MinimumNumberOfValues > 0,
        Schema = Schema(argument.ValueType, argument),
    };

    private static OpenApiParameter Parameter(Option option) => new()
    {
        Name = option.Name[2..],
        In = ParameterLocation.Query,
        Description = option.Description,
        Required = option.Required,
        Schema = Schema(option.ValueType, option),
    };

    private static OpenApiSchema Schema(Type type, Symbol symbol)
    {
        if (type.IsArray)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool))
            return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        if (plain == typeof(int) || plain == typeof(long))
            return new OpenApiSchema { Type = JsonSchemaType.Integer };
        if (plain == typeof(double))
            return new OpenApiSchema { Type = JsonSchemaType.Number };
        var choices = symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).ToArray();
        return new OpenApiSchema { Type = JsonSchemaType.String, Enum = choices.Length == 0 ? null : [.. choices.Select(choice => (JsonNode)choice)] };
    }
}
