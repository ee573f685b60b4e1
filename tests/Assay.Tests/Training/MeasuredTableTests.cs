using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Training;

public class MeasuredTableTests
{
    /// <summary>A table that is none, and what is said of it.</summary>
    public static TheoryData<string, string> Broken => new(
    [
        ("", "has no column 'id'"),
        ("id,model\n1,2\n", "'params_b'"),
        (MeasuredRows.Header.Replace(",gpu,", ",GPU,", StringComparison.Ordinal) + "\n", "has no column 'gpu'."),
    ]);

    /// <summary>A cell that is wrong, and what is said of it.</summary>
    public static TheoryData<string, string, string> Cells => new(
    [
        ("gpus", "many", "'many' under 'gpus' is no number above zero."),
        ("gpus", "8.5", "'8.5' under 'gpus' is no whole number."),
        ("seq_len", "-4096", "'-4096' under 'seq_len' is no number above zero."),
        ("reported_value", "", "nothing under 'reported_value'"),
        ("reported_value", "NaN", "'NaN' under 'reported_value' is no number above zero."),
        ("reported_value", "0", "'0' under 'reported_value' is no number above zero."),
        ("reported_metric", "joy", "'joy' under 'reported_metric' is none of the metrics known."),
        ("family", "", "nothing under 'family'"),
        ("model", "", "nothing under 'model'"),
    ]);

    [Theory, MemberData(nameof(Broken))]
    public void A_file_that_is_no_table_is_refused(string text, string message)
    {
        var refused = Assert.Throws<InputException>(() => MeasuredTable.Read(new SourceText("table.csv", text), new Errors()));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cells))]
    public void A_bad_row_is_told_with_its_line_and_the_good_ones_are_read(string column, string cell, string message)
    {
        var errors = new Errors();
        var text = MeasuredRows.Table(MeasuredRows.Row("good"), MeasuredRows.Row("bad", told: (column, cell)), MeasuredRows.Row("better"));
        var rows = MeasuredTable.Read(new SourceText("table.csv", text), errors);
        Assert.Equal(["good", "better"], rows.Select(row => row.Id));
        var error = Assert.Single(errors.All);
        Assert.Contains(message, error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, error.At?.Line);
    }

    [Fact]
    public void A_row_with_too_few_cells_or_an_open_quote_is_told_with_its_line()
    {
        var errors = new Errors();
        Assert.Single(MeasuredTable.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("good"), "short,row")), errors));
        var open = new Errors();
        Assert.Single(MeasuredTable.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("good"), "\"open,row")), open));
        Assert.Equal(1, open.Count);
        Assert.Equal(3, Assert.Single(errors.All).At?.Line);
    }

    [Fact]
    public void Thousands_and_approximate_numbers_are_read_as_published()
    {
        var row = Assert.Single(MeasuredTable.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("one", told: ("vocab", "~250k")))), new Errors()));
        Assert.Equal(250_000, row.Vocab);
    }

    [Fact]
    public void Columns_may_stand_in_any_order()
    {
        var text = MeasuredRows.Table(MeasuredRows.Row("one"));
        var lines = text.TrimEnd().Split('\n').Select(line => string.Join(',', line.Split(',').Reverse()));
        Assert.Equal("one", Assert.Single(MeasuredTable.Read(new SourceText("table.csv", string.Join('\n', lines)), new Errors())).Id);
    }

    /// <summary>A row that cannot be predicted, and why.</summary>
    public static TheoryData<string, string, string> Skipped => new(
    [
        ("gpu", "Abacus-1", "Abacus-1"),
        ("model", "Nobody 5B", "Nobody 5B"),
        ("precision", "INT3", "INT3"),
        ("recompute", "sometimes", "sometimes"),
        ("sharding", "zero7", "zero7"),
        ("gpus", "", "number of GPUs"),
        ("tp", "3", "is not 8 GPUs"),
    ]);

    [Theory, MemberData(nameof(Skipped))]
    public void What_cannot_be_predicted_is_skipped_with_its_reason_and_the_rest_is_predicted(string column, string cell, string reason)
    {
        var rows = MeasuredTable.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("good"), MeasuredRows.Row("odd", told: (column, cell)))), new Errors());
        var validation = Jobs.Simulator.Validate(rows, []);
        Assert.Equal((1, 1), (validation.Predicted, validation.Skipped));
        Assert.True(validation.Rows[0].Predicted > 0);
        Assert.Null(validation.Rows[1].Predicted);
        Assert.Contains(reason, validation.Rows[1].Skipped!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step_time_s", "3")]
    [InlineData("tflops_per_gpu", "400")]
    [InlineData("mfu", "40")]
    [InlineData("gpu_hours", "40000")]
    public void Every_metric_is_predicted_in_its_own_unit(string metric, string reported)
    {
        var rows = MeasuredTable.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("one", told: [("reported_metric", metric), ("reported_value", reported)]))), new Errors());
        var row = Assert.Single(Jobs.Simulator.Validate(rows, []).Rows);
        Assert.True(Math.Abs(row.Error!.Value) < 1, $"{metric}: {row.Predicted} against {reported}");
        Assert.True(row.P5 < row.Predicted && row.Predicted < row.P95);
    }
}
