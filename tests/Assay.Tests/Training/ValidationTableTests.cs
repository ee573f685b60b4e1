using Assay.Fitting;
using Assay.Training;

namespace Assay.Tests.Training;

public class ValidationTableTests
{
    private static readonly Validation Four = new(
        [
            Row("a", "one", 8, "bf16", 100, 110, experts: false, complete: true),
            Row("b", "one", 9, "BF16", 100, 60, experts: false, complete: false),
            Row("c", "two", 512, null, 100, 150, experts: true, complete: false),
            Row("d", "three", 1024, "fp8", 100, null, experts: null, complete: false),
        ],
        []);

    [Fact]
    public void Groups_come_largest_first_and_count_what_was_skipped()
    {
        var families = ValidationTable.ByFamily(Four);
        Assert.Equal(["one", "two", "three"], families.Select(group => group.Name));
        Assert.Equal([2, 1, 0], families.Select(group => group.Summary.Count));
        Assert.Equal([0, 0, 1], families.Select(group => group.Skipped));
        Assert.Equal(0.25, families[0].Summary.MeanAbsolute!.Value, 1e-12);
        Assert.Equal(-0.15, families[0].Summary.Bias!.Value, 1e-12);
    }

    [Fact]
    public void Scales_come_smallest_first_and_hold_their_upper_ends() =>
        Assert.Equal(["up to 8", "9 to 64", "65 to 512"], ValidationTable.ByScale(Four).Select(group => group.Name));

    [Fact]
    public void Precisions_are_one_whatever_their_case() =>
        Assert.Equal([("BF16", 2), ("not published, taken as BF16", 1)], ValidationTable.ByPrecision(Four).Select(group => (group.Name, group.Summary.Count)));

    [Fact]
    public void Kinds_and_completeness_leave_skipped_rows_out()
    {
        Assert.Equal([("dense", 2), ("with experts", 1)], ValidationTable.ByKind(Four).Select(group => (group.Name, group.Summary.Count)));
        Assert.Equal([("with blanks", 2), ("complete", 1)], ValidationTable.ByCompleteness(Four).Select(group => (group.Name, group.Summary.Count)));
    }

    [Fact]
    public void The_worst_row_is_furthest_off_as_a_factor() =>
        // 60 for 100 is a factor of 1.67; 150 for 100 is one of 1.5.
        Assert.Equal(["b", "c"], ComparedRows.Worst(Four.Rows, 2).Select(row => row.Row.Id));

    [Fact]
    public void The_share_within_an_error_counts_predicted_rows_alone() => Assert.Equal(2 / 3.0, ComparedRows.Within(Four.Rows, 0.41), 1e-12);

    [Fact]
    public void Rates_of_times_turn_over()
    {
        var row = Row("t", "one", 8, null, 10, 20, experts: false, complete: true, metric: "step_time_s");
        Assert.Equal(200, row.PredictedTflops);
    }

    internal static ValidatedRow Row(string id, string family, int gpus, string? precision, double reported, double? predicted, bool? experts, bool complete, string metric = "tflops_per_gpu") =>
        new(new MeasuredRow { Id = id, Model = "m", Gpu = "A100-80GB-SXM", Gpus = gpus, Precision = precision, Metric = metric, Reported = reported, Family = family }, predicted, predicted * 0.8, predicted * 1.2, predicted is null ? "because" : null, complete)
        {
            Experts = experts,
            Generation = predicted is null ? null : 0,
            Tflops = predicted is null ? null : 400,
        };
}
