namespace Assay.Tests.Cli;

public class NewTests
{
    [Fact]
    public void A_new_case_audits_as_it_stands()
    {
        using var folder = new TemporaryFolder();
        var written = folder.Run("new", "our-lab").Succeeded();
        Assert.Equal("", written.Out);
        Assert.Contains("assay audit our-lab.yaml", written.Error, StringComparison.Ordinal);
        Assert.Equal(["our-lab.yaml"], folder.Files);

        var audit = folder.Run("audit", "our-lab.yaml", "--format", "json", "--samples", "200").Succeeded().Json;
        Assert.Equal("our-lab", audit.GetProperty("case").GetString());
        Assert.NotEmpty(audit.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public void A_file_that_is_there_is_kept_unless_force_is_given()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.yaml", "mine");
        var refused = folder.Run("new", "mine");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["mine.yaml"]));

        folder.Run("new", "mine", "--force").Succeeded();
        Assert.StartsWith("# A case", File.ReadAllText(folder["mine.yaml"]), StringComparison.Ordinal);
        Assert.Equal(["mine.yaml"], folder.Files);
    }

    [Theory]
    [InlineData("lab.yaml")]
    [InlineData("lab.yml")]
    public void A_name_with_the_ending_of_a_case_keeps_it(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Run("new", name).Succeeded();
        Assert.Equal([name], folder.Files);
        Assert.Contains("case: lab\n", File.ReadAllText(folder[name]), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_writes_the_file_and_says_nothing()
    {
        using var folder = new TemporaryFolder();
        var outcome = folder.Run("new", "lab", "--quiet").Succeeded();
        Assert.Equal("", outcome.Out + outcome.Error);
        Assert.Equal(["lab.yaml"], folder.Files);
    }
}
