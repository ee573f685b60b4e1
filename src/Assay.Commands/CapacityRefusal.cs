using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Says why a search found nothing, and what comes closest.</summary>
internal static class CapacityRefusal
{
    /// <summary>Null where something was found.</summary>
    public static InputException? Of(CapacityOrder order, CapacityResult result)
    {
        if (result.Found.Count > 0)
            return null;
        var job = order.Engine;
        var served = Say($"{Say(job.Model.Transformer.Title)} in {job.Formats.Name}");
        if (result.Tried == 0)
            return new InputException(null, $"No engine of the layout asked for has at most {order.MostGpus:N0} GPUs and its tensor parallel within the {job.Machine.Fabric.Domain} GPUs that fast links of {job.Machine.Id} join.", "Ask for smaller degrees, or give more '--gpus'.");
        if (result.Fitting == 0)
        {
            return new InputException(null, $"{served} does not fit, with one request of {order.Traffic.InputTokens + order.Traffic.OutputTokens:N0} tokens, into an engine of at most {order.MostGpus:N0} {job.Machine.Id} of {job.Machine.Memory / 1e9:F0} GB.",
                result.FewestThatFit is { } fewest ? Say($"{fewest} GPUs would hold it: give '--gpus {fewest}' or more; or keep weights in fewer bits.") : Say("Keep weights in fewer bits, or choose a GPU with more memory."));
        }

        if (result.Needed is { } needed)
            return new InputException(null, $"{order.RequestsPerSecond:0.###} requests a second within {Bounds(order.Objective)} take {needed:N0} {job.Machine.Id}; {order.MostGpus:N0} are allowed.", $"Give '--gpus {needed}' or more, or ask for less.");
        var closest = result.Closest!;
        return new InputException(null, $"No deployment of {served} on {job.Machine.Id} keeps to {Bounds(order.Objective)}, even with one request at a time.",
            Say($"The closest is {CapacityTables.Words(closest.Deployment, counted: false)}: {Rounding.Significant(1000 * closest.Latency.FirstToken)} ms to the first token, {Rounding.Significant(1000 * closest.Latency.PerToken)} ms for each further one. {InTheWay(order, closest)} Loosen the bound, or choose a faster GPU, fewer bits or drafts."));
    }

    public static Message Bounds(LatencyObjective objective)
    {
        var parts = new List<Message>();
        if (objective.FirstToken is { } first)
            parts.Add($"{1000 * first:0.###} ms to the first token");
        if (objective.PerToken is { } token)
            parts.Add($"{1000 * token:0.###} ms for each further one");
        return $"{Message.Join(" and ", parts)} {(objective.Percentile is { } share ? (Message)$"for {100 * share:0.##} % of the requests" : "in the mean")}";
    }

    // The bound that is missed by more, and the largest part of it.
    private static string InTheWay(CapacityOrder order, FoundDeployment closest)
    {
        var (objective, latency, state) = (order.Objective, closest.Latency, closest.State);
        var first = latency.FirstToken / (objective.FirstToken ?? double.PositiveInfinity) >= latency.PerToken / (objective.PerToken ?? double.PositiveInfinity);
        var (name, seconds) = first ? ExpectedLatency.Parts(state).MaxBy(part => part.Seconds) : state.DecodeStep.Parts.Select(part => (ServingTables.Words(part.Name), part.Seconds)).MaxBy(part => part.Seconds);
        var whole = first ? latency.FirstToken : state.DecodeStep.Total;
        return Say($"What is in the way is {name}, {100 * seconds / whole:F0} % of the {(first ? (Message)"time to the first token" : "decode step")}.");
    }
}
