using System.Text;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Tests.Layout;
using Assay.Tests.Modeling;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Cases;

public class CaseFileTests
{
    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "cases"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_case_is_read_and_every_figure_of_it_is_finite(string name)
    {
        var @case = CaseFile.Read(Path.Combine(Repository.Root, "cases", name), Catalogue.Shipped, []);
        Assert.Equal(Path.GetFileNameWithoutExtension(name), @case.Id);
        Assert.NotEmpty(@case.Claims);
        Assert.Equal(@case.Claims.Count, Assayer.Audit(@case, Models.Few).Findings.Count);
    }

    [Fact]
    public void The_case_that_new_writes_is_sound() => Assert.NotEmpty(SmallCase.Of(Repository.Text("src/Assay.Commands/new-case.yaml")).Claims);

    [Fact]
    public void A_path_that_leads_nowhere_is_told() => Assert.Equal("There is no file 'no/such.yaml'.", Error(() => Read("no/such.yaml")).Problem);

    [Fact]
    public void A_path_to_a_folder_is_told() => Assert.Equal($"'{Path.GetTempPath()}' is a folder.", Error(() => Read(Path.GetTempPath())).Problem);

    [Fact]
    public void A_path_of_strange_characters_is_told() => Assert.StartsWith("There is no file", Error(() => Read("a\0b")).Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_config_that_a_case_names_is_read_from_the_folder_of_the_case()
    {
        using var folder = new Cli.TemporaryFolder();
        var path = folder.Write("case.yaml", Repository.Text("tests/Assay.Tests/Cases/specimens/config-file-without-folder.yaml"));
        Assert.Equal($"There is no file '{folder["no-such/config.json"]}'.", Error(() => Read(path)).Problem);
    }

    [Fact]
    public void A_binary_file_is_told() => WithFile([0x7F, 0x45, 0x4C, 0x46, 0xFF, 0xFE, 0x00, 0x80], path => Assert.Equal($"The file '{path}' is not text in UTF-8.", Error(() => Read(path)).Problem));

    [Fact]
    public void A_file_of_zeros_is_told() => WithFile(new byte[1000], path => Assert.Equal("The file is not text.", Error(() => Read(path)).Problem));

    [Fact]
    public void An_empty_file_is_told() => WithFile([], path => Assert.Equal("The file is empty.", Error(() => Read(path)).Problem));

    [Fact]
    public void An_enormous_file_is_told_and_not_read()
    {
        var text = new byte[YamlText.LargestFile + 1];
        text.AsSpan().Fill((byte)'#');
        WithFile(text, path => Assert.Equal($"The file '{path}' has 4,194,305 bytes; at most 4,194,304 are read.", Error(() => Read(path)).Problem));
    }

    [Theory]
    [InlineData("k{0}: 1\n")]
    [InlineData("quantities:\n", "  q{0}: nowhere{0} + 1\n")]
    [InlineData("quantities:\n", "  q{0}: { value: 1 GPU }\n")]
    public void A_large_file_of_errors_is_told_in_few_of_them_and_in_good_time(string first, string? line = null)
    {
        var text = new StringBuilder("case: large\nas_of: 2025-01-31\n").Append(line is null ? "" : first);
        for (var i = 0; i < 20_000; i++)
            text.Append((line ?? first).Replace("{0}", $"{i}", StringComparison.Ordinal));
        var refused = Assert.Throws<InputException>(() => SmallCase.Of(text.ToString()));
        Assert.InRange(refused.Errors.Count, 2, 101);
        Assert.Contains("further errors", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        WithFile([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("case: a\nas_of: 2025-01-31\n")], path => Assert.Equal("a", Read(path).Id));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_may_end_as_on_any_system(string end) => Assert.Equal("small", SmallCase.Of(SmallCase.Text.ReplaceLineEndings(end)).Id);

    [Fact]
    public void A_change_defines_a_quantity_anew_and_leaves_all_other_draws()
    {
        var (before, after) = (SmallCase.Read(), SmallCase.Read("fleet.ownership = 5 years", "fleet.pue=1.1 to 1.2"));
        Assert.Equal(5 * 8766.0, Assert.IsType<Definition.Fixed>(after.Graph["fleet.ownership"].Definition).Value);
        Assert.IsType<Grounds.Assumption>(after.Graph["fleet.ownership"].Grounds);
        foreach (var kept in new[] { "fleet.electricity", "fleet.capex", "runs.main.rental_value", "people.cost_per_year" })
            Assert.Equal(Models.Sample(before.Graph, kept), Models.Sample(after.Graph, kept));
        Assert.NotEqual(Models.Sample(before.Graph, "fleet.cost_per_year"), Models.Sample(after.Graph, "fleet.cost_per_year"));
    }

    [Theory]
    [InlineData("fleet.ownership", "--set:1:1: A change has the form NAME=VALUE.")]
    [InlineData("fleet.ownershp=5 years", "--set:1:1: Nothing is called 'fleet.ownershp'.")]
    [InlineData("fleet.ownership=5 GPU", "--set:1:17: Ownership period is told in year, not in GPU.")]
    [InlineData("fleet.ownership= 5 yeers", "--set:1:20: 'yeers' is not a unit.")]
    [InlineData("fleet.ownership=", "The expression is empty.")]
    [InlineData("fleet.ownership=fleet.nothing", "--set:1:17: Nothing is called 'fleet.nothing'.")]
    [InlineData("fleet.ownership=fleet.operating_cost / fleet.operating_cost_per_year", "These quantities go round in a circle")]
    [InlineData("fleet.ownership=-4 years", "Ownership period is negative")]
    [InlineData("fleet.pue=0.5", "Power usage effectiveness is below 1")]
    [InlineData("fleet.utilisation=300 %", "exceeds the whole")]
    public void A_change_that_makes_no_sense_is_told_at_its_place(string change, string problem) => Assert.Contains(problem, Refusal(() => SmallCase.Read(change)), StringComparison.Ordinal);

    [Fact]
    public void Two_changes_of_one_quantity_are_told() =>
        Assert.Equal("'fleet.pue' is set twice.", Error(() => SmallCase.Read("fleet.pue=1.1", "fleet.pue=1.2")).Problem);

    [Fact]
    public void A_formula_may_be_set_to_a_number_and_a_number_to_a_formula()
    {
        var changed = SmallCase.Read("fleet.capex=1B USD", "fleet.storage=fleet.residual / 2");
        Assert.Equal(1e9, Models.AtMedians(changed.Graph, "fleet.capex"));
        Assert.Equal(Models.AtMedians(changed.Graph, "fleet.residual") / 2, Models.AtMedians(changed.Graph, "fleet.storage"), 1e-12);
    }

    [Fact]
    public void A_case_of_its_own_source_stands_before_the_catalogues()
    {
        const string Own = "sources:\n  deepseek-v3-report: { title: Mine, publisher: Me, date: 2025, read: full }\nquantities:\n  a: { value: 5 GPU, source: deepseek-v3-report }\n";
        Assert.Equal("Mine", SmallCase.With(Own).Sources["deepseek-v3-report"].Title);
    }

    [Fact]
    public void Correlated_inputs_of_a_case_reach_their_rank_correlation()
    {
        var graph = SmallCase.With("correlations:\n  - { between: [fleet.electricity, fleet.facility, people.count], rank: 0.6, because: Location. }\n").Graph;
        var samples = Models.Sample(graph, new SamplingOptions { Samples = 20_000 }, "fleet.electricity", "fleet.facility", "people.count", "fleet.pue");
        Assert.Equal(0.6, Assay.Uncertainty.Ranks.Spearman(samples["fleet.electricity"], samples["people.count"]), 0.015);
        Assert.Equal(0.6, Assay.Uncertainty.Ranks.Spearman(samples["fleet.facility"], samples["people.count"]), 0.015);
        Assert.Equal(0, Assay.Uncertainty.Ranks.Spearman(samples["fleet.pue"], samples["people.count"]), 0.02);
    }

    [Fact]
    public void Any_damage_to_a_sound_case_is_read_or_refused_with_places_and_never_breaks_the_program()
    {
        string[] pieces = ["{", "}", "[", "]", ":", " ", "\n", "\"", "'", "-", "#", "&", "*", "!", "%", "to", "0", "9e99", "GPU", "USD", "null", "~", "fleet", "runs", "\t", "é", "🙂", ","];
        Gen.Select(Gen.Int[0, SmallCase.Text.Length - 1], Gen.Int[0, 30], Gen.Int[0, pieces.Length - 1], Gen.Int[0, SmallCase.Text.Length - 1]).Sample((at, cut, piece, from) =>
        {
            var copied = SmallCase.Text.Substring(from, Math.Min(cut, SmallCase.Text.Length - from));
            var damaged = SmallCase.Text.Remove(at, Math.Min(cut, SmallCase.Text.Length - at)).Insert(at, piece % 2 == 0 ? pieces[piece] : copied);
            try
            {
                SmallCase.Of(damaged);
            }
            catch (InputException refused)
            {
                Assert.NotEmpty(refused.Errors);
                Assert.All(refused.Errors, error => Assert.True(error.At is not null, error.ToString()));
            }
        }, iter: 1500);
    }

    private static Case Read(string path) => CaseFile.Read(path, Catalogue.Shipped, []);

    private static void WithFile(byte[] content, Action<string> test)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            test(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
