namespace Assay.Requests;

/// <summary>Recorded requests in the order of their arrival.</summary>
/// <param name="Seconds">Arrivals, counted from the first.</param>
/// <param name="Input">Tokens of the prompts, those found in a cache included.</param>
/// <param name="Output">Tokens of the answers.</param>
/// <param name="Cached">Tokens of the prompts that a prefix cache held; null where the recording does not tell.</param>
public sealed record RequestTrace(IReadOnlyList<double> Seconds, IReadOnlyList<int> Input, IReadOnlyList<int> Output, IReadOnlyList<int>? Cached)
{
    public int Count => Seconds.Count;
}
