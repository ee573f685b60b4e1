namespace Assay.Reporting.Charts;

/// <summary>The outline of an iceberg that is cut by level lines into slabs whose areas stand for amounts.</summary>
internal static class IcebergShape
{
    // Height from the peak down, left edge, right edge.
    private static readonly (double Y, double Left, double Right)[] Outline =
    [
        (0, 92, 92), (26, 76, 106), (52, 66, 128), (88, 50, 140), (128, 40, 164), (172, 18, 176), (226, 8, 204),
        (286, 2, 208), (340, 10, 200), (396, 22, 196), (442, 44, 172), (486, 58, 158), (516, 84, 138), (540, 108, 116),
    ];

    public const double Width = 210;

    public static double Height => Outline[^1].Y;

    /// <summary>The level above which a share of the whole area lies.</summary>
    public static double LevelOf(double share)
    {
        var wanted = Math.Clamp(share, 0, 1) * AreaAbove(Height);
        var (low, high) = (0.0, Height);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AreaAbove(middle) < wanted ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The left and right edges at a level.</summary>
    public static (double Left, double Right) Edges(double y)
    {
        var i = 1;
        while (i < Outline.Length - 1 && Outline[i].Y < y)
            i++;
        var ((y0, l0, r0), (y1, l1, r1)) = (Outline[i - 1], Outline[i]);
        var t = Math.Clamp((y - y0) / (y1 - y0), 0, 1);
        return (l0 + (t * (l1 - l0)), r0 + (t * (r1 - r0)));
    }

    /// <summary>The outline of the slab between two levels.</summary>
    public static IEnumerable<(double X, double Y)> Slab(double top, double bottom)
    {
        double[] levels = [top, .. Outline.Select(point => point.Y).Where(y => y > top && y < bottom), bottom];
        return [.. levels.Select(y => (Edges(y).Left, y)), .. levels.Reverse().Select(y => (Edges(y).Right, y))];
    }

    private static double AreaAbove(double y)
    {
        var area = 0.0;
        for (var i = 1; i < Outline.Length && Outline[i - 1].Y < y; i++)
        {
            var until = Math.Min(y, Outline[i].Y);
            var (above, below) = (Edges(Outline[i - 1].Y), Edges(until));
            area += (until - Outline[i - 1].Y) * (above.Right - above.Left + below.Right - below.Left) / 2;
        }

        return area;
    }
}
