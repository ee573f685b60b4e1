using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.Uncertainty;

/// <summary>
/// Several order statistics at once, without a full sort: quickselect that follows every wanted place and splits without
/// branches (Lomuto's scheme, pivots by median of medians of three). A part that splits badly is sorted.
/// </summary>
internal static class Selection
{
    private const int Small = 32;

    /// <summary>Quantiles of type 7 at increasing probabilities; reorders the finite values.</summary>
    internal static void Quantiles(Span<double> values, ReadOnlySpan<double> probabilities, Span<double> results)
    {
        Span<int> places = stackalloc int[2 * probabilities.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            places[2 * i] = (int)(probabilities[i] * (values.Length - 1));
            places[2 * i + 1] = Math.Min(places[2 * i] + 1, values.Length - 1);
        }
        places.Sort();
        Place(values, 0, places, 2 * BitOperations.Log2((uint)values.Length) + 4);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var position = probabilities[i] * (values.Length - 1);
            var place = (int)position;
            double low = values[place], high = values[Math.Min(place + 1, values.Length - 1)];
            results[i] = Between(low, high, position - place);
        }
    }

    // NumPy's form, exact at both ends and never outside them.
    private static double Between(double low, double high, double share) => low == high ? low
        : share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);

    /// <summary>Puts at each wanted place what a sort would put there. Places count from <paramref name="offset"/>, the place of the first value.</summary>
    private static void Place(Span<double> values, int offset, ReadOnlySpan<int> places, int patience)
    {
        while (!places.IsEmpty)
        {
            if (values.Length <= Small || patience-- == 0)
            {
                values.Sort();
                return;
            }
            var pivot = Pivot(values);
            var split = Split(values, pivot, orEqual: false);
            if (split == 0)
            {
                // The pivot is the least: the values equal to it are in place.
                split = Split(values, pivot, orEqual: true);
                places = places[CountBelow(places, offset + split)..];
            }
            else
            {
                var left = CountBelow(places, offset + split);
                Place(values[..split], offset, places[..left], patience);
                places = places[left..];
            }
            values = values[split..];
            offset += split;
        }
    }

    private static int CountBelow(ReadOnlySpan<int> places, int limit)
    {
        var count = 0;
        while (count < places.Length && places[count] < limit)
            count++;
        return count;
    }

    /// <summary>Moves the values below (or up to) the pivot to the front and counts them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Split(Span<double> values, double pivot, bool orEqual)
    {
        // x ≤ pivot is x < the next double.
        var limit = orEqual ? Math.BitIncrement(pivot) : pivot;
        ref var start = ref MemoryMarshal.GetReference(values);
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = Unsafe.Add(ref start, i);
            Unsafe.Add(ref start, i) = Unsafe.Add(ref start, count);
            Unsafe.Add(ref start, count) = value;
            count += value < limit ? 1 : 0;
        }
        return count;
    }

    // Nine values spread evenly.
    private static double Pivot(ReadOnlySpan<double> values)
    {
        var step = (values.Length - 1) / 8;
        return Median(
            Median(values[0], values[step], values[2 * step]),
            Median(values[3 * step], values[4 * step], values[5 * step]),
            Median(values[6 * step], values[7 * step], values[8 * step]));
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
