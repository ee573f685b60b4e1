namespace Assay.Hardware;

/// <summary>What the kernel tables tell about attention on one accelerator; the formula is at <see cref="AttentionCurve"/>.</summary>
/// <param name="Launch">Seconds that even the smallest call takes.</param>
/// <param name="Efficiency">Share of the dense 16-bit peak rate that wide heads and long sequences come near to.</param>
/// <param name="HalfHead">Mean of key and value size at which half of <paramref name="Efficiency"/> is reached: exponentials cost the same whatever the size.</param>
/// <param name="Prologue">Keys that starting and ending a tile of queries cost on top.</param>
/// <param name="Tail">Tiles by which the last wave is late.</param>
/// <param name="Traffic">How often queries, keys, values and result pass through memory at full bandwidth: rotation and cache writes included.</param>
/// <param name="MemoryEfficiency">Share of the memory bandwidth in reading cached keys and values.</param>
/// <param name="Slowdown">How much longer computing takes once it lasts.</param>
/// <param name="SlowdownAfter">Seconds of computing after which half of the slow-down has set in.</param>
public sealed record AttentionFit(
    double Launch,
    double Efficiency,
    double HalfHead,
    double Prologue,
    double Tail,
    double Traffic,
    double MemoryEfficiency,
    double Slowdown,
    double SlowdownAfter);
