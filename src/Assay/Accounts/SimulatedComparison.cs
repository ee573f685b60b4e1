using Assay.Catalog;
using Assay.Documents;
using Assay.Quantities;
using Assay.Records;
using Assay.Training;

namespace Assay.Accounts;

/// <summary>Sets the measured rate of a run beside what the simulator says of it.</summary>
/// <param name="simulator">The simulator.</param>
/// <param name="settings">How many threads a search may take, and what stops it.</param>
internal sealed class SimulatedComparison(TrainingSimulator simulator, StoreSettings settings)
{
    private static readonly Unit Token = UnitTable.Parse("token");

    /// <param name="run">What was measured.</param>
    /// <param name="accelerator">What it ran on; null where nobody says.</param>
    /// <param name="configuration">The file of its architecture; null for one of the catalogue.</param>
    /// <param name="gpus">Accelerators at work at once; zero where nobody says.</param>
    public RunEfficiency Of(RunEfficiency run, Accelerator? accelerator, SourceText? configuration, int gpus)
    {
        var stated = run.Stated;
        if (run.Hours == 0)
            return run;
        var missing = new[]
        {
            ("tokens", stated.Tokens is null), ("architecture", stated.Architecture is null), ("accelerator", accelerator is null), ("precision", run.Precision is null),
            ("sequence", stated.Sequence is null), ("global_batch", stated.GlobalBatch is null),
        }.Where(key => key.Item2).Select(key => $"'{key.Item1}'").ToArray();
        if (missing.Length > 0)
            return run with { Verdict = $"The rules do not state {string.Join(", ", missing)}, so nothing is simulated beside it." };
        var plan = (stated.Parallelism ?? new TrainingPlan()) with
        {
            Model = configuration?.Name ?? stated.Architecture!.Text,
            Configuration = configuration,
            Gpu = accelerator!.Id,
            Gpus = gpus,
            Precision = run.Precision,
            Sequence = stated.Sequence,
            GlobalBatch = stated.GlobalBatch,
        };
        try
        {
            var compared = run with { Simulated = SimulatedRate.Of(simulator, plan, stated.Parallelism is null, settings.Threads, settings.Cancellation) };
            return compared with { Verdict = Told(compared) };
        }
        catch (InputException refused)
        {
            return run with { Verdict = $"It cannot be simulated as stated: {refused.Errors[0].Problem}" };
        }
    }

    private static Message? Told(RunEfficiency run)
    {
        if (run.Simulated is not { } simulated || run.TokensPerUsefulHour is not { } measured || run.Difference is not { } difference)
            return null;
        var within = measured >= simulated.Rates.P5 && measured <= simulated.Rates.P95;
        Message place = within ? "within what the simulator holds possible" : measured < simulated.Rates.P5 ? "below what the simulator holds possible" : "above what the simulator holds possible";
        Message beside = Math.Abs(difference) < 0.005 ? "as fast as simulated" : difference < 0 ? (Message)$"{-difference:P0} slower than simulated" : $"{difference:P0} faster than simulated";
        return $"In a useful GPU-hour it trained on {Tokens(measured)}; {Tokens(simulated.TokensPerHour)} are simulated, {Tokens(simulated.Rates.P5)} to {Tokens(simulated.Rates.P95)} in nine draws of ten, without failures: {beside}, {place}.";
    }

    private static Printed Tokens(double tokens) => new(tokens * Token.Scale, Token);
}
