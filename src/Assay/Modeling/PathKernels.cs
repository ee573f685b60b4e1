using System.Buffers;
using System.Numerics.Tensors;
using Assay.Quantities;

namespace Assay.Modeling;

/// <summary>The operators that read the months of a path together.</summary>
internal static class PathKernels
{
    /// <summary>The rates between which an internal rate is sought, by the year; one that lies beyond is told as the nearer of the two.</summary>
    private const double LowestRate = -0.99;
    private const double HighestRate = 10;

    /// <summary>Halvings of the bracket: its width, about 0.65, falls below the last bits of a discount factor.</summary>
    public const int Halvings = 52;

    /// <summary>The monthly discount factors between which an internal rate is sought.</summary>
    public static double LowestFactor { get; } = Factor(HighestRate);

    public static double HighestFactor { get; } = Factor(LowestRate);

    private static readonly double Month = UnitTable.Parse("month").Scale;
    private static readonly double Year = UnitTable.Parse("year").Scale;

    public static bool Reads(Operator sign) => sign is Operator.Total or Operator.Mean or Operator.Running or Operator.Last or Operator.InternalRate or Operator.Payback;

    /// <param name="sign">The operator.</param>
    /// <param name="path">Samples, month after month.</param>
    /// <param name="target">The result, one month or as many as the path.</param>
    /// <param name="length">Samples a month.</param>
    public static void Apply(Operator sign, ReadOnlySpan<double> path, Span<double> target, int length)
    {
        switch (sign)
        {
            case Operator.Total:
                Total(path, target, length);
                break;
            case Operator.Mean:
                Total(path, target, length);
                TensorPrimitives.Divide(target, path.Length / length, target);
                break;
            case Operator.Running:
                path[..length].CopyTo(target);
                for (var at = length; at < path.Length; at += length)
                    TensorPrimitives.Add(target.Slice(at - length, length), path.Slice(at, length), target.Slice(at, length));
                break;
            case Operator.Last:
                path[^length..].CopyTo(target);
                break;
            case Operator.Payback:
                for (var i = 0; i < length; i++)
                    target[i] = Month * MonthsBelowZero(path, i, length);
                break;
            case Operator.InternalRate:
                InternalRate(path, target, length);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(sign), sign, null);
        }
    }

    private static void Total(ReadOnlySpan<double> path, Span<double> target, int length)
    {
        path[..length].CopyTo(target);
        for (var at = length; at < path.Length; at += length)
            TensorPrimitives.Add(target, path.Slice(at, length), target);
    }

    // Balances hold at the end of a month and run in a straight line between.
    private static double MonthsBelowZero(ReadOnlySpan<double> path, int lane, int length)
    {
        var places = path.Length / length;
        var first = 0;
        while (first < places && path[(first * length) + lane] < 0)
            first++;
        if (first == 0 || first == places)
            return first;
        var (below, above) = (path[((first - 1) * length) + lane], path[(first * length) + lane]);
        return first + (-below / (above - below));
    }

    // Payments fall at the start of each month. Of a path that pays first and earns later the worth rises with the discount
    // factor, so halving the bracket finds its one zero; of a path that changes sign more often it finds one of them.
    private static void InternalRate(ReadOnlySpan<double> path, Span<double> target, int length)
    {
        var rented = ArrayPool<double>.Shared.Rent(4 * length);
        var low = rented.AsSpan(0, length);
        var high = rented.AsSpan(length, length);
        var middle = rented.AsSpan(2 * length, length);
        var worth = rented.AsSpan(3 * length, length);
        low.Fill(LowestFactor);
        high.Fill(HighestFactor);
        for (var halving = 0; halving < Halvings; halving++)
        {
            TensorPrimitives.Add(low, high, middle);
            TensorPrimitives.Multiply(middle, 0.5, middle);
            path[^length..].CopyTo(worth);
            for (var at = path.Length - (2 * length); at >= 0; at -= length)
            {
                TensorPrimitives.Multiply(worth, middle, worth);
                TensorPrimitives.Add(worth, path.Slice(at, length), worth);
            }

            for (var i = 0; i < length; i++)
            {
                if (worth[i] < 0)
                    low[i] = middle[i];
                else
                    high[i] = middle[i];
            }
        }

        for (var i = 0; i < length; i++)
            target[i] = (Math.Pow(middle[i], -12) - 1) / Year;
        ArrayPool<double>.Shared.Return(rented);
    }

    private static double Factor(double yearlyRate) => Math.Pow(1 + yearlyRate, -1.0 / 12);
}
