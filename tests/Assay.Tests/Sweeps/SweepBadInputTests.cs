using Assay.Tests.Cli;

namespace Assay.Tests.Sweeps;

/// <summary>What cannot be swept is told before anything is computed or written.</summary>
public sealed class SweepBadInputTests
{
    private const string Good = """
        sweep: s
        case: deepseek-v3
        axes:
          ownership: { set: fleet.ownership, values: [3 years, 4 years] }
        outputs: [lab.cost_per_year]
        """;

    [Theory]
    [InlineData("set: fleet.ownership", "set: fleet.ownershp", "sweep.yaml:4:21: Nothing is called 'fleet.ownershp'.", "Did you mean 'fleet.ownership'?")]
    [InlineData("[lab.cost_per_year]", "[lab.cost_per_yea]", "sweep.yaml:5:11: The case has nothing called 'lab.cost_per_yea'.", "Did you mean 'lab.cost_per_year'?")]
    [InlineData("3 years, 4 years", "3 years, 4 GPU", "sweep.yaml:4:", "years")]
    [InlineData("3 years, 4 years", "3 years, 3 years", "'3 years' stands twice on the axis 'ownership'.", "Keep one of the two.")]
    [InlineData("values: [3 years, 4 years]", "range: 3 years to 4 years", "A grid needs to know how many values it takes of 'ownership'.", "steps")]
    [InlineData("values: [3 years, 4 years]", "range: 3 years to 4 GPU, steps: 2", "The ends are in ", "Give both the same unit.")]
    [InlineData("values: [3 years, 4 years]", "range: 0 years to 4 years, steps: 2, scale: log", "A logarithmic range begins above zero.", "positive")]
    [InlineData("case: deepseek-v3", "case: deepseek-v33", "sweep.yaml:2:7: No case that comes with Assay is called 'deepseek-v33'.", "Did you mean 'deepseek-v3'?")]
    [InlineData("case: deepseek-v3", "case: other.yaml", "There is no file", "seen from the folder of the sweep")]
    [InlineData("case: deepseek-v3", "plan: training serch", "A sweep cannot be over 'training serch'.", "Did you mean 'training search'?")]
    [InlineData("case: deepseek-v3", "", "A sweep is about one case, several cases or a plan.", "case: deepseek-v3")]
    [InlineData("outputs:", "where: [nothing > 3]\noutputs:", "sweep.yaml:5:9: No axis with numbers is called 'nothing'.", "ownership")]
    [InlineData("[lab.cost_per_year]", "{ cost: lab.cost_per_year, cost_sd: fleet.capex }", "sweep.yaml:5:46: The results have a column 'cost_sd' already.", "Give another name")]
    [InlineData("[lab.cost_per_year]", "{ cost_p5: lab.cost_per_year, cost: fleet.capex }", "sweep.yaml:5:46: 'cost' has a column 'cost_p5' of its own, and the results have one already.", "Give another name")]
    [InlineData("ownership: {", "lab_cost_per_year_p95: {", "'lab_cost_per_year' has a column 'lab_cost_per_year_p95' of its own", "Give another name")]
    [InlineData("outputs:", "desgin: grid\noutputs:", "A sweep has no key 'desgin'.", "Did you mean 'design'?")]
    public void It_names_the_place_and_the_remedy(string good, string bad, string problem, string remedy)
    {
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", Good.Replace(good, bad, StringComparison.Ordinal));
        var refused = folder.Run("sweep", "run", "sweep.yaml", "--out", "out");
        Assert.True(refused.ExitCode == 2, refused.Error);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["sweep.yaml"], folder.Files);
    }

    [Fact]
    public void More_points_than_anyone_could_compute_are_refused_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", Good.Replace("values: [3 years, 4 years]", "range: 1 year to 4 years, steps: 100000 }\n  use: { set: fleet.utilisation, range: 10 % to 90 %, steps: 100000 }\n  power: { set: fleet.electricity, range: 0.05 to 0.2 USD/kWh, steps: 100000", StringComparison.Ordinal));
        var refused = folder.Run("sweep", "plan", "sweep.yaml");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("The sweep has 1,000,000,000,000,000 points; at most 1,000,000,000 are computed.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void More_shards_than_a_folder_has_names_for_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", Good.Replace("values: [3 years, 4 years]", "range: 1 year to 4 years, steps: 1000001", StringComparison.Ordinal));
        var refused = folder.Run("sweep", "run", "sweep.yaml", "--out", "out", "--shard-points", "1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--shard-points 1 cuts 1,000,001 points into 1,000,001 shards; at most 1,000,000 are made.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Give 2 or more.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["sweep.yaml"], folder.Files);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", Good);
        folder.Run("sweep", "run", "sweep.yaml", "--out", "out", "--samples", "1").Succeeded();
        folder.Write("sweep.yaml", Good.Replace("4 years", "5 years", StringComparison.Ordinal));
        folder.Write("mine/notes.txt", "mine");
        var before = folder.Files;
        foreach (var (output, problem) in new[] { ("out", "holds the results of another sweep"), ("mine", "holds other files"), ("sweep.yaml", "is a file") })
        {
            var refused = folder.Run("sweep", "run", "sweep.yaml", "--out", output);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, folder.Files);
        Assert.Equal(2, folder.Run("sweep", "status", "mine").ExitCode);
    }

    [Fact]
    public void A_full_disk_is_told_and_the_sweep_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "A small disk needs root.");
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", Good.Replace("values: [3 years, 4 years]", "range: 1 year to 9 years, steps: 20000", StringComparison.Ordinal).Replace("outputs:", "samples: 2\noutputs:", StringComparison.Ordinal));
        Directory.CreateDirectory(folder["disk"]);
        Assert.SkipUnless(new AssayCommand { Folder = folder.Path }.Shell("mount -t tmpfs -o size=300k none disk").ExitCode == 0, "No disk can be mounted here.");
        try
        {
            var refused = folder.Run("sweep", "run", "sweep.yaml", "--out", "disk/out");
            Assert.True(refused.ExitCode == 2, refused.Error);
            Assert.Contains("The results cannot be written", refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(folder.Files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
            new AssayCommand { Folder = folder.Path }.Shell("mount -o remount,size=20m disk").Succeeded();
            Assert.Equal(20000, folder.Run("sweep", "run", "sweep.yaml", "--out", "disk/out", "--format", "json").Succeeded().Json.GetProperty("done").GetInt32());
        }
        finally
        {
            new AssayCommand { Folder = folder.Path }.Shell("umount disk");
        }
    }
}
