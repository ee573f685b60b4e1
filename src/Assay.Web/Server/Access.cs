using System.Net;
using System.Security.Cryptography;
using System.Text;
using Assay.Documents;
using Assay.Web.Api;

namespace Assay.Web.Server;

/// <summary>
/// Who may use the server. On loopback everybody on the machine may, by a name of loopback alone, so that no web page
/// reaches it under a name of its own. Elsewhere only who knows the token.
/// </summary>
internal sealed class Access
{
    private const string Cookie = "assay-token";
    private const string Scheme = "Bearer ";

    private readonly byte[]? token;

    private Access(string? token) => this.token = token is null ? null : Encoding.UTF8.GetBytes(token);

    /// <exception cref="InputException">An address is no address, or one beyond loopback comes without a token.</exception>
    public static Access To(IReadOnlyList<string> urls, string? token)
    {
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new InputException(null, $"--urls is '{url}'.", "Write such as http://127.0.0.1:8080.");
            if (token is null && !IsLoopback(address.Host))
                throw new InputException(null, $"'{url}' can be reached from other machines.", "Give --token with a secret that callers must know, or listen on 127.0.0.1.");
        }

        if (token is { Length: < 16 })
            throw new InputException(null, "--token is too short.", "Give 16 characters at least.");
        return new Access(token);
    }

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        if (token is null)
        {
            if (IsLoopback(context.Request.Host.Host))
                await next(context);
            else
                await new Problem(StatusCodes.Status421MisdirectedRequest, "The server does not go by this name.", "Use the address that it printed when it started.", []).Write(context.Response);
            return;
        }

        if (context.Request.Query["token"] is [{ } shown] && IsToken(shown) && HttpMethods.IsGet(context.Request.Method))
        {
            // The secret leaves the address bar at once.
            context.Response.Cookies.Append(Cookie, shown, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
            context.Response.Redirect(context.Request.Path);
            return;
        }

        var told = context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : context.Request.Cookies[Cookie];
        if (context.Request.Path == "/healthz" || (told is not null && IsToken(told)))
        {
            await next(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await new Problem(StatusCodes.Status401Unauthorized, "The server asks for its token.", "Send it as 'Authorization: Bearer TOKEN', or open the page with '?token=TOKEN' once.", []).Write(context.Response);
    }

    private bool IsToken(string told) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), token);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
