using System.CommandLine;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Training;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training predict</c>: what a step takes, and with tokens the whole run.</summary>
internal static class TrainingPredictCommand
{
    // An interval needs no more; each draw evaluates the whole step.
    private const int MostSamples = 1_000_000;

    public static Command Create(Globals globals, TrainingCommand training)
    {
        var arguments = new PlanArguments(globals.Host.Files);
        var command = new Command("predict", Say("Predict the step time, the utilisation and the memory of a training run; with --tokens its days, GPU-hours, goodput, energy and rent."));
        arguments.AddTo(command);
        arguments.AddRunTo(command);
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var told = arguments.Read(parsed);
            if (told.Run is { IsEmpty: false, Phases.Count: 0 })
                throw new InputException(null, "The plan says how a run goes, and not what it trains on.", "Give '--tokens', such as '--tokens 15T'.");
            var plan = simulator.Plans.Resolve(told);
            training.Warn(parsed, plan.Warnings);
            var sampling = globals.Sampling(parsed);
            var samples = Math.Min(sampling.Samples, MostSamples);
            var prediction = StepPredictor.Predict(plan, simulator.Calibration, samples, sampling.Seed);
            var run = told.Run.Phases.Count == 0 ? null : new RunPredictor(simulator, globals.Catalogue(parsed)).Predict(told, samples, sampling.Seed);
            Printer.Print(
                globals,
                parsed,
                () => run is null ? Show(prediction) : new Page([.. Show(prediction).Blocks, .. RunTables.Blocks(run)]),
                () => run is null ? Rows(prediction) : Rows(prediction).Concat(RunTables.Rows(run)),
                json =>
                {
                    Write(json, prediction);
                    if (run is not null)
                        RunTables.Write(json, run);
                });
            return 0;
        });
        return command;
    }

    private static Page Show(StepPrediction prediction)
    {
        var job = prediction.Plan.Job;
        var seconds = prediction.Breakdown.Total;
        return new Page(
        [
            new Paragraph(Say($"{Say(job.Model.Transformer.Title)} on {prediction.Plan.Gpus:N0} {job.Machine.Id} in {job.Precision.ToString().ToUpperInvariant()}: {StrategyText.Of(prediction.Plan.Strategy)}")),
            new Table(null, [new(Say("quantity")), new(Say("median"), true), new(Say("90 % interval"), true)], [.. Lines(prediction)]),
            new Table(Say("Where the step goes, at the most likely coefficients"), [new(Say("part")), new(Say("seconds"), true), new(Say("share"), true)],
            [
                .. TrainingTables.Parts(prediction.Breakdown).Where(part => part.Seconds > 0.0005 * seconds).Select(part => new[] { Say(part.Words), Rounding.Significant(part.Seconds), Say($"{100 * part.Seconds / seconds:F1} %") }),
                [Say("step"), Rounding.Significant(seconds), "100 %"],
            ]),
            TrainingTables.Memory(prediction.Memory, job.Machine.Memory),
            new Paragraph(TrainingTables.Verdict(prediction.Memory, job.Machine.Memory)),
        ]);
    }

    /// <summary>What a step takes: a quantity, its median and its interval a line.</summary>
    public static IEnumerable<string[]> Lines(StepPrediction prediction) =>
    [
        Line(Say("step time"), prediction.StepSeconds, "s"),
        Line(Say("tokens/s per GPU"), prediction.TokensPerSecondPerGpu, ""),
        Line(Say("model TFLOP/s per GPU, all of attention counted"), prediction.ModelTflops, ""),
        Line(Say("MFU against BF16 peak, all of attention counted"), prediction.MfuFull, "%"),
        Line(Say("MFU against BF16 peak, causal half of attention counted"), prediction.MfuCausal, "%"),
    ];

    private static string[] Line(string name, Summary summary, string unit)
    {
        var scale = unit == "%" ? 100 : 1;
        var suffix = unit.Length > 0 ? " " + unit : "";
        return [name, Rounding.Significant(summary.P50 * scale) + suffix, Say($"{Rounding.Significant(summary.P5 * scale)} to {Rounding.Significant(summary.P95 * scale)}{suffix}")];
    }

    private static IEnumerable<IEnumerable<string>> Rows(StepPrediction prediction)
    {
        yield return ["quantity", "unit", "mean", "sd", "p5", "p25", "p50", "p75", "p95"];
        foreach (var (name, unit, s) in TrainingTables.Summaries(prediction))
            yield return [name, unit, .. new[] { s.Mean, s.StandardDeviation, s.P5, s.P25, s.P50, s.P75, s.P95 }.Select(Json.Text)];
        foreach (var part in TrainingTables.Parts(prediction.Breakdown))
            yield return [$"breakdown.{part.Key}", "s", Json.Text(part.Seconds), "", "", "", "", "", ""];
        foreach (var (key, _, bytes) in TrainingTables.Kinds(prediction.Memory))
            yield return [$"memory.{key}", "GB", Json.Text(bytes / 1e9), "", "", "", "", "", ""];
    }

    private static void Write(Utf8JsonWriter json, StepPrediction prediction)
    {
        var job = prediction.Plan.Job;
        json.WriteString("model", job.Model.Transformer.Id);
        json.WriteString("gpu", job.Machine.Id);
        json.WriteNumber("gpus", prediction.Plan.Gpus);
        json.WriteString("precision", job.Precision.ToString().ToLowerInvariant());
        TrainingTables.Write(json, prediction.Plan.Strategy);
        // The numbers are in their unit already.
        foreach (var (name, unit, summary) in TrainingTables.Summaries(prediction))
        {
            json.WriteStartObject(name);
            json.WriteString("unit", unit);
            json.Fields(summary, UnitTable.Parse("1"));
            json.WriteEndObject();
        }

        TrainingTables.Write(json, prediction.Memory);
        TrainingTables.Write(json, prediction.Breakdown);
        json.Number("memory_there_gb_per_gpu", job.Machine.Memory / 1e9);
        json.WriteBoolean("fits", prediction.Fits);
    }
}
