using Assay.Commands.Verbs;

namespace Assay.Web.Api;

/// <summary>The routes of the HTTP API.</summary>
internal static class ApiRoutes
{
    public static string Route(Verb verb) => "/api/" + string.Join('/', verb.Words);

    public static void MapApi(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<VerbEndpoint>();
        foreach (var verb in Verb.All)
        {
            // What carries nothing is asked for by GET; the rest by POST, with the case or the model as the body.
            string[] methods = verb.Sent == Sent.Nothing ? [HttpMethods.Get] : [HttpMethods.Post];
            app.MapMethods(Route(verb), methods, (Delegate)((HttpContext context) => endpoint.Answer(context, verb)))
                .WithName(string.Join('-', verb.Words))
                .AddOpenApiOperationTransformer((operation, _, _) =>
                {
                    VerbOperation.Describe(operation, verb);
                    return Task.CompletedTask;
                });
        }

        app.MapGet("/healthz", () => Results.Text("healthy\n")).WithSummary("Whether the server is up.").WithTags("server");
        app.MapOpenApi("/openapi/{documentName}.json");
        app.Map("/api/{**rest}", context => Problem.Unknown.Write(context.Response)).ExcludeFromDescription();
    }
}
