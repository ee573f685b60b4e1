using Assay.Commands;
using Assay.Reporting;
using Assay.Web.Api;
using Assay.Web.Components;
using Assay.Web.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Assay.Web.Server;

/// <summary>The web app and the HTTP API.</summary>
internal static class WebServer
{
    /// <summary>Builds the server.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="withParent">Whether it ends when standard input does.</param>
    /// <exception cref="Documents.InputException">It may not listen where it was asked to, or the store or a sweep cannot be read.</exception>
    public static WebApplication Build(ServerArguments.Told options, bool withParent)
    {
        var limits = new Limits { Samples = options.MostSamples, Time = options.Longest, Admitted = options.MostRequests };
        var access = Access.To(options.Urls, options.Token);
        var spending = SpendingStore.Of(options.Store, options.Rules);
        var studies = StudyFolders.Of(options.Sweeps);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(WebServer).Assembly.GetName().Name });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        });
        // A start that fails is told by whoever started the server.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(limits).AddSingleton<Gate>().AddSingleton<VerbEndpoint>();
        builder.Services.AddOpenApi(openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Assay", Version = typeof(Assayer).Assembly.GetName().Version!.ToString(3), Description = "What an AI model really costs, and what a claim about its cost leaves out." };
            document.Servers = [];
            return Task.CompletedTask;
        }));
        // Keys live as long as the server does: it stores nothing.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<Audits>().AddSingleton<Variants>().AddScoped<OwnCases>().AddScoped<Drafts>().AddSingleton<EvidenceTables>().AddSingleton<RentalPrices>().AddSingleton<ValidatedRows>().AddSingleton<HiredFleets>().AddSingleton(spending).AddSingleton(studies);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseReaderLanguage();
        app.Use(next => context => access.Check(context, next));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets();
        var sheet = Themes.WithChoice(PageParts.StyleSheet);
        app.MapGet("/report.css", () => Results.Text(sheet, "text/css")).ExcludeFromDescription();
        app.MapApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        if (withParent)
            app.StopWithParent();
        return app;
    }

    /// <summary>The addresses on which a started server listens.</summary>
    public static IEnumerable<string> Addresses(this WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
}
