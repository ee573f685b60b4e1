using System.Text.RegularExpressions;

namespace Assay.Web.Server;

/// <summary>The report's colours for a reader who chose light or dark against the system.</summary>
internal static partial class Themes
{
    /// <summary>The style sheet, with its light and its dark colours once more under the reader's choice. Paper has its own.</summary>
    public static string WithChoice(string sheet)
    {
        var colours = Colours().Match(sheet);
        if (!colours.Success)
            throw new InvalidOperationException("The style sheet does not begin with its light and its dark colours.");
        var light = colours.Groups["light"].Value.Replace("color-scheme: light dark", "color-scheme: light", StringComparison.Ordinal);
        return $$"""
            {{sheet}}
            @media screen {
              :root[data-theme=light] {{{light}}}
              :root[data-theme=dark] { color-scheme: dark; {{colours.Groups["dark"].Value}}}
            }
            """;
    }

    [GeneratedRegex("""^:root \{(?<light>[^}]*)\}\s*@media \(prefers-color-scheme: dark\) \{\s*:root \{(?<dark>[^}]*)\}""")]
    private static partial Regex Colours();
}
