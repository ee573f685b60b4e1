using System.Globalization;
using Assay.Reporting.Languages;

namespace Assay.Web.Server;

/// <summary>
/// The language of a request: the one that its address asks for (<c>lang=fr</c>), which the browser then keeps in a cookie of
/// this server's; else the kept one; else the first that the browser prefers and Assay speaks; else English.
/// </summary>
internal static class ReaderLanguage
{
    private const string Name = "lang";

    public static void UseReaderLanguage(this WebApplication app) => app.Use((context, next) =>
    {
        var asked = context.Request.Query[Name].ToString();
        if (Language.Find(asked) is { } chosen && HttpMethods.IsGet(context.Request.Method))
            context.Response.Cookies.Append(Name, chosen.Code, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromDays(365) });
        CultureInfo.CurrentUICulture = Of(context.Request, asked).Culture;
        return next(context);
    });

    private static Language Of(HttpRequest request, string asked) =>
        Language.Find(asked) ?? Language.Find(request.Cookies[Name] ?? "") ?? request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(preferred => preferred.Quality ?? 1)
            .Select(preferred => Language.Find(preferred.Value.ToString().Split('-')[0]))
            .FirstOrDefault(language => language is not null) ?? Language.English;
}
