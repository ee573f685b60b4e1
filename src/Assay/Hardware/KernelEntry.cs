using Assay.Modeling;

namespace Assay.Hardware;

/// <summary>The shares and latency of kernels that only move memory.</summary>
/// <param name="Launch">Seconds that even the smallest takes.</param>
/// <param name="Efficiency">Share of the memory bandwidth.</param>
public sealed record MemoryFit(double Launch, double Efficiency);

/// <summary>What <c>kernels.yaml</c> states of one accelerator; what it leaves out comes from the entry that it is like.</summary>
internal sealed record KernelEntry(
    Grounds? Grounds,
    string? Like,
    double? Multiprocessors,
    MemoryFit? Memory,
    IReadOnlyDictionary<Precision, GemmFit> Gemm,
    IReadOnlyDictionary<Precision, GemmFit> Grouped,
    AttentionFit? Attention,
    AttentionFit? LatentAttention,
    DecodeFit? Decode,
    LatentDecodeFit? LatentDecode,
    IReadOnlyDictionary<CollectiveKind, CollectiveFit> Collectives,
    IReadOnlyCollection<string> Sources)
{
    /// <summary>This entry with what it leaves out taken from another.</summary>
    public KernelEntry Over(KernelEntry other) => this with
    {
        Multiprocessors = Multiprocessors ?? other.Multiprocessors,
        Memory = Memory ?? other.Memory,
        Gemm = Filled(Gemm, other.Gemm),
        Grouped = Filled(Grouped, other.Grouped),
        Attention = Attention ?? other.Attention,
        LatentAttention = LatentAttention ?? other.LatentAttention,
        Decode = Decode ?? other.Decode,
        LatentDecode = LatentDecode ?? other.LatentDecode,
        Collectives = Filled(Collectives, other.Collectives),
        Sources = [.. Sources.Union(other.Sources)],
    };

    private static Dictionary<TKey, TFit> Filled<TKey, TFit>(IReadOnlyDictionary<TKey, TFit> own, IReadOnlyDictionary<TKey, TFit> others) where TKey : struct =>
        own.Concat(others.Where(other => !own.ContainsKey(other.Key))).ToDictionary(pair => pair.Key, pair => pair.Value);
}
