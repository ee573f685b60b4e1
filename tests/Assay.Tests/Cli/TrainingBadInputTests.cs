namespace Assay.Tests.Cli;

/// <summary>A run that cannot be is refused with a message that helps, and nothing on standard output.</summary>
public class TrainingBadInputTests
{
    /// <summary>Options over those of a good run, and what the message must say.</summary>
    public static TheoryData<string[], string> Options => new(
    [
        (["-tp", "3"], "Tensor parallel may be 1, 2, 4, 8, 16 or 32."),
        (["-tp", "3"], "8 must be a multiple of tensor x pipeline x context = 3."),
        (["-dp", "4"], "With these, data parallel is 8."),
        (["-m", "meta-lama/Llama-2-7b"], "Did you mean 'meta-llama/Llama-2-7b"),
        (["-g", "H10O-SXM"], "Did you mean 'H100-SXM'?"),
        (["-gbs", "-64"], "--global-batch is -64."),
        (["-gbs", "64.5"], "--global-batch is '64.5'."),
        (["-G", "0"], "--gpus is 0."),
        (["-G", "99999999999"], "--gpus is '99999999999'."),
        (["-G", "2000000000"], "Give a whole number from 1 to 1,000,000."),
        (["-tp", "-1"], "The tensor parallel size is -1."),
        (["-tp", "1073741824", "-pp", "1073741824", "-cp", "1073741824"], "must be a multiple of"),
        (["-p", "fp12"], "'fp12' is no precision. Did you mean"),
        (["-p", "nvfp4"], "does not compute in NVFP4"),
        (["-r", "ful"], "Did you mean 'full'?"),
        (["-z", "zero9"], "'zero9' is no sharding."),
        (["-sch", "2f2b"], "'2f2b' is no schedule."),
        (["-o", "weights"], "'weights' is no offload."),
        (["-a", "slow"], "'slow' is no attention kernel."),
        (["-ei", "0.5"], "The expert imbalance is 0.5."),
        (["-ei", "NaN"], "The expert imbalance is NaN."),
        (["-nb", "-1"], "The network bandwidth is -1 GB/s."),
        (["-nb", "Infinity"], "The network bandwidth is"),
        (["-nl", "0"], "The network latency is 0 microseconds."),
        (["-os", "0.5"], "The oversubscription is 0.5."),
        (["-os", "NaN"], "The oversubscription is NaN."),
        (["-sw", "Abacus 1"], "no training software 'Abacus 1'"),
        (["-nb", "fast"], "--network-bandwidth is 'fast'."),
        (["--plan", "nowhere.yaml"], "There is no file 'nowhere.yaml'."),
        (["--plan", "."], "'.' is a folder."),
        (["-m", "nowhere/config.json"], "There is no file 'nowhere/config.json'."),
        (["--tensor-paralel", "8"], "Did you mean '--tensor-parallel'?"),
        (["--calibratoin", "x"], "Did you mean '--calibration'?"),
        (["--samples", "0"], "--samples is 0."),
    ]);

    [Theory, MemberData(nameof(Options))]
    public void Bad_input_is_refused_with_a_message_and_no_output(string[] options, string message)
    {
        var good = TrainingRuns.Small.Chunk(2).Where(pair => !options.Contains(pair[0])).SelectMany(pair => pair);
        using var folder = new TemporaryFolder();
        var told = folder.Run(["training", "predict", .. good, .. options]);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(message, told.Error.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Equal("", told.Out);
        Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_missing_is_told_at_once()
    {
        var told = AssayCommand.Run("training", "predict");
        Assert.Equal(2, told.ExitCode);
        foreach (var name in new[] { "--model", "--gpu", "--gpus", "--global-batch", "--sequence" })
            Assert.Contains($"'{name}'", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_keys_of_a_plan_are_told_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        folder.Write("plan.yaml", TrainingRuns.Plan + "\ntensor_paralel: 8\nmicro_batch: two\n");
        var told = folder.Run("training", "memory", "--plan", "plan.yaml");
        Assert.Equal(2, told.ExitCode);
        Assert.Contains("plan.yaml:7:1", told.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'tensor_parallel'?", told.Error, StringComparison.Ordinal);
        Assert.Contains("plan.yaml:8:14", told.Error, StringComparison.Ordinal);
        Assert.Equal("", told.Out);
    }

    [Theory]
    [InlineData("""{ "model_type": "llama", "hidden_size": 4096 }""", "config.json:1")]
    [InlineData("""{ "model_type": "llama", """, "config.json")]
    [InlineData("[]", "config.json")]
    public void A_config_that_lacks_fields_is_told_at_its_place(string config, string place)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", config);
        var told = folder.Run("training", "predict", "-m", "config.json", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096");
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(place, told.Error, StringComparison.Ordinal);
        Assert.Equal("", told.Out);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    public void As_many_as_nobody_reads_are_not_shown(string keep)
    {
        var told = TrainingRuns.Run("search", "--keep", keep);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains($"--keep is {keep}.", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("predict")]
    [InlineData("memory")]
    [InlineData("search")]
    [InlineData("validate")]
    [InlineData("calibrate")]
    public void Every_command_explains_itself(params string[] verb)
    {
        var told = AssayCommand.Run(["training", .. verb, "--help"]).Succeeded().Out;
        Assert.Contains("Description:", told, StringComparison.Ordinal);
        var options = told.Split('\n').SkipWhile(line => !line.StartsWith("Options:", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.All(options, line => Assert.Matches(@"\S {2,}\S.*[\w\].]$", line));
    }
}
