namespace Assay.Hardware;

/// <summary>What the kernel tables tell about attention with one new token a sequence; the formula is at <see cref="DecodeCurve"/>.</summary>
/// <param name="Launch">Seconds that even the smallest call takes, rotation and cache write included where the table has them.</param>
/// <param name="Efficiency">Share of the memory bandwidth at which cached keys and values are read.</param>
/// <param name="PerKey">Seconds that each cached position of each key head costs whatever its bytes: exponentials, conversion.</param>
/// <param name="PerQuery">Seconds for each query head of each sequence.</param>
/// <param name="Overlap">How much of the launch and the reading mixes at middling sizes.</param>
/// <param name="FewHeads">Key heads of all sequences by which few of them fall short of filling the part.</param>
/// <param name="ComputeEfficiency">Share of the dense 16-bit peak rate; matters on parts that compute little for their memory.</param>
public sealed record DecodeFit(double Launch, double Efficiency, double PerKey, double PerQuery, double Overlap, double FewHeads, double ComputeEfficiency);

/// <summary>What the kernel tables tell about latent attention with one new token a sequence; the formula is at <see cref="LatentDecodeCurve"/>.</summary>
/// <param name="Launch">Seconds that even the smallest call takes.</param>
/// <param name="MemoryEfficiency">Share of the memory bandwidth at which the cache is read.</param>
/// <param name="Efficiency">Share of the dense 16-bit peak rate, with a cache in 16 bits.</param>
/// <param name="EightBitEfficiency">Share of the dense 8-bit peak rate, with a cache in 8 bits; twice the 16-bit rate where a part has none.</param>
/// <param name="Unhidden">Share of the shorter of computing and reading that is not hidden behind the longer.</param>
/// <param name="Overlap">How much of the launch and the rest mixes at middling sizes.</param>
/// <param name="FewSequences">Sequences by which few of them fall short of filling the part.</param>
public sealed record LatentDecodeFit(double Launch, double MemoryEfficiency, double Efficiency, double EightBitEfficiency, double Unhidden, double Overlap, double FewSequences);
