using Assay.Documents;
using Assay.Uncertainty;

namespace Assay.Serving;

/// <summary>
/// What a request waits for where requests arrive at random: the steady state's own times, and an allowance for queues by
/// Sakasegawa's approximation of the queue GI/G/k (Annals of the Institute of Statistical Mathematics 29, 1977):
/// <code>
/// wait = (ca² + cs²)/2 · ρ^(√(2(k+1)) − 1) / (k (1 − ρ)) · S
/// </code>
/// Poisson arrivals: ca² = 1. Who comes while an engine works sees half of its step out, in the mean, and shares the next with
/// those that decode; published benchmarks, whose clients all start at once, see more (<see cref="ServingCoefficient.PrefillWait"/>).
/// Those who wait at all, a share ρ^(√(2(k+1)) − 1), do so for an exponential time. A percentile is of
/// the waiting alone, for requests of the mean length; that of the time for each token is the step with as many sequences as a
/// Poisson number of that mean has there.
/// </summary>
/// <param name="Base">Seconds to the first token where nobody waits.</param>
/// <param name="Wait">Seconds of waiting for the reading of the prompt and for a place.</param>
/// <param name="PerToken">Seconds from token to token.</param>
public readonly record struct ExpectedLatency(double Base, double Wait, double PerToken)
{
    /// <summary>Seconds to the first token.</summary>
    public double FirstToken => Base + Wait;

    /// <summary>Whether bounds are kept.</summary>
    public bool Within(LatencyObjective objective) => FirstToken <= (objective.FirstToken ?? double.PositiveInfinity) && PerToken <= (objective.PerToken ?? double.PositiveInfinity);

    /// <summary>How far beyond the nearer bound it is: 1 where both are just kept.</summary>
    public double Excess(LatencyObjective objective) => Math.Max(FirstToken / (objective.FirstToken ?? double.PositiveInfinity), PerToken / (objective.PerToken ?? double.PositiveInfinity));

    // Of a step of the same length at any time.
    private const double StepsUnderWay = 0.5;

    /// <summary>The latency of a deployment. Each engine has queues of its own: requests are spread over engines at random.</summary>
    /// <param name="state">Its steady state at the rate.</param>
    /// <param name="spread">Squared coefficient of variation of the lengths of prompts and answers: 0 where all are alike, 1 as of an exponential.</param>
    /// <param name="percentile">The percentile; null for the mean.</param>
    public static ExpectedLatency Of(SteadyState state, double spread, double? percentile)
    {
        var deployment = state.Deployment;
        var engine = deployment.Answering;
        var places = engine.Places(state.Traffic);
        var (rate, answers) = (state.RequestsPerSecond, state.RequestsPerSecond / deployment.AnsweringEngines);
        var reading = deployment.Disaggregated ? state.PrefillSeconds : state.PrefillSeconds + (state.DecodeStep.Total * Math.Min(1, state.Traffic.UncachedTokens / engine.Limits.BatchedTokens));
        var read = Queue(1, rate / deployment.PrefillEngines * reading, reading, spread, percentile);
        var answer = state.Traffic.OutputTokens * state.TimePerOutputToken;
        var place = Queue(places, answers * answer / places, answer, spread, percentile);
        // The two queues are rarely long at once: the longer at its percentile, the other at its mean.
        var wait = percentile is null ? read.Mean + place.Mean : Math.Max(read.At + place.Mean, place.At + read.Mean);
        return new(BaseOf(state), wait, state.TimePerOutputToken * Crowding(state, places, percentile));
    }

    /// <summary>What the first token takes where nobody waits, by parts.</summary>
    public static IReadOnlyList<(Message Name, double Seconds)> Parts(SteadyState state)
    {
        var c = state.Deployment.Answering.Coefficients;
        return
        [
            .. state.PrefillStep.Parts.Select(part => ((Message)$"{(Message)part.Name} of reading the prompt", part.Seconds)),
            ("request overhead", c[ServingCoefficient.RequestOverhead]),
            .. state.Deployment.Disaggregated
                ? new (Message, double)[] { ("handing keys and values over", state.Deployment.TransferSeconds(state.Traffic.InputTokens) + c[ServingCoefficient.TransferOverhead]) }
                : [("the step under way", StepsUnderWay * state.TimePerOutputToken * state.Deployment.Answering.TokensPerStep), ("decoding beside the prompt", state.DecodeStep.Attention)],
        ];
    }

    private static double BaseOf(SteadyState state) => Parts(state).Sum(part => part.Seconds);

    private static (double Mean, double At) Queue(double servers, double load, double service, double spread, double? percentile)
    {
        if (load >= 1)
            return (double.PositiveInfinity, double.PositiveInfinity);
        var waits = Math.Pow(load, Math.Sqrt(2 * (servers + 1)) - 1);
        var each = service / (servers * (1 - load)) * (1 + spread) / 2;
        var beyond = 1 - (percentile ?? 0.5);
        return (waits * each, waits > beyond ? each * Math.Log(waits / beyond) : 0);
    }

    // The step grows with the batch; how much is seen from the decode steps at both.
    private static double Crowding(SteadyState state, double places, double? percentile)
    {
        if (percentile is not { } within)
            return 1;
        var crowd = Math.Min(places, state.Batch + (StandardNormal.Quantile(within) * Math.Sqrt(state.Batch)));
        return state.Deployment.Answering.DecodeSeconds(crowd, state.Traffic.MeanContext) / state.DecodeStep.Total;
    }
}
