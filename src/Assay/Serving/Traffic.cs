namespace Assay.Serving;

/// <summary>The requests of a steady load, by their means.</summary>
/// <param name="InputTokens">Tokens of a prompt, those found in the prefix cache included.</param>
/// <param name="OutputTokens">Tokens of an answer.</param>
/// <param name="CacheHitFraction">Share of the prompt's tokens that the prefix cache holds.</param>
public readonly record struct Traffic(double InputTokens, double OutputTokens, double CacheHitFraction = 0)
{
    /// <summary>Tokens of a prompt that must be read.</summary>
    public double UncachedTokens => InputTokens * (1 - CacheHitFraction);

    /// <summary>Keys that there are for a sequence in the mean over its answer.</summary>
    public double MeanContext => InputTokens + (OutputTokens / 2);
}
