namespace Assay.Tests.Cli;

/// <summary><c>assay serving validate --report</c>, as a user runs it.</summary>
public sealed class ServingReportTests : IDisposable
{
    private static readonly string[] Some = ["trt017-0000", "trt017-0002", "nim-00", "nim-03"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_is_a_page_with_a_plot_for_each_figure_the_same_on_any_number_of_threads()
    {
        Table();
        folder.Run("serving", "validate", "some.csv", "--report", "out.md", "--threads", "1").Succeeded();
        Assert.Equal(["images/out-throughput.svg", "images/out-tpot.svg", "images/out-ttft.svg", "out.md", "some.csv"], folder.Files);
        string[] Contents() => [.. folder.Files.Select(file => File.ReadAllText(folder[file]))];
        var once = Contents();
        Assert.Contains("`assay serving validate some.csv --report out.md`", once[3], StringComparison.Ordinal);
        Assert.All(once[..3], picture => Assert.StartsWith("<svg", picture, StringComparison.Ordinal));
        Assert.All(folder.Files[..3], file => Assert.Contains($"]({file})", once[3], StringComparison.Ordinal));
        folder.Run("serving", "validate", "some.csv", "--report", "out.md", "--threads", "3").Succeeded();
        Assert.Equal(once, Contents());
    }

    [Fact]
    public void The_page_counts_the_rows_that_the_command_predicts_and_tells_the_errors_that_it_prints()
    {
        Table();
        var told = folder.Run("serving", "validate", "some.csv", "--report", "out.md", "--held-out", "model", "--format", "json").Succeeded().Json;
        var page = File.ReadAllText(folder["out.md"]);
        foreach (var (figure, name) in new[] { ("throughput", "throughput"), ("tpot", "TPOT"), ("ttft", "TTFT") })
        {
            var summary = told.GetProperty($"summary_of_{figure}");
            string Share(string what) => FormattableString.Invariant($"{100 * summary.GetProperty(what).GetDouble():F1} %");
            Assert.Contains($"| {name} | each model left out, all rows | {summary.GetProperty("n").GetInt32()} | {Share("median_abs_error")} | {Share("mean_abs_error")} | {Share("p90_abs_error")} |", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("none/out.md")]
    [InlineData(".")]
    [InlineData("no-such-table.csv")]
    public void A_page_that_cannot_be_written_is_told_before_anything_is_read(string page)
    {
        var result = folder.Run("serving", "validate", "no-such-table.csv", "--report", page);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(page == "no-such-table.csv" ? "would overwrite the table" : page.Length == 0 ? "--report names no file" : page == "." ? "is a folder" : "There is no folder", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    private void Table()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "measured", "serving.csv"));
        folder.Write("some.csv", string.Join('\n', lines.Take(1).Concat(lines.Where(line => Some.Any(id => line.StartsWith(id, StringComparison.Ordinal))))) + "\n");
    }
}
