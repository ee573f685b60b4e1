namespace Assay.Tests.Cli;

public class RepetitionTests
{
    // No multiple of any block, so that the last block is cut short.
    private static string[] Audit(params string[] more) => ["audit", Repository.Case("deepseek-v3"), "--format", "json", "--samples", "2711", .. more];

    [Fact]
    public void An_audit_gives_the_same_bytes_on_any_number_of_threads_and_every_time()
    {
        var once = AssayCommand.Run(Audit("--threads", "1")).Succeeded().Out;
        Assert.Equal(once, AssayCommand.Run(Audit("--threads", "1")).Succeeded().Out);
        Assert.Equal(once, AssayCommand.Run(Audit("--threads", "2")).Succeeded().Out);
        Assert.Equal(once, AssayCommand.Run(Audit("--threads", "3")).Succeeded().Out);
    }

    [Fact]
    public void Another_seed_gives_other_draws()
    {
        var (one, two) = (AssayCommand.Run(Audit()).Succeeded().Json, AssayCommand.Run(Audit("--seed", "2")).Succeeded().Json);
        Assert.Equal(2, two.GetProperty("seed").GetInt32());
        Assert.NotEqual(Lab(one), Lab(two));
        Assert.Equal(Lab(one), Lab(two), 0.05 * Lab(one));

        static double Lab(System.Text.Json.JsonElement audit) => audit.GetProperty("quantities").GetProperty("lab.cost_per_year").GetProperty("p50").GetDouble();
    }

    [Fact]
    public void Sensitivity_gives_the_same_bytes_on_any_number_of_threads()
    {
        string[] analysis = ["sensitivity", Repository.Case("minimax-m1"), "runs.rl.rental_value", "--format", "json", "--samples", "1111"];
        Assert.Equal(AssayCommand.Run([.. analysis, "--threads", "1"]).Succeeded().Out, AssayCommand.Run([.. analysis, "--threads", "3"]).Succeeded().Out);
    }
}
