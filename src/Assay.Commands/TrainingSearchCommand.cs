using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Reporting;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training search</c>: the best way to run a job.</summary>
internal static class TrainingSearchCommand
{
    public static Command Create(Globals globals, TrainingCommand training)
    {
        var arguments = new PlanArguments(globals.Host.Files);
        var keep = new Option<int>("--keep", "-k") { Description = Say("How many of the fastest, and of the Pareto front, to show."), DefaultValueFactory = _ => 10 };
        var command = new Command("search", Say("Evaluate every legal way to spread a job over its GPUs, and show the fastest and the Pareto front of time and memory."));
        var within = new Option<double?>("--within") { Description = Say("With --tokens: the fewest GPUs that finish in so many days; --gpus is then the most to try."), HelpName = "days" };
        var by = new Option<string?>("--by") { Description = Say("What is best: throughput, memory or cost. With --within the fewest GPUs, unless given.") };
        by.AcceptOnlyFromAmong("throughput", "memory", "cost");
        arguments.AddJobTo(command);
        arguments.AddRunTo(command);
        command.Add(within);
        command.Add(by);
        command.Add(keep);
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var plan = arguments.Read(parsed);
            var sampling = globals.Sampling(parsed);
            var shown = parsed.GetValue(keep);
            if (shown is < 1 or > 10_000)
                throw new InputException(null, $"--keep is {shown}.", "Give a number from 1 to 10,000.");
            if (parsed.GetValue(within) is not null || !plan.Run.IsEmpty || arguments.Prices(parsed).Count > 0 || plan.Gpu?.Contains(',', StringComparison.Ordinal) == true)
                return new ClusterSearchRun(globals, parsed, simulator).Show(plan, arguments.Prices(parsed), parsed.GetValue(within), parsed.GetValue(by), shown);
            var (job, gpus, warnings) = simulator.Plans.Job(plan);
            training.Warn(parsed, warnings);
            var clock = Stopwatch.StartNew();
            var result = LongWork.Run(globals, parsed, Say("Evaluating strategies"), progress => StrategySearch.Run(job, gpus, simulator.Calibration.Typical, shown, sampling.Threads, progress, globals.Host.Cancellation));
            var seconds = clock.Elapsed.TotalSeconds;
            // On one kind of GPU the fastest is the cheapest too.
            if (parsed.GetValue(by) == "memory")
                result = result with { Best = [.. result.Front.Reverse().Take(shown)] };
            if (result.Evaluated == 0)
                throw new InputException(null, $"No legal strategy spreads a global batch of {job.GlobalBatch} over {gpus} GPUs.", "Choose a global batch with more divisors, or another number of GPUs.");
            globals.Remark(parsed, Say($"{result.Evaluated:N0} legal strategies in {seconds:F1} s."));
            Printer.Print(globals, parsed, () => Show(job, result, shown, parsed.GetValue(by) == "memory" ? Say("Smallest") : Say("Fastest")), () => Rows(job, result), json => Write(json, job, gpus, result, seconds));
            return 0;
        });
        return command;
    }

    private static Page Show(TrainingJob job, SearchResult result, int shown, string best)
    {
        var head = new Paragraph(Say($"{result.Evaluated:N0} legal strategies, of which {result.Feasible:N0} fit into the {job.Machine.Memory / 1e9:F0} GB of a GPU."));
        if (result.Feasible == 0)
            return new Page([head, new Paragraph(Say("None fits: use more GPUs, a part with more memory, or a smaller model."))]);
        var front = Spread(result.Front, shown);
        var title = front.Count == result.Front.Count ? Say("Pareto front: no other is both faster and smaller") : Say($"Pareto front: no other is both faster and smaller ({front.Count} of {result.Front.Count}, spread over it)");
        return new Page([head, Table(best, job, result.Best), Table(title, job, front)]);
    }

    /// <summary>So many of a list, its ends among them, evenly apart.</summary>
    private static IReadOnlyList<FoundStrategy> Spread(IReadOnlyList<FoundStrategy> front, int shown) =>
        front.Count <= shown ? front : [.. Enumerable.Range(0, shown).Select(i => front[shown == 1 ? 0 : (int)((long)i * (front.Count - 1) / (shown - 1))])];

    private static Table Table(string title, TrainingJob job, IReadOnlyList<FoundStrategy> found) => new(
        title,
        [new(Say("step"), true), new(Say("tokens/s/GPU"), true), new(Say("GB"), true), new(Say("strategy"), Width: 78)],
        [.. found.Select(one => new[] { $"{Rounding.Significant(one.Seconds)} s", Rounding.Significant(job.TokensPerStep / one.Seconds / one.Strategy.Gpus), Say($"{one.Memory / 1e9:F0}"), StrategyText.Of(one.Strategy) })]);

    private static IEnumerable<IEnumerable<string>> Rows(TrainingJob job, SearchResult result)
    {
        yield return ["step_time_s", "tokens_per_s_per_gpu", "memory_gb_per_gpu", .. StrategyText.Numbers(new Strategy()).Select(pair => pair.Key), .. StrategyText.Choices(new Strategy()).Select(pair => pair.Key), "sequence_parallel"];
        foreach (var one in result.Best)
        {
            yield return
            [
                Json.Text(one.Seconds), Json.Text(job.TokensPerStep / one.Seconds / one.Strategy.Gpus), Json.Text(one.Memory / 1e9),
                .. StrategyText.Numbers(one.Strategy).Select(pair => pair.Value.ToString()), .. StrategyText.Choices(one.Strategy).Select(pair => pair.Value), one.Strategy.SequenceParallel ? "true" : "false",
            ];
        }
    }

    private static void Write(Utf8JsonWriter json, TrainingJob job, int gpus, SearchResult result, double seconds)
    {
        json.WriteString("model", job.Model.Transformer.Id);
        json.WriteString("gpu", job.Machine.Id);
        json.WriteNumber("gpus", gpus);
        json.WriteNumber("evaluated", result.Evaluated);
        json.WriteNumber("feasible", result.Feasible);
        // The one figure that is measured, and so differs from run to run.
        json.Number("seconds", Math.Round(seconds, 3));
        // The one figure here that is measured anew each time.
        List(json, "best", job, result.Best);
        List(json, "pareto", job, result.Front);
    }

    private static void List(Utf8JsonWriter json, string name, TrainingJob job, IReadOnlyList<FoundStrategy> found)
    {
        json.WriteStartArray(name);
        foreach (var one in found)
        {
            json.WriteStartObject();
            json.Number("step_time_s", one.Seconds);
            json.Number("tokens_per_s_per_gpu", job.TokensPerStep / one.Seconds / one.Strategy.Gpus);
            TrainingTables.Write(json, MemoryModel.Of(job, one.Strategy));
            TrainingTables.Write(json, one.Strategy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
