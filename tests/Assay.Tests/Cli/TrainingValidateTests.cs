using System.Text.Json;

namespace Assay.Tests.Cli;

public class TrainingValidateTests
{
    [Fact]
    public void Every_row_and_the_summary_have_the_fields_that_were_promised()
    {
        var told = AssayCommand.Run("training", "validate", TrainingRuns.Table, "--format", "json").Succeeded().Json;
        var rows = told.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(15, rows.Length);
        Assert.All(rows, row => Assert.All(new[] { "id", "family", "metric", "reported", "predicted", "p5", "p95", "error", "skipped" }, name => Assert.True(row.TryGetProperty(name, out _), name)));
        var skipped = rows.Where(row => row.GetProperty("skipped").ValueKind == JsonValueKind.String).ToArray();
        Assert.Equal(["s0", "s1"], skipped.Select(row => row.GetProperty("id").GetString()));
        Assert.All(skipped, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("predicted").ValueKind));
        foreach (var row in rows.Except(skipped))
        {
            var (reported, predicted) = (row.GetProperty("reported").GetDouble(), row.GetProperty("predicted").GetDouble());
            Assert.Equal((predicted / reported) - 1, row.GetProperty("error").GetDouble(), 1e-9);
            Assert.InRange(predicted, row.GetProperty("p5").GetDouble(), row.GetProperty("p95").GetDouble());
        }

        var summary = told.GetProperty("summary");
        Assert.Equal((13, 2), (summary.GetProperty("n").GetInt32(), summary.GetProperty("skipped").GetInt32()));
        double[] errors = [.. rows.Except(skipped).Select(row => Math.Abs(row.GetProperty("error").GetDouble())).Order()];
        Assert.Equal(errors[6], summary.GetProperty("median_abs_error").GetDouble(), 1e-9);
        Assert.Equal(errors.Average(), summary.GetProperty("mean_abs_error").GetDouble(), 1e-9);
        Assert.True(summary.GetProperty("p90_abs_error").GetDouble() >= errors[6]);
        Assert.InRange(summary.GetProperty("coverage90").GetDouble(), 0, 1);
        Assert.InRange(summary.GetProperty("bias").GetDouble(), -1, 1);
    }

    [Fact]
    public void The_table_has_a_line_for_each_family_and_one_for_each_reason_to_skip()
    {
        var told = AssayCommand.Run("training", "validate", TrainingRuns.Table).Succeeded().Out;
        foreach (var word in new[] { "first", "second", "third", "fourth", "complete rows", "Abacus-1", "Nobody 5B" })
            Assert.Contains(word, told, StringComparison.Ordinal);
        Assert.All(told.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Bad_rows_are_told_with_their_line_and_the_rest_is_still_predicted()
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllLines(TrainingRuns.Table).ToList();
        lines.Insert(2, "bad,row");
        folder.Write("table.csv", string.Join('\n', lines));
        var told = folder.Run("training", "validate", "table.csv", "--format", "json");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("table.csv:3:1", told.Error, StringComparison.Ordinal);
        Assert.Equal(13, told.Json.GetProperty("summary").GetProperty("n").GetInt32());
        Assert.Equal(3, told.Json.GetProperty("summary").GetProperty("skipped").GetInt32());
        Assert.Contains("table.csv:3:1", Assert.Single(told.Json.GetProperty("unread").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Held_out_predictions_are_the_same_on_any_number_of_threads()
    {
        string Told(string threads) => AssayCommand.Run("training", "validate", TrainingRuns.Table, "--held-out", "--format", "csv", "--threads", threads).Succeeded().Out;
        var once = Told("1");
        Assert.Equal(once, Told("3"));
        Assert.StartsWith("id,family,metric,reported,predicted,p5,p95,error,complete,skipped\n", once, StringComparison.Ordinal);
        Assert.NotEqual(once, AssayCommand.Run("training", "validate", TrainingRuns.Table, "--format", "csv").Succeeded().Out);
    }
}
