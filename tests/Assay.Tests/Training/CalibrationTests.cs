using Assay.Documents;
using Assay.Fitting;
using Assay.Training;
using Assay.Uncertainty;

namespace Assay.Tests.Training;

public class CalibrationTests
{
    private static readonly IReadOnlyList<Prior> Priors = Jobs.Simulator.Priors;

    [Fact]
    public void A_calibration_written_and_read_again_is_the_same()
    {
        var shipped = Jobs.Simulator.Calibration;
        var again = CalibrationFile.Read(new SourceText("again.yaml", CalibrationFile.Write(shipped, ["Written by a test."])), Fitted.Form, Priors);
        Assert.Equal(shipped.Noise.Dense, again.Noise.Dense, 1e-6);
        Assert.Equal(shipped.Noise.Experts, again.Noise.Experts, 1e-6);
        Assert.Equal(shipped.Centre, again.Centre, (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Abs(a) + 1e-12);
        Assert.All(Enumerable.Range(0, Priors.Count), i => Assert.Equal(shipped.Spread(i), again.Spread(i), 1e-5 * shipped.Spread(i)));
    }

    /// <summary>A change to a good file, and what is said of it.</summary>
    public static TheoryData<string, string, string> Wrong => new(
    [
        ("noise:", "nose:", "has no 'noise'"),
        ("gemm_16: [", "gemm_17: [", "no fitting line for 'gemm_16'"),
        ("gemm_8: [", "gemm_8: [0, ", "no fitting line for 'gemm_8'"),
        ("scale_out: [", "scale_out: [x", "no fitting line for 'scale_out'"),
        ("hopper: [", "hopper: [.nan, ", "no fitting line for 'hopper'"),
        ("noise: ", "noise: -", "'noise'"),
    ]);

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_calibration_is_refused_with_what_is_wrong(string good, string bad, string message)
    {
        var text = CalibrationFile.Write(Jobs.Simulator.Calibration, []).Replace(good, bad, StringComparison.Ordinal);
        var refused = Assert.Throws<InputException>(() => CalibrationFile.Read(new SourceText("bad.yaml", text), Fitted.Form, Priors));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains("assay training calibrate --output", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_calibration_is_told_so_once()
    {
        var refused = Assert.Throws<InputException>(() => CalibrationFile.Read(new SourceText("table.csv", MeasuredRows.Table(MeasuredRows.Row("one"))), Fitted.Form, Priors));
        Assert.Contains("'table.csv' is no calibration", Assert.Single(refused.Errors).Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_coefficient_that_the_simulator_does_not_have_is_refused()
    {
        var text = CalibrationFile.Write(Jobs.Simulator.Calibration, []) + "magic: [1, 2]\n";
        Assert.Contains("'magic'", Assert.Throws<InputException>(() => CalibrationFile.Read(new SourceText("bad.yaml", text), Fitted.Form, Priors)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draw_depends_on_the_seed_and_its_index_alone()
    {
        var calibration = Jobs.Simulator.Calibration;
        var (few, many, other) = (calibration.Draw(3, 1), calibration.Draw(5000, 1), calibration.Draw(3, 2));
        foreach (var which in Enum.GetValues<Coefficient>())
        {
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(few[i][which], many[i][which]));
            Assert.NotEqual(few[0][which], other[0][which]);
            Assert.All(many, draw => Assert.True(draw[which] > 0 && double.IsFinite(draw[which])));
        }
    }

    [Fact]
    public void Draws_of_a_fraction_stay_between_0_and_1()
    {
        var draws = Jobs.Simulator.Calibration.Draw(2000, 7);
        Assert.All(Priors.Where(prior => prior.Fraction), prior => Assert.All(draws, draw => Assert.InRange(draw[prior.Coefficient], 0, 1)));
    }

    [Fact]
    public void A_family_left_out_is_predicted_without_a_look_at_its_own_measurements()
    {
        var calibrator = new Calibrator(Fitted.Form, Priors, 2);
        var honest = calibrator.LeaveOneFamilyOut(MeasuredRows.Read(MeasuredRows.Families()));
        var poisoned = calibrator.LeaveOneFamilyOut(MeasuredRows.Read(MeasuredRows.Families(poison: 3)));
        double[] Of(IReadOnlyList<HeldOut<ReadRow>> rows, string family) => [.. rows.Where(row => row.Row.Row.Family == family).Select(row => row.Logarithm)];
        // Fits set out from that of all rows, and end within their tolerance of where they would have from elsewhere.
        foreach (var (one, two) in Of(honest, "third").Zip(Of(poisoned, "third")))
            Assert.Equal(one, two, 1e-5);
        // The others do look at it.
        Assert.NotEqual(Of(honest, "first"), Of(poisoned, "first"));
    }

    [Fact]
    public void A_fit_moves_towards_what_was_measured_and_does_not_depend_on_the_threads()
    {
        var rows = MeasuredRows.Read(MeasuredRows.Families());
        var (one, three) = (new Calibrator(Fitted.Form, Priors, 1).Fit(rows), new Calibrator(Fitted.Form, Priors, 3).Fit(rows));
        Assert.Equal(one.Centre, three.Centre);
        Assert.Equal(one.Noise, three.Noise);
        double Miss(Coefficients c) => rows.Sum(row => Math.Pow(row.Predict(c).Mean - row.LogReported, 2));
        Assert.True(Miss(one.Typical) <= Miss(Jobs.Prior));
        // What data do not touch stays as it was believed.
        var mx = Priors.ToList().FindIndex(prior => prior.Coefficient == Coefficient.GemmMx);
        Assert.Equal(Priors[mx].Inner, one.Centre[mx], 1e-6);
        Assert.Equal(Priors[mx].Spread, one.Spread(mx), 1e-6);
        Assert.All(Enumerable.Range(0, Priors.Count), i => Assert.True(one.Spread(i) <= Priors[i].Spread * (1 + 1e-9)));
    }

    [Theory]
    [InlineData(0.05, 0)]
    [InlineData(0.2, 0)]
    [InlineData(0.15, 0.05)]
    public void The_noise_gives_the_coverage_that_it_promises(double spread, double known)
    {
        var row = MeasuredRows.Read(MeasuredRows.Row("one"))[0];
        var normals = new double[1024];
        Draws.Normal(StreamKey.For(1, "test.noise"), 0, normals);
        var reported = Math.Log(row.Row.Reported);
        HeldOut<ReadRow>[] rows = [.. normals.Select(z => new HeldOut<ReadRow>(row, reported + (Math.Sqrt((spread * spread) + (known * known)) * z), known * known))];
        var noise = Calibrator.Noise(rows);
        Assert.Equal(spread, noise, 0.1 * spread);
        var inside = rows.Count(one => Math.Abs(one.Residual) <= HeldOut<ReadRow>.Tail * Math.Sqrt(one.Variance + (noise * noise))) / (double)rows.Length;
        Assert.InRange(inside, 0.9, 0.902);
    }

    [Fact]
    public void Errors_are_summarised_as_their_names_say()
    {
        MeasuredRow Row(double reported) => new() { Id = "x", Model = "x", Gpu = "x", Family = "x", Metric = "mfu", Reported = reported };
        ValidatedRow[] rows = [new(Row(10), 11, 9, 12, null, true), new(Row(10), 8, 7, 9, null, true), new(Row(10), 14, 9, 20, null, true), new(Row(10), null, null, null, "no", true)];
        var summary = ErrorSummary.Of(rows);
        Assert.Equal(3, summary.Count);
        Assert.Equal(0.2, summary.MedianAbsolute!.Value, 1e-12);
        Assert.Equal(0.7 / 3, summary.MeanAbsolute!.Value, 1e-12);
        Assert.Equal(0.36, summary.P90Absolute!.Value, 1e-12);
        Assert.Equal(0.1, summary.Bias!.Value, 1e-12);
        Assert.Equal(2 / 3.0, summary.Coverage90!.Value, 1e-12);
        Assert.Equal(new ErrorSummary(0, null, null, null, null, null), ErrorSummary.Of([]));
    }
}
