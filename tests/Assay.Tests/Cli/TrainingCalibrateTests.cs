namespace Assay.Tests.Cli;

public class TrainingCalibrateTests
{
    [Fact]
    public void A_calibration_is_written_and_used_in_place_of_the_shipped_one()
    {
        using var folder = new TemporaryFolder();
        var told = folder.Run("training", "calibrate", TrainingRuns.Table, "--output", "own.yaml", "--format", "json").Succeeded().Json;
        Assert.Equal(13, told.GetProperty("rows").GetInt32());
        Assert.Equal(4, told.GetProperty("families").GetArrayLength());
        Assert.Equal(["own.yaml"], folder.Files);
        string Predicted(params string[] more) => folder.Run(["training", "predict", .. TrainingRuns.Small, "--samples", "200", "--format", "json", .. more]).Succeeded().Out;
        Assert.NotEqual(Predicted(), Predicted("--calibration", "own.yaml"));
        var again = folder.Run("training", "calibrate", TrainingRuns.Table, "--output", "again.yaml", "--threads", "1").Succeeded();
        Assert.Contains("gemm_16", again.Out, StringComparison.Ordinal);
        Assert.All(again.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        Assert.Equal(File.ReadAllText(folder["own.yaml"]), File.ReadAllText(folder["again.yaml"]));
    }

    [Fact]
    public void A_family_may_be_left_out()
    {
        var told = AssayCommand.Run("training", "calibrate", TrainingRuns.Table, "--without", "fourth", "--format", "json").Succeeded().Json;
        Assert.Equal(["first", "second", "third"], told.GetProperty("families").EnumerateArray().Select(family => family.GetString()));
    }

    /// <summary>Words after 'training', with TABLE for a table, and what the message must say.</summary>
    public static TheoryData<string[], string> Refused => new(
    [
        (["calibrate", "TABLE", "--without", "frist"], "Did you mean 'first'?"),
        (["calibrate", "TABLE", "--without", "first", "--without", "second"], "needs 10 or more"),
        (["calibrate", "nowhere.csv"], "There is no file 'nowhere.csv'."),
        (["calibrate", "."], "'.' is a folder."),
        (["calibrate", "TABLE", "--output", "nowhere/own.yaml"], "There is no folder"),
        (["calibrate", "TABLE", "--output", "TABLE"], "would overwrite the table"),
        (["calibrate"], "file"),
        (["validate", "TABLE", "--calibration", "nowhere.yaml"], "There is no file 'nowhere.yaml'."),
        (["validate", "TABLE", "--calibration", "TABLE"], "assay training calibrate --output"),
    ]);

    [Theory, MemberData(nameof(Refused))]
    public void Bad_input_is_refused_and_nothing_is_written(string[] words, string message)
    {
        using var folder = new TemporaryFolder();
        var told = folder.Run(["training", .. words.Select(word => word == "TABLE" ? TrainingRuns.Table : word)]);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(message, told.Error, StringComparison.Ordinal);
        Assert.Equal("", told.Out);
        Assert.Empty(folder.Files);
    }
}
