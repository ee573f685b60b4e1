using System.Net;
using System.Text.RegularExpressions;
using Assay.Catalog;

namespace Assay.Tests.Web;

/// <summary>Every page in French as the server first sends it.</summary>
public sealed partial class FrenchRouteTests(FrenchRouteTests.Shared shared) : IClassFixture<FrenchRouteTests.Shared>
{
    public sealed class Shared : IDisposable
    {
        public Shared() => Client = Server.Client();

        internal RunningServer Server { get; } = RunningServer.Start();

        internal HttpClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }

    // Publications and who wrote them.
    private static readonly string[] Quoted = [.. Catalogue.Shipped.Sources.SelectMany(source => new[] { source.Title, source.Publisher }).Concat(Assayer.Read(Cli.Repository.Case("deepseek-v3")).Sources.Values.Concat(Assayer.Read(Cli.Repository.Case("deepseek-serving")).Sources.Values).SelectMany(source => new[] { source.Title, source.Publisher })).Where(name => name.Length > 3).Distinct().OrderByDescending(name => name.Length)];

    [Theory]
    [InlineData("")]
    [InlineData("audit/deepseek-v3")]
    [InlineData("audit/colossus")]
    [InlineData("audit/deepseek-serving")]
    [InlineData("audit/h100-hour")]
    [InlineData("audit/nothing")]
    [InlineData("editor")]
    [InlineData("editor/deepseek-v3")]
    [InlineData("plan")]
    [InlineData("serve")]
    [InlineData("own-or-rent")]
    [InlineData("evidence")]
    [InlineData("evidence?kind=facts")]
    [InlineData("evidence?kind=prices")]
    [InlineData("evidence?kind=shipments")]
    [InlineData("evidence?kind=export-rules")]
    [InlineData("evidence?kind=sources")]
    [InlineData("evidence?show=H100-SXM")]
    [InlineData("evidence?kind=nothing")]
    [InlineData("evidence/rental")]
    [InlineData("evidence/rental?term=nothing")]
    [InlineData("evidence/validation")]
    [InlineData("evidence/validation?of=nothing")]
    [InlineData("api")]
    [InlineData("no-such-page")]
    public async Task A_page_says_no_English_but_names_and_quoted_titles(string path)
    {
        var answer = await shared.Client.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=fr", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"fr\"", page, StringComparison.Ordinal);
        var told = Lines(page).Where(line => English().Count(Names().Replace(Quoted.Aggregate(line, (left, name) => left.Replace(name, "", StringComparison.Ordinal)), "")) > 0).Distinct().ToArray();
        Assert.True(told.Length == 0, string.Join('\n', told));
    }

    // What is read on it and, of attributes, what is read out.
    private static IEnumerable<string> Lines(string page)
    {
        var shown = Quiet().Replace(page, "\n");
        var spoken = Spoken().Matches(shown).Select(match => match.Groups[1].Value);
        return Tag().Replace(shown, "\n").Split('\n').Concat(spoken).Select(line => WebUtility.HtmlDecode(line).Trim()).Where(line => line.Length > 0);
    }

    [GeneratedRegex(@"<(script|style|code|pre|textarea|template)\b.*?</\1>|<a [^>]*(?:rel=""noreferrer""|hreflang=""en"")[^>]*>.*?</a>|<!--.*?-->|<option\b.*?</option>", RegexOptions.Singleline)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"(?:aria-label|title|placeholder|alt)=""([^""]*)""")]
    private static partial Regex Spoken();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    // The picture of the validation page is that of the documentation, whose label is English.
    [GeneratedRegex(@"'[^']*'|«[^»]*»|https?://\S+|\b\w+/[\w -]+\.\w+|\b\w+(?:\.\w+)+|CC BY|power-of-two|^Predicted against measured .*$")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:the|of|and|which|with|from|by|its|what|not|this|that|is|are|for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
