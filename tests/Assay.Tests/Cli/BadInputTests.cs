namespace Assay.Tests.Cli;

/// <summary>Bad input is refused with a message that helps, and leaves nothing behind.</summary>
public class BadInputTests
{
    private static readonly string Case = Repository.Case("minimax-m1");

    /// <summary>A command line in which CASE stands for a case, and what its message must say.</summary>
    public static TheoryData<string[], string> Lines => new(
    [
        ([], "'assay --help'"),
        (["audit"], "case"),
        (["audi", "CASE"], "There is no command 'audi'. Did you mean 'audit'?"),
        (["frobnicate"], "There is no command 'frobnicate'. Commands: audit, explain"),
        (["catalog", "shw", "H100"], "There is no command 'shw'. Did you mean 'show'?"),
        (["audit", "CASE", "--fomat", "json"], "There is no option '--fomat'. Did you mean '--format'?"),
        (["audit", "CASE", "--reprt", "x.html"], "Did you mean '--report'?"),
        (["audit", "CASE", "second"], "'second' is one word too many for 'audit'."),
        (["audit", "CASE", "--format", "xml"], "'json'"),
        (["audit", "CASE", "--format", "7"], "'json'"),
        (["audit", "CASE", "--format", "json,csv"], "'json'"),
        (["audit", "nowhere.yaml"], "There is no file 'nowhere.yaml'."),
        (["audit", "."], "'.' is a folder."),
        (["audit", ""], "There is no file ''."),
        (["audit", "CASE", "--set"], "--set"),
        (["audit", "CASE", "--set", "fleet"], "NAME=VALUE"),
        (["audit", "CASE", "--set", "runs.rl.gpus=512 USD"], "not in USD"),
        (["audit", "CASE", "--set", "runs.rl.gpus=5 to"], "--set:1:16"),
        (["audit", "CASE", "--set", "runs.rl.gpu_hour=1 GPU-hour"], "Did you mean 'runs.rl.gpu_hours'?"),
        (["audit", "CASE", "--set", "research.experiments=research.experiments+1"], "circle"),
        (["explain", "CASE", "runs.rl.rentl_value"], "Did you mean 'runs.rl.rental_value'?"),
        (["sensitivity", "CASE", "nothing.like.this"], "nothing called 'nothing.like.this'"),
        (["sensitivity", "CASE", "runs.rl.rental_value", "--samples", "10"], "32 or more"),
        (["compare", "CASE"], "second"),
        (["compare", "CASE", "nowhere.yaml"], "There is no file 'nowhere.yaml'."),
        (["audit", "CASE", "--samples", "0"], "--samples is 0."),
        (["audit", "CASE", "--samples", "1e3"], "--samples is '1e3'."),
        (["audit", "CASE", "--samples", "99999999999"], "--samples is '99999999999'."),
        (["audit", "CASE", "--seed", "-1"], "--seed is -1."),
        (["audit", "CASE", "--threads", "0"], "--threads is 0."),
        (["audit", "CASE", "--catalog", "nowhere"], "There is no folder 'nowhere'."),
        (["audit", "CASE", "--report", "nowhere/audit.html"], "There is no folder"),
        (["audit", "CASE", "--report", "."], "'.' is a folder."),
        (["audit", "CASE", "--report", ""], "--report names no file."),
        (["audit", "CASE", "--report", "CASE"], "would overwrite the case"),
        (["new", ""], "cannot be the name of a case"),
        (["new", "two words"], "cannot be the name of a case"),
        (["new", ".."], "cannot be the name of a case"),
        (["new", "null"], "cannot be the name of a case"),
        (["new", "nowhere/mine"], "There is no folder"),
        (["catalog", "list", "engines"], "'accelerators'"),
        (["catalog", "show", "H101-SXM"], "Did you mean 'H100-SXM'?"),
        (["catalog", "show", "zzzzzzzzzzzz"], "nothing called 'zzzzzzzzzzzz'"),
    ]);

    [Theory, MemberData(nameof(Lines))]
    public void Bad_input_is_refused_with_a_message_and_leaves_nothing_behind(string[] line, string message)
    {
        using var folder = new TemporaryFolder();
        var outcome = folder.Run([.. line.Select(word => word == "CASE" ? Case : word)]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Out);
        Assert.Empty(folder.Files);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_of_a_case_is_told_at_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.yaml", """
            case: bad
            title: Bad
            as_of: 2025-01-31
            quantities:
              first: { value: 1 USD + 1 hour, assumption: none }
              second: { value: frist * 2, assumption: none }
              third: { value: 9 to 3 GPU, assumption: none }
            fleets: {}
            """);
        var outcome = folder.Run("audit", "bad.yaml", "--report", "audit.html");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Out);
        Assert.Contains("bad.yaml:8:1", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'fleet'?", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:7:19", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("errors; nothing was computed.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["bad.yaml"], folder.Files);
    }

    [Fact]
    public void A_division_by_zero_is_refused_and_leaves_no_report()
    {
        using var folder = new TemporaryFolder();
        var outcome = folder.Run("audit", Repository.Case("deepseek-v3"), "--set", "published.gpus=0 GPU", "--report", "audit.html", "--samples", "100");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("not a finite number", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Out);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_case_that_is_not_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["case.yaml"], [(byte)'c', 0xE9, (byte)' ']);
        var outcome = folder.Run("audit", "case.yaml");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("UTF-8", outcome.Error, StringComparison.Ordinal);
    }
}
