using Assay.Uncertainty;

namespace Assay.Sweeps;

/// <summary>Which points a sweep has. Each is a function of its number alone, so that any part of a sweep can be computed by itself.</summary>
public abstract record Design
{
    private Design()
    {
    }

    /// <summary>How many points it has, before any is pruned.</summary>
    public abstract long Count(IReadOnlyList<Axis> axes);

    /// <summary>Where a point lies.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="place">Its coordinate on each.</param>
    public abstract void Place(long point, IReadOnlyList<Axis> axes, Span<Coordinate> place);

    // A listed value is met as often as any other.
    private static Coordinate On(Axis axis, double share) =>
        axis.Range is null ? new Coordinate(Math.Min(axis.Values.Count - 1, (int)(share * axis.Values.Count)), share) : new Coordinate(-1, share);

    /// <summary>Every combination of values; the last axis changes fastest.</summary>
    public sealed record Grid : Design
    {
        public override long Count(IReadOnlyList<Axis> axes)
        {
            var count = 1.0;
            foreach (var axis in axes)
                count *= axis.Count;
            return count < long.MaxValue ? (long)count : long.MaxValue;
        }

        public override void Place(long point, IReadOnlyList<Axis> axes, Span<Coordinate> place)
        {
            for (var i = axes.Count - 1; i >= 0; i--)
            {
                (point, var index) = Math.DivRem(point, axes[i].Count);
                place[i] = new Coordinate((int)index, axes[i].Count == 1 ? 0 : (double)index / (axes[i].Count - 1));
            }
        }
    }

    /// <summary>
    /// A Latin hypercube: along each axis every one of as many slices as there are points holds one point. McKay, Beckman and
    /// Conover, Technometrics 21 (1979).
    /// </summary>
    /// <param name="Points">How many.</param>
    /// <param name="Seed">Of the permutations and of the places within slices.</param>
    public sealed record LatinHypercube(long Points, ulong Seed) : Design
    {
        public override long Count(IReadOnlyList<Axis> axes) => Points;

        public override void Place(long point, IReadOnlyList<Axis> axes, Span<Coordinate> place)
        {
            for (var i = 0; i < axes.Count; i++)
            {
                var key = StreamKey.For(Seed, $"latin hypercube {axes[i].Id}");
                var slice = Permutation.Of(point, Points, key);
                place[i] = On(axes[i], (slice + Permutation.Uniform(point, key)) / Points);
            }
        }
    }

    /// <summary>The first points of Sobol's sequence, which fill the space more evenly than chance.</summary>
    /// <param name="Points">How many; a power of two fills it best.</param>
    public sealed record Sobol(long Points) : Design
    {
        public override long Count(IReadOnlyList<Axis> axes) => Points;

        public override void Place(long point, IReadOnlyList<Axis> axes, Span<Coordinate> place)
        {
            for (var i = 0; i < axes.Count; i++)
                place[i] = On(axes[i], SobolSequence.At(point, i));
        }
    }
}
