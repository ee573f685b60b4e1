using System.CommandLine;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay serving predict</c>: what a service does and costs.</summary>
internal static class ServingPredictCommand
{
    // An interval needs no more; each draw finds a steady state.
    internal const int MostSamples = 2000;

    public static Command Create(Globals globals, ServingCommand serving)
    {
        var arguments = new ServingArguments(globals.Host.Files);
        var money = new ServingPrices();
        var command = new Command("predict", Say("Predict the throughput, the latency, the memory and the cost for a million tokens of a service under a steady load."));
        arguments.AddTo(command);
        money.AddTo(command);
        command.SetAction(parsed =>
        {
            var predictor = serving.Predictor(parsed);
            var service = predictor.Plans.Resolve(arguments.Read(parsed));
            serving.Warn(parsed, service.Warnings);
            var sampling = globals.Sampling(parsed);
            var cost = money.Read(parsed, globals.Catalogue(parsed), service.Job.Machine.Id);
            var prediction = ServicePrediction.Of(service, predictor.Calibration, Math.Min(sampling.Samples, MostSamples), sampling.Seed);
            Printer.Print(globals, parsed, () => Show(prediction, cost), () => Rows(prediction, cost), json => Write(json, prediction, cost));
            return 0;
        });
        return command;
    }

    private static Page Show(ServicePrediction prediction, ServingMoney cost)
    {
        var state = prediction.Typical;
        var deployment = state.Deployment;
        var job = prediction.Service.Job;
        return new Page(
        [
            new Paragraph(Say($"{Say(job.Model.Transformer.Title)} in {job.Formats.Name} on {deployment.Gpus:N0} {job.Machine.Id}: {ServingTables.Words(deployment)}. Prompts of {state.Traffic.InputTokens:N0} tokens{(state.Traffic.CacheHitFraction > 0 ? (Message)$", {100 * state.Traffic.CacheHitFraction:0.#} % of them cached" : "")}, answers of {state.Traffic.OutputTokens:N0}; {ServingTables.Words(prediction.Service.Service.Load)}.")),
            new Table(null, [new(Say("quantity")), new(Say("median"), true), new(Say("90 % interval"), true)],
            [
                .. ServingTables.Summaries(prediction).Select(line => new[] { Say(line.Words), $"{Rounding.Significant(line.Summary.P50)}{line.Suffix}", Say($"{Rounding.Significant(line.Summary.P5)} to {Rounding.Significant(line.Summary.P95)}{line.Suffix}") }),
                [Say("sequences that decode at once"), Rounding.Significant(state.Batch * deployment.AnsweringEngines), ""],
                [Say("sequences at once at most"), Say($"{prediction.MaxBatch:N0}"), ""],
                [Say("tokens of keys and values at most"), Say($"{prediction.KvTokens:N0}"), ""],
            ]),
            new Paragraph(ServingTables.Bound(state)),
            ServingTables.Parts(Say("Where a decode step goes, at the most likely coefficients"), state.DecodeStep),
            ServingTables.Parts(Say("Where reading a prompt alone goes"), state.PrefillStep),
            ServingTables.Memory(prediction.Memory, job),
            .. cost.Show(prediction),
        ]);
    }

    private static IEnumerable<IEnumerable<string>> Rows(ServicePrediction prediction, ServingMoney cost)
    {
        yield return ["quantity", "unit", "mean", "sd", "p5", "p25", "p50", "p75", "p95"];
        foreach (var (name, unit, _, _, s) in ServingTables.Summaries(prediction))
            yield return [name, unit, .. new[] { s.Mean, s.StandardDeviation, s.P5, s.P25, s.P50, s.P75, s.P95 }.Select(Json.Text)];
        foreach (var (name, seconds) in prediction.Typical.DecodeStep.Parts)
            yield return [$"decode_step.{name}", "s", Json.Text(seconds), "", "", "", "", "", ""];
        foreach (var row in cost.Rows(prediction))
            yield return row;
    }

    private static void Write(Utf8JsonWriter json, ServicePrediction prediction, ServingMoney cost)
    {
        ServingTables.Write(json, prediction);
        cost.Write(json, prediction);
    }
}
