namespace Assay.Serving;

/// <summary>Where the seconds of an iteration go. Every second is in exactly one part.</summary>
public record struct IterationTime(double Projections, double Attention, double FeedForward, double Experts, double Collectives, double Elementwise, double Head, double Overhead)
{
    public readonly double Total => Projections + Attention + FeedForward + Experts + Collectives + Elementwise + Head + Overhead;

    /// <summary>The parts by name, in the order in which they occur.</summary>
    public readonly IReadOnlyList<(string Name, double Seconds)> Parts =>
    [
        ("projections", Projections), ("attention", Attention), ("feed-forward", FeedForward), ("experts", Experts),
        ("collectives", Collectives), ("elementwise", Elementwise), ("head", Head), ("overhead", Overhead),
    ];

    public static IterationTime operator +(IterationTime a, IterationTime b) =>
        new(a.Projections + b.Projections, a.Attention + b.Attention, a.FeedForward + b.FeedForward, a.Experts + b.Experts, a.Collectives + b.Collectives, a.Elementwise + b.Elementwise, a.Head + b.Head, a.Overhead + b.Overhead);
}
