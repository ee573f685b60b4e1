namespace Assay.Serving;

/// <summary>What an engine takes at once.</summary>
/// <param name="KvTokens">Tokens whose keys and values its memory holds, over all its data-parallel groups.</param>
/// <param name="Sequences">Sequences that run at once at most.</param>
/// <param name="BatchedTokens">New tokens of an iteration at most: chunks of prompts fill what decoding leaves.</param>
/// <param name="Reserves">Whether a request is let in only with room for its whole answer, so that none is evicted.</param>
public readonly record struct EngineLimits(double KvTokens, int Sequences, int BatchedTokens, bool Reserves = false);
