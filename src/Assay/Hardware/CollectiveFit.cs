namespace Assay.Hardware;

/// <summary>What the kernel tables tell about one collective; the formula is at <see cref="CollectiveCurve"/>.</summary>
/// <param name="Latency">Seconds that two ranks take at the least, without the share of each rank.</param>
/// <param name="LatencyPerRank">Seconds that each further rank adds.</param>
/// <param name="Efficiency">Share of the scale-up bandwidth that many ranks come near to.</param>
/// <param name="FewRanks">By how much few ranks fall short: n ranks reach 1 − this / n.</param>
/// <param name="Overlap">How much of latency and transfer mixes at middling sizes: 0 not at all, 2 as in an ideal pipeline.</param>
/// <param name="Ranks">The most ranks that were measured.</param>
public sealed record CollectiveFit(double Latency, double LatencyPerRank, double Efficiency, double FewRanks, double Overlap, double Ranks);
