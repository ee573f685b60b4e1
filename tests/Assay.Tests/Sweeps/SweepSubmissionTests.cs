using Assay.Tests.Cli;
using Assay.Tests.Records;

namespace Assay.Tests.Sweeps;

/// <summary>What Slurm does not take is told before anything is written or submitted.</summary>
[Collection(SlurmCluster.Collection)]
public sealed class SweepSubmissionTests(SlurmCluster cluster)
{
    [Theory]
    [InlineData("Slurm refuses the job: ", "invalid partition specified: nowhere", "--partition", "nowhere", "--account", "sweeps")]
    [InlineData("Slurm refuses the job: ", "Invalid account", "--account", "nobody")]
    [InlineData("Slurm refuses the job: ", "Invalid --time", "--account", "sweeps", "--time", "soon")]
    [InlineData("--tasks is 2,000; this Slurm takes arrays of at most 1,001 tasks (its MaxArraySize).", "Give at most 1,001", "--tasks", "2000")]
    public void What_the_site_refuses_is_one_message_and_leaves_nothing(string problem, string why, params string[] options)
    {
        cluster.Needed();
        using var folder = new TemporaryFolder();
        folder.Write("sweep.yaml", SlurmLab.Quick);
        var refused = new AssayCommand { Folder = folder.Path, Variables = cluster.Variables }.With(["sweep", "run", "sweep.yaml", "--out", "out", "--on", "slurm", .. options]);
        Assert.True(refused.ExitCode == 2, refused.Error);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["sweep.yaml"], folder.Files);
        Assert.Equal("", cluster.Run("squeue", "--noheader", "--account=sweeps").Trim());
    }
}
