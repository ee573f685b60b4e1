namespace Assay.Requests;

/// <summary>What holds for all engines of a pool.</summary>
internal sealed class EngineRules
{
    public EngineRules(EnginePool pool, SimulationSetup setup, bool promptsOnly, bool first)
    {
        TokensEach = 1 + setup.Drafts;
        TokensPerStep = setup.TokensPerStep;
        BatchedTokens = pool.Limits.BatchedTokens;
        Parts = pool.Parts;
        Sequences = Math.Max(1, Math.Min(pool.Limits.Sequences, BatchedTokens / TokensEach));
        KvTokens = pool.Limits.KvTokens;
        Reserves = pool.Limits.Reserves && !promptsOnly;
        Spare = 0.5 * (setup.BlockTokens - 1);
        Watermark = setup.Watermark * KvTokens;
        PromptsFirst = setup.Order == BatchOrder.PrefillFirst;
        PromptsOnly = promptsOnly;
        MostWaiting = first ? setup.MostWaiting ?? int.MaxValue : int.MaxValue;
        Link = setup.Link ?? default;
        Times = new(pool.Times, new(KvTokens, Sequences, BatchedTokens), TokensEach);
    }

    public TabulatedTimes Times { get; }
    public double KvTokens { get; }

    /// <summary>Whether a request is let in only with room for its whole answer.</summary>
    public bool Reserves { get; }

    public int Sequences { get; }
    public int BatchedTokens { get; }

    /// <summary>Parts that each read prompts of their own.</summary>
    public int Parts { get; }
    public int TokensEach { get; }
    public double TokensPerStep { get; }

    /// <summary>Tokens of memory that a sequence leaves empty in its last block.</summary>
    public double Spare { get; }
    public double Watermark { get; }
    public bool PromptsFirst { get; }
    public bool PromptsOnly { get; }
    public int MostWaiting { get; }
    public KvLink Link { get; }

    /// <summary>Whether an empty engine could hold a request until its end.</summary>
    public bool Fits(int input, int output) => input + (PromptsOnly ? 1 : output + TokensPerStep) + Spare <= KvTokens;
}
