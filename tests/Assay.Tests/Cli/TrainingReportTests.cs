namespace Assay.Tests.Cli;

public sealed class TrainingReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_is_a_page_with_its_plot_beside_it()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "measured", "training.csv"));
        folder.Write("some.csv", string.Join('\n', lines.Take(1).Concat(lines.Where(line => line.StartsWith("korth-", StringComparison.Ordinal) || line.StartsWith("sc21t1-", StringComparison.Ordinal)))) + "\n");
        folder.Run("training", "validate", "some.csv", "--report", "out.md").Succeeded();
        var page = File.ReadAllText(folder["out.md"]);
        Assert.Contains("| held out, all rows | 18 |", page, StringComparison.Ordinal);
        Assert.Contains("](images/out.svg)", page, StringComparison.Ordinal);
        Assert.Equal(["images/out.svg", "out.md", "some.csv"], folder.Files);
        Assert.StartsWith("<svg", File.ReadAllText(folder["images/out.svg"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none/out.md")]
    public void A_page_that_cannot_be_written_is_told_before_anything_is_computed(string page)
    {
        var result = folder.Run("training", "validate", "no-such-table.csv", "--report", page);
        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("no-such-table", result.Error, StringComparison.Ordinal);
    }
}
