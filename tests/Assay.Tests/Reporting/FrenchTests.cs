using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Tests.Cli;

namespace Assay.Tests.Reporting;

/// <summary>French: amounts, texts, and whole pages without an English sentence.</summary>
public sealed partial class FrenchTests
{
    private static readonly Language French = Language.French;

    [Theory]
    [InlineData(1.63e9, "USD", "1,63 Md$")]
    [InlineData(5.576e6, "USD", "5,576 M$")]
    [InlineData(870_000, "USD", "870 000 $")]
    [InlineData(2, "USD/GPU-hour", "2,00 $/heure-GPU")]
    [InlineData(2.788e6, "GPU-hour", "2,788 M heures-GPU")]
    [InlineData(1, "GPU-hour", "1 heure-GPU")]
    [InlineData(51_000, "GPU", "51 000 GPU")]
    [InlineData(14.8e12, "token", "14 800 Md tokens")]
    [InlineData(80e9, "GB", "80 Go")]
    [InlineData(3, "person", "3 personnes")]
    public void Amounts_are_written_as_French_writes_them(double value, string unit, string written) =>
        Assert.Equal(written, Plain(Printing.Print(value, UnitTable.Parse(unit), 0, French.Style)));

    [Fact]
    public void A_range_tells_its_unit_once() =>
        Assert.Equal("0,97 à 1,37 $/heure-GPU", Plain(Printing.PrintRange(0.97, 1.37, UnitTable.Parse("USD/GPU-hour"), 0, French.Style)));

    [Fact]
    public void Every_text_keeps_the_places_of_its_English() => Assert.All(French.Texts, text =>
    {
        Assert.Equal(Places(text.Key), Places(text.Value));
        Assert.NotEmpty(string.Format(CultureInfo.InvariantCulture, text.Value, [.. Enumerable.Range(0, 20).Select(_ => "x")]));
    });

    [Fact]
    public void What_is_told_in_a_message_is_said_in_its_language_too()
    {
        var what = (Message)"a bare assumption";
        Message told = $"{what.Capitalised}: {new Printed(2.788e6, UnitTable.Parse("GPU-hour"))} of '{"h800"}', {1234.5:N1}";
        Assert.Equal("A bare assumption: 2.788M GPU-hours of 'h800', 1,234.5", told.ToString());
        Assert.Equal("{0}: {1} of '{2}', {3}", told.Format);
        var said = told.Say(French.Style.Numbers, format => format switch { "a bare assumption" => "une simple hypothèse", "{0}: {1} of '{2}', {3}" => "{3} : {2}, {1}, {0}", _ => null }, told => told is Printed ? "2,788 M" : null);
        Assert.Equal("1 234,5 : h800, 2,788 M, Une simple hypothèse", Plain(said));
    }

    [Fact]
    public void What_a_report_says_of_its_own_is_French_whatever_was_said_before()
    {
        var audit = Assayer.Audit(Assayer.Read(Repository.Case("deepseek-v3")), new SamplingOptions { Samples = 400 });
        var english = HtmlReport.Write(audit);
        var report = French.While(() => HtmlReport.Write(Assayer.Audit(Assayer.Read(Repository.Case("deepseek-v3")), new SamplingOptions { Samples = 400 })));
        Assert.Equal(english, HtmlReport.Write(audit));
        Assert.Contains("<html lang=\"fr\">", report, StringComparison.Ordinal);
        Assert.Contains("Combien a coûté DeepSeek-V3", report, StringComparison.Ordinal);
        Assert.DoesNotContain("5\u00A0% to", report, StringComparison.Ordinal);
        // Headings, captions and heads of tables; what stands in a cell may be a name or a title as it was published.
        Assert.Empty(Own().Matches(report).Select(match => Tag().Replace(match.Groups[2].Value, "").Trim()).Where(one => English().IsMatch(one)).Distinct());
    }

    [Fact]
    public void Every_text_that_the_pages_say_has_its_French()
    {
        var said = Directory.EnumerateFiles(Path.Combine(Layout.Repository.Root, "src/Assay.Web"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Said().Matches(File.ReadAllText(file)).Select(match => (Text: match.Groups[2].Value.Replace("\\\"", "\"", StringComparison.Ordinal), Told: match.Groups[1].Value == "$")))
            .Select(one => one.Told ? Format(one.Text) : one.Text).Where(text => Word().IsMatch(text)).Distinct().ToArray();
        Assert.True(said.Length > 200);
        Assert.DoesNotContain(said, text => !French.Texts.ContainsKey(text));
    }

    // The places of an interpolated text, numbered; what is told in one may hold braces of its own.
    private static string Format(string text)
    {
        var (format, depth, places) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var sign in text)
        {
            if (sign == '{' && depth++ == 0)
                format.Append('{').Append(places++).Append('}');
            else if (sign == '}')
                depth--;
            else if (depth == 0)
                format.Append(sign);
        }

        return format.ToString();
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static string[] Places(string text) => [.. Place().Matches(text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal)).Select(match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"<(h1|h2|h3|caption|figcaption|th|summary)\b[^>]*>(.*?)</\1>", RegexOptions.Singleline)]
    private static partial Regex Own();

    [GeneratedRegex("""Say\((\$?)"((?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex Said();

    [GeneratedRegex("[a-z]{3}")]
    private static partial Regex Word();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(?:the|of|and|which|with|from|by|its|what|all|not|per|in the)\b")]
    private static partial Regex English();
}
