using System.Globalization;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>
/// What assets lose month by month, by the straight line of the economics. The months of an asset sum to the cent to its price less what
/// is left of it: its salvage value at the end of its life, or what its disposal brought.
/// </summary>
internal static class AssetWriteOff
{
    /// <summary>Cents lost in each month of a timeline, by asset.</summary>
    public static IReadOnlyList<long[]> Of(IReadOnlyList<Asset> assets, Timeline timeline) => [.. Books(assets, timeline).Select((book, i) => Lost(assets[i], timeline, book))];

    /// <summary>Cents that all of them lost from the first day of a timeline to its last.</summary>
    public static long Over(IReadOnlyList<Asset> assets, Timeline timeline) =>
        Books(assets, timeline).Select((book, i) => Gone(assets[i], timeline.End, book[timeline.Months - 1]) - Gone(assets[i], timeline.Start, book[^1])).Sum();

    // The share of its price in the books at the end of each month; the last place is the end of the month before the first.
    private static IReadOnlyList<double[]> Books(IReadOnlyList<Asset> assets, Timeline timeline)
    {
        var model = new ModelBuilder();
        for (var i = 0; i < assets.Count; i++)
        {
            var (asset, name) = (assets[i], Name(i));
            double[] ages = [.. timeline.YearsSince(asset.InService, asset.Disposed, atEnd: true), timeline.YearsSince(asset.InService, asset.Disposed, atEnd: false)[0]];
            var age = model.DefinePath<Time>($"{name}.age", "Age at the end of each month", ages);
            model.Define($"{name}.book", "Share of the price in the books at the end of each month", StraightLine.BookShare(Quantity<One>.Of((double)asset.SalvageShare), Quantity<Time>.Of((double)asset.LifeYears), age));
        }

        var graph = model.Build();
        return [.. assets.Select((_, i) => Evaluation.OfMonths(graph, graph.IndexOf($"{Name(i)}.book")).AtMedians().ToArray())];
    }

    private static string Name(int asset) => string.Create(CultureInfo.InvariantCulture, $"assets.a{asset}");

    private static long[] Lost(Asset asset, Timeline timeline, double[] book)
    {
        var lost = new long[timeline.Months];
        var before = Gone(asset, timeline.Start, book[^1]);
        for (var month = 0; month < lost.Length; month++)
        {
            var after = Gone(asset, timeline.Month(month + 1), book[month]);
            lost[month] = after - before;
            before = after;
        }

        return lost;
    }

    // All that it has lost by a day; once it is disposed of, its price less what that brought.
    private static long Gone(Asset asset, DateOnly by, double book)
    {
        if (by <= asset.InService)
            return 0;
        return asset.Disposed is { } day && day <= by ? Cents.Of(asset.Price - asset.Proceeds) : Cents.Of(asset.Price * (1 - (decimal)book));
    }
}
