using Assay.Catalog;
using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Training;

public class RunPredictionTests
{
    private const string Plan = "model: llama-3.1-8b\ngpu: H100-SXM\ngpus: 64\nglobal_batch: 512\nsequence: 8192\n";
    private const string Fixed = "  time_between_failures: 50k GPU-hour\n  checkpoint_time: 20 s\n  restart_time: 10 minutes\n  price: 2 USD/GPU-hour\n  pue: 1.2\n  power_used: 80 %\n  power: 1.4 kW/GPU\n  carbon_intensity: 0.4 kg/kWh\n";

    private static readonly TrainingSimulator Simulator = new(Catalogue.Shipped, CatalogFiles.Shipped);

    [Fact]
    public void A_run_takes_its_steps_at_their_time_over_goodput()
    {
        var run = Predict("  tokens: 1T\n" + Fixed);
        var phase = Assert.Single(run.Phases);
        Assert.Equal(Math.Ceiling(1e12 / (512 * 8192)), run.Steps);
        Close(run.Steps * phase.StepSeconds.P50 / 86400 / run.Totals.Goodput.P50, run.Totals.Days.P50);
        Close(run.Totals.Days.Mean * 24 * 64, run.Totals.GpuHours.Mean);
        Close(run.Totals.GpuHours.Mean * 2, run.Totals.Dollars!.Value.Mean);
        Close(run.Totals.GpuHours.Mean * 1.4 * 0.8 * 1.2, run.Totals.Energy!.Value.Mean);
        Close(run.Totals.Energy.Value.Mean * 0.4, run.Totals.Carbon!.Value.Mean);
        Assert.Equal(0, run.Totals.Goodput.StandardDeviation, 12);
    }

    [Fact]
    public void Phases_add_up_to_the_whole_and_share_their_draws()
    {
        var whole = Predict("  tokens: 1T\n" + Fixed);
        var parts = Predict("  phases:\n    one: { tokens: 400B }\n    two: { tokens: 600B }\n" + Fixed);
        Close(parts.Phases.Sum(phase => phase.Totals.GpuHours.Mean), parts.Totals.GpuHours.Mean);
        Assert.InRange(parts.Totals.GpuHours.Mean / whole.Totals.GpuHours.Mean, 0.9999, 1.0001);
        Assert.InRange(parts.Totals.GpuHours.StandardDeviation / whole.Totals.GpuHours.StandardDeviation, 0.9999, 1.0001);
    }

    [Fact]
    public void A_phase_has_its_own_batch_length_and_GPUs()
    {
        var run = Predict("  phases:\n    warm_up: { tokens: 10B, global_batch: 256, gpus: 32 }\n    main: { tokens: 90B }\n    long: { tokens: 10B, sequence: 65536, global_batch: 64, context_parallel: 8 }\n");
        Assert.Equal([32, 64, 64], run.Phases.Select(phase => phase.Plan.Gpus));
        Assert.Equal([256, 512, 64], run.Phases.Select(phase => phase.Plan.Job.GlobalBatch));
        Assert.Equal([8192, 8192, 65536], run.Phases.Select(phase => phase.Plan.Job.Sequence));
        Assert.Equal([32, 64, 8], run.Phases.Select(phase => phase.Plan.Strategy.Data));
    }

    [Fact]
    public void Evaluation_takes_its_share_or_its_time_every_so_many_steps()
    {
        var none = Predict("  tokens: 100B\n" + Fixed).Totals;
        Close(none.GpuHours.Mean / 0.95, Predict("  tokens: 100B\n  evaluation: 5 %\n" + Fixed).Totals.GpuHours.Mean);
        var every = Predict("  tokens: 100B\n  evaluation: 90 s every 1,000 steps\n" + Fixed);
        Close(Math.Floor(every.Steps / 1000) * 90 / 3600 * 64 / every.Totals.Goodput.Mean, every.Totals.GpuHours.Mean - none.GpuHours.Mean);
    }

    [Fact]
    public void What_the_plan_leaves_open_comes_from_the_catalogue()
    {
        var run = Predict("  tokens: 100B\n  as_of: 2024-07-01\n");
        Assert.All(run.Facts.All, fact => Assert.StartsWith("catalog.", fact.Name, StringComparison.Ordinal));
        Assert.Contains("2024-07-01", run.Facts.Price!.Title.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run: { tokens: 15 }", 15)]
    [InlineData("run: { tokens: 14.8T }", 14.8e12)]
    [InlineData("run: { tokens: 300B token }", 300e9)]
    public void Tokens_are_written_as_people_write_them(string run, double tokens) =>
        Assert.Equal(tokens, Assert.Single(Read(Plan + run).Run.Phases).Tokens);

    [Theory]
    [InlineData("run: { token: 1T }", "plan.yaml:6:8", "Did you mean 'tokens'?")]
    [InlineData("run: { tokens: 1T, phases: { a: { tokens: 1T } } }", "plan.yaml:6:16", "both 'tokens' and 'phases'")]
    [InlineData("run: { price: 2 }", "plan.yaml:6:6", "does not say what it trains on")]
    [InlineData("run: { phases: {} }", "plan.yaml:6:16", "'phases' is empty")]
    [InlineData("run: { phases: { a: { token: 1T } } }", "plan.yaml:6:23", "Did you mean 'tokens'?")]
    [InlineData("run: { phases: { a: { sequence: 4096 } } }", "plan.yaml:6:21", "A phase needs 'tokens'.")]
    [InlineData("run: { phases: { a: { tokens: 1T, gpu: B200-SXM } } }", "plan.yaml:6:35", "changes 'gpu'")]
    [InlineData("run: { tokens: lots }", "plan.yaml:6:16", "'lots'")]
    [InlineData("run: { tokens: 1T to 2T }", "plan.yaml:6:16", "no number of tokens")]
    [InlineData("run: { tokens: 1T, checkpoint_time: 20 }", "plan.yaml:6:37", "needs a unit")]
    [InlineData("run: { tokens: 1T, checkpoint_time: 0 s }", "plan.yaml:6:37", "zero or below")]
    [InlineData("run: { tokens: 1T, restart_time: 2 USD }", "plan.yaml:6:34", "not in USD")]
    [InlineData("run: { tokens: 1T, evaluation: sometimes }", "plan.yaml:6:32", "'sometimes'")]
    [InlineData("run: { tokens: 1T, evaluation: 120 % }", "plan.yaml:6:32", "no share below 100 %")]
    [InlineData("run: { tokens: 1T, pue: 0.8 }", "plan.yaml:6:25", "below 1")]
    [InlineData("run: { tokens: 1T, as_of: soon }", "plan.yaml:6:27", "no date")]
    public void A_bad_section_is_refused_at_its_place(string run, string place, string message)
    {
        var errors = Assert.Throws<InputException>(() => Read(Plan + run)).Errors;
        Assert.Contains(errors, error => error.ToString().Contains(place, StringComparison.Ordinal) && error.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_plan_leaves_open_is_taken_from_the_one_below_and_nothing_else()
    {
        var properties = typeof(TrainingPlan).GetProperties().Where(property => property.CanWrite && property.Name is not (nameof(TrainingPlan.Run) or nameof(TrainingPlan.Configuration))).ToArray();
        foreach (var property in properties)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object low = type == typeof(string) ? "low" : type == typeof(bool) ? false : Convert.ChangeType(2, type), high = type == typeof(string) ? "high" : type == typeof(bool) ? true : Convert.ChangeType(3, type);
            TrainingPlan below = new(), above = new();
            property.SetValue(below, low);
            property.SetValue(above, high);
            Assert.Equal(below, new TrainingPlan().Over(below));
            Assert.Equal(above, above.Over(below));
        }
    }

    [Fact]
    public void A_phase_that_is_not_legal_is_named() =>
        Assert.Contains("Phase 'b': ", Assert.Throws<InputException>(() => Predict("  phases:\n    a: { tokens: 1T }\n    b: { tokens: 1B, tensor_parallel: 5 }\n")).Errors[0].Problem.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_run_that_never_ends_is_refused() =>
        Assert.Contains("may never end", Assert.Throws<InputException>(() => Predict("  tokens: 1T\n  time_between_failures: 1 GPU-hour\n  restart_time: 100 hours\n")).Errors[0].Problem.ToString(), StringComparison.Ordinal);

    private static TrainingPlan Read(string text) => PlanFile.Read(new SourceText("plan.yaml", text));

    private static RunPrediction Predict(string run) => new RunPredictor(Simulator, Catalogue.Shipped).Predict(Read($"{Plan}run:\n{run}"), 512, 1);

    private static void Close(double expected, double actual) => Assert.InRange(actual / expected, 0.999999, 1.000001);
}
