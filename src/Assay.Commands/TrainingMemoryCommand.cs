using System.CommandLine;
using Assay.Commands.Output;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training memory</c>: does it fit, and if not, what is the smallest change that makes it fit?</summary>
internal static class TrainingMemoryCommand
{
    public static Command Create(Globals globals, TrainingCommand training)
    {
        var arguments = new PlanArguments(globals.Host.Files);
        var command = new Command("memory", Say("Say whether a training run fits into memory, and the smallest change that makes it fit. Exit code 1 where it does not."));
        arguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var plan = simulator.Plans.Resolve(arguments.Read(parsed));
            training.Warn(parsed, plan.Warnings);
            var memory = MemoryModel.Of(plan.Job, plan.Strategy);
            var there = plan.Job.Machine.Memory;
            var fits = memory.Total <= there;
            var change = fits ? null : MemoryAdvice.Smallest(plan, simulator.Calibration.Typical);
            Printer.Print(
                globals,
                parsed,
                () => new Page([TrainingTables.Memory(memory, there), new Paragraph(TrainingTables.Verdict(memory, there)), .. fits ? Array.Empty<Block>() : [new Paragraph(Advice(change))]]),
                () => TrainingTables.Kinds(memory).Select(kind => new[] { kind.Key, Json.Text(kind.Bytes / 1e9) }).Prepend(["kind", "gb_per_gpu"]),
                json =>
                {
                    TrainingTables.Write(json, memory);
                    json.Number("memory_there_gb_per_gpu", there / 1e9);
                    json.WriteBoolean("fits", fits);
                    if (change is null)
                        return;
                    json.WriteStartObject("smallest_change");
                    json.WriteString("change", change.Words);
                    json.WriteNumber("gpus", change.Gpus);
                    json.Number("step_time_ratio", change.Slowdown);
                    TrainingTables.Write(json, change.Strategy);
                    TrainingTables.Write(json, change.Memory);
                    json.WriteEndObject();
                });
            return fits ? 0 : 1;
        });
        return command;
    }

    private static string Advice(MemoryChange? change) => change is null
        ? Say("No single or double change makes it fit, and neither do more GPUs: choose a part with more memory.")
        : Say($"Smallest change that fits: {change.Words} ({change.Memory.Total / 1e9:F0} GB; {Time(change.Slowdown)}).");

    private static string Time(double ratio) => ratio switch
    {
        > 1.005 => Say($"step time {100 * (ratio - 1):F0} % longer"),
        < 0.995 => Say($"step time {100 * (1 - ratio):F0} % shorter"),
        _ => Say("the same step time"),
    };
}
