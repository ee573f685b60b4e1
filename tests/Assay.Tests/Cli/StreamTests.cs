namespace Assay.Tests.Cli;

/// <summary>Data goes to standard output, everything else to standard error.</summary>
public class StreamTests
{
    private const char Escape = '\e';
    private static readonly string Case = Repository.Case("minimax-m1");

    [Fact]
    public void The_output_holds_the_result_and_nothing_else()
    {
        var outcome = AssayCommand.Run("audit", Case, "--format", "json", "--samples", "200000").Succeeded();
        Assert.StartsWith("{\n", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("}\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public void Quiet_leaves_the_notes_out()
    {
        var (told, quiet) = (AssayCommand.Run("audit", Case, "--samples", "100").Succeeded(), AssayCommand.Run("audit", Case, "--samples", "100", "--quiet").Succeeded());
        Assert.Contains("assay explain", told.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("assay explain", quiet.Out, StringComparison.Ordinal);
        Assert.Equal("", quiet.Error);
        Assert.StartsWith(quiet.Out.TrimEnd(), told.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void A_reader_that_leaves_early_is_no_error(string format)
    {
        if (OperatingSystem.IsWindows())
            return;
        var outcome = new AssayCommand().Shell($"$assay audit {Repository.Case("deepseek-v3")} --samples 100 --format {format} | head -n 2");
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(2, outcome.Out.Count(c => c == '\n'));
    }

    [Fact]
    public void An_output_that_is_full_is_told_and_no_bug_of_the_program()
    {
        if (!File.Exists("/dev/full"))
            return;
        var outcome = new AssayCommand().Shell($"$assay audit {Case} --samples 100 --format json > /dev/full");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("could not be", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("report it", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_of_a_table_ends_in_spaces() =>
        Assert.All(AssayCommand.Run("explain", Case, "runs.rl.rental_value", "--samples", "100").Succeeded().Out.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void The_output_ends_lines_with_line_feeds_alone() =>
        Assert.DoesNotContain('\r', AssayCommand.Run("audit", Case, "--samples", "100").Succeeded().Out);

    [Theory]
    [InlineData("TERM", "xterm-256color")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("FORCE_COLOR", "1")]
    [InlineData("NO_COLOR", "1")]
    public void A_pipe_gets_no_escape_codes(string variable, string value)
    {
        var command = new AssayCommand { Variables = new Dictionary<string, string> { [variable] = value } };
        Assert.DoesNotContain(Escape, command.With("audit", Case, "--samples", "100").Succeeded().Out);
    }

    [Fact]
    public void A_terminal_gets_colour_unless_it_is_declined()
    {
        if (!File.Exists("/usr/bin/script"))
            return;
        Assert.True(Styled("") > 5);
        Assert.Equal(0, Styled("--no-color"));
        Assert.Equal(0, Styled("", "NO_COLOR=1"));
    }

    // Counts the codes that set a style ('ESC [ … m') in what a terminal gets.
    private static int Styled(string option, string variable = "COLUMNS=120")
    {
        var outcome = new AssayCommand().Shell($"script -qec \"env TERM=xterm-256color {variable} $assay audit {Case} --samples 100 {option}\" /dev/null < /dev/null");
        return System.Text.RegularExpressions.Regex.Count(outcome.Succeeded().Out, "\e\\[[0-9;]*m");
    }

    [Fact]
    public void A_report_is_written_whole_beside_the_output()
    {
        using var folder = new TemporaryFolder();
        var outcome = folder.Run("audit", Case, "--samples", "100", "--report", "audit.html", "--format", "csv").Succeeded();
        Assert.StartsWith("name,", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(["audit.html"], folder.Files);
        Assert.NotEqual(0, new FileInfo(folder["audit.html"]).Length);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("audit", "--help")]
    public void Help_goes_to_the_output(params string[] line)
    {
        var outcome = AssayCommand.Run(line).Succeeded();
        Assert.NotEqual("", outcome.Out);
        Assert.Equal("", outcome.Error);
    }
}
