using System.Text.RegularExpressions;
using Assay.Economics;
using Assay.Reporting.Languages;

namespace Assay.Tests.Reporting;

/// <summary>French says all that English says, and nothing besides.</summary>
public sealed partial class FrenchCompletenessTests
{
    // Written in an example of a formula or of the command line, where they are names.
    private static readonly string[] Names =
    [
        "mean, sd", "low, high", "low, mode, high", "alpha, beta", "'min(a, b)'", "'max(a, b)'", "'sum(a, b, c)'", "'if(a > b, x, y)'",
        "--report audit.html", "--workbook audit.xlsx", "--report spent.html", "--workbook spent.xlsx", "--report sweep.html", "--workbook sweep.xlsx",
    ];

    // What a person reads under these; a name is written alike in both languages and is left out by its capitals and digits.
    private static readonly string[] Fields = ["title", "summary", "note", "because", "assumption", "review", "sense", "form", "venue", "term", "region"];

    private static readonly IReadOnlyDictionary<string, string> French = Language.French.Texts;

    private static readonly string[] OfCases =
        [.. Words.Phases.Keys, .. Words.Resources.Keys, .. Words.Bases.Keys, .. Words.Timings.Keys, .. Words.Allocations.Keys];

    [Fact]
    public void Every_text_of_the_sources_has_its_French() =>
        None(SaidTexts.Texts.Where(text => Letters().IsMatch(Place().Replace(text.Key, "")) && !Names.Contains(text.Key) && !French.ContainsKey(text.Key)).Select(text => $"{text.Place}: {text.Key}"));

    [Fact]
    public void Every_word_of_a_case_file_that_is_shown_has_its_French() => None(OfCases.Where(word => !French.ContainsKey(word)));

    [Fact]
    public void No_text_is_a_string_before_it_becomes_a_message() =>
        None(SaidTexts.Prose.Where(text => !Names.Contains(text.Key)).Select(text => $"{text.Place}: {text.Key}"));

    [Fact]
    public void Every_text_of_the_shipped_cases_and_of_the_catalogue_has_its_French() =>
        None(DataTexts.All.Where(text => Fields.Contains(text.Field) && text.File.Split('/')[0] is "catalog" or "cases" or "sweeps" && !IsName(text) && !French.ContainsKey(text.Text)).DistinctBy(text => text.Text).Select(text => $"{text.Place}: {text.Text}"));

    [Fact]
    public void No_title_of_a_table_or_a_page_is_written_without_being_said() =>
        None(Layout.Repository.Sources("src").SelectMany(path => Unsaid().Matches(Layout.Repository.Text(path)).Select(match => $"{path}: {match.Value}")));

    [Fact]
    public void Nothing_is_French_that_is_never_said()
    {
        var said = SaidTexts.Texts.Select(text => text.Key).Concat(DataTexts.All.Select(text => text.Text)).Concat(OfCases).ToHashSet();
        None(French.Keys.Where(key => !said.Contains(key)));
    }

    // Products, models and publications are called the same everywhere; titles of sources are quoted. No page shows the notes of an architecture.
    private static bool IsName(DataText text) =>
        text.File.StartsWith("catalog/architectures/", StringComparison.Ordinal) || (text.Field is "venue" or "region" && Proper().IsMatch(text.Text)) || (text.Field == "title" && (text.File is "catalog/sources.yaml" or "catalog/accelerators.yaml" || Digits().IsMatch(text.Text))) || !Letters().IsMatch(text.Text);

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().ToArray();
        Assert.True(all.Length == 0, $"{all.Length}:\n{string.Join('\n', all)}");
    }

    [GeneratedRegex(@"new (Table|Heading|Paragraph|Column)\(\s*""[^""]*\p{L}")]
    private static partial Regex Unsaid();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[A-Z]|\.")]
    private static partial Regex Proper();

    [GeneratedRegex(@"^[^ ]*[\d-][^ ]*( [^ ]*[\dA-Z][^ ]*)*$|^[A-Z][^ ]*( [^ ]*[\dA-Z][^ ]*)*$")]
    private static partial Regex Digits();
}
