using Assay.Documents;

namespace Assay.Requests;

/// <summary>What a setup must keep to.</summary>
internal static class SetupRules
{
    // Beyond these the quantiles of a gamma distribution are not told to any use.
    private const double LeastVariation = 0.01;
    private const double MostVariation = 20;

    /// <exception cref="InputException">It cannot be simulated; all reasons are told.</exception>
    public static void Check(SimulationSetup setup)
    {
        var errors = new Errors();
        void Need(bool right, Message problem, Message remedy)
        {
            if (!right)
                errors.Add(null, problem, remedy);
        }

        var load = setup.Load;
        Pool(setup.Engines, setup.PrefillEngines is null ? "engines" : "decode engines");
        if (setup.PrefillEngines is { } prefill)
        {
            Pool(prefill, "prefill engines");
            Need(setup.Link is { BytesPerToken: >= 0, BytesPerSecond: > 0, Latency: >= 0 }, "Engines for prompts alone hand keys and values over, and there is no link for it.", "Give a link with a bandwidth above zero.");
        }

        Need(setup.Drafts < 0 || (setup.TokensPerStep >= 1 && setup.TokensPerStep <= 1 + setup.Drafts), $"A step of 1 + {setup.Drafts} drafted tokens cannot yield {setup.TokensPerStep} tokens.", "Give from 1 token to 1 + the drafts.");
        Need(setup.Drafts >= 0, $"{setup.Drafts} drafts are fewer than none.", "Give 0 drafts or more.");
        Need(setup.RequestSeconds >= 0 && double.IsFinite(setup.RequestSeconds), $"A request cannot take {setup.RequestSeconds} seconds to an engine.", "Give seconds from 0 on.");
        Need(setup.BlockTokens >= 1, $"A block of {setup.BlockTokens} tokens holds nothing.", "Give a block of at least 1 token.");
        Need(setup.Watermark is >= 0 and < 1, $"A watermark of {setup.Watermark} is no share of the memory.", "Give from 0 to below 1.");
        Need(load.WarmUp is >= 0 and < 1, $"A warm-up of {load.WarmUp} is no share of the requests.", "Give from 0 to below 1.");
        Need(load.CacheHits is >= 0 and <= 1, $"A cache-hit share of {load.CacheHits} is none.", "Give from 0 to 1.");
        Need(load.CacheHitsDeviation >= 0 && (load.CacheHitsDeviation == 0 || load.CacheHitsDeviation * load.CacheHitsDeviation < load.CacheHits * (1 - load.CacheHits)), $"A share with mean {load.CacheHits} cannot have a standard deviation of {load.CacheHitsDeviation}.", "Give less than √(mean × (1 − mean)).");
        Need(load.Requests is null or > 0, "There are no requests.", "Give at least one.");
        Need(load.Seconds is null or > 0, "Requests arrive in no time at all.", "Give a duration above zero.");
        Length(load.Input, "prompts");
        Length(load.Output, "answers");
        switch (load.Arrivals)
        {
            case Arrivals.Closed closed:
                Need(closed.Clients > 0, "A closed loop needs clients.", "Give at least one.");
                break;
            case Arrivals.Open open:
                Need(open.Variation == 0 || open.Variation is >= LeastVariation and <= MostVariation, $"A coefficient of variation of {open.Variation} is none.", $"Give 0 for even arrivals, or from {LeastVariation} to {MostVariation}: 1 for Poisson, more for bursts.");
                break;
            case Arrivals.Recorded recorded:
                Need(recorded.Speed > 0 && double.IsFinite(recorded.Speed), $"A trace cannot be replayed {recorded.Speed} times as fast.", "Give a number above zero.");
                break;
        }

        if (load.Arrivals is not Arrivals.Recorded)
        {
            Need(load.Input is not null && load.Output is not null, "Requests need lengths of prompts and of answers.", "Give both; only a trace has its own.");
            Need(load.Requests is not null || load.Seconds is not null, "The load has no end.", "Give a number of requests or a duration.");
        }

        errors.ThrowIfAny();

        void Pool(EnginePool pool, Message what)
        {
            Need(pool.Engines > 0, $"There are no {what}.", "Give at least one.");
            Need(pool.Parts > 0, $"The {what} have {pool.Parts} parts.", "Give at least one.");
            Need(pool.Limits.KvTokens >= 1 && double.IsFinite(pool.Limits.KvTokens), $"The {what} have no memory for keys and values.", "Use more GPUs an engine, or weights of a lower precision.");
            Need(pool.Limits.Sequences >= 1, $"The {what} run no sequences.", "Let each run at least one.");
            Need(pool.Limits.BatchedTokens >= 1 + setup.Drafts, $"The {what} take fewer tokens an iteration than one sequence has.", "Allow more batched tokens.");
        }

        void Length(Lengths? lengths, Message what)
        {
            var right = lengths switch
            {
                Lengths.Constant constant => constant.Tokens >= 1,
                Lengths.Uniform uniform => uniform.Low >= 1 && uniform.High >= uniform.Low && uniform.High < int.MaxValue,
                Lengths.Lognormal lognormal => lognormal.Average >= 1 && lognormal.Variation > 0 && lognormal.Most >= 1,
                Lengths.Empirical empirical => empirical.Values.Count > 0 && empirical.Values.All(value => value >= 1),
                _ => true,
            };
            Need(right, $"The lengths of {what} are not all whole numbers of tokens from 1 on.", "Give lengths of at least one token.");
        }
    }
}
