using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>Which axes a picture of an output has: those that move it most, unless others are asked for.</summary>
internal static class MapChoice
{
    /// <summary>Axes that can be a side of a heat map.</summary>
    public static bool IsDrawn(CutAxis axis) => axis.Moves && axis.Count <= HeatMap.MostPlaces;

    /// <summary>The places of the two axes of a heat map; null where there are no two.</summary>
    public static (int Across, int Up)? Sides(IReadOnlyList<CutAxis> axes, OutputSpread spread, StudyChoice choice)
    {
        var drawn = spread.AxesByInfluence.Where(i => IsDrawn(axes[i])).ToArray();
        var (across, up) = (Named(choice.Across), Named(choice.Up));
        if (across is { } x && up is { } y)
            return x == y ? null : (x, y);
        if ((across ?? up) is { } one)
        {
            var other = drawn.Where(i => i != one).Select(i => (int?)i).FirstOrDefault();
            return other is not { } there ? null : across is null ? (there, one) : (one, there);
        }

        return drawn is [var first, var second, ..] ? Laid(axes, first, second) : null;

        int? Named(string? id) => Enumerable.Range(0, axes.Count).Where(i => axes[i].Axis.Id == id && IsDrawn(axes[i])).Select(i => (int?)i).FirstOrDefault();
    }

    /// <summary>The places of the axis of a picture of lines and of that whose places are the lines; the same twice where there is one axis.</summary>
    public static (int Across, int Up)? Lines(IReadOnlyList<CutAxis> axes, OutputSpread spread)
    {
        var moved = spread.AxesByInfluence.Where(i => axes[i].Moves).ToArray();
        if (moved.Where(i => axes[i].Axis.Range is not null && axes[i].Count > 2).Select(i => (int?)i).FirstOrDefault() is not { } across)
            return null;
        if (moved.Length == 1)
            return (across, across);
        return moved.Where(i => i != across && axes[i].Count <= HeatMap.MostPlaces).Select(i => (int?)i).FirstOrDefault() is { } up ? (across, up) : null;
    }

    // Numbers run to the right and words stand at the left, where they can be long; of two of a kind the one with fewer places runs to the right where they are words.
    private static (int Across, int Up) Laid(IReadOnlyList<CutAxis> axes, int first, int second)
    {
        var (a, b) = (axes[first].Axis.Range is not null, axes[second].Axis.Range is not null);
        var turn = a == b ? !a && axes[first].Count > axes[second].Count : b;
        return turn ? (second, first) : (first, second);
    }
}
