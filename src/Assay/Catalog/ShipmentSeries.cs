using Assay.Documents;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Catalog;

/// <summary>The shipments of one chip to one region, stretch after stretch without a gap.</summary>
/// <param name="Rows">The stretches in the order of time, at least one.</param>
public sealed record ShipmentSeries(IReadOnlyList<Shipment> Rows)
{
    public string Chip => Rows[0].Chip;

    public string Region => Rows[0].Region;

    public DateOnly First => Rows[0].From;

    public DateOnly Last => Rows[^1].To;

    /// <summary>The part of a quantity's name that stands for the series: <c>cn.h100_h200</c>.</summary>
    public string NamePart => $"{Region.ToLowerInvariant()}.{Accelerator.PartOf(Chip)}";

    public Grounds Grounds => new Grounds.Fact([.. Rows.Select(row => row.Source).Distinct()], Note);

    /// <summary>
    /// The error of the whole series as one factor around 1. All stretches rest on the same prices and revenues, so they
    /// are taken to be wrong together and not each for itself. A series without a band is exact.
    /// </summary>
    public Definition Error
    {
        get
        {
            var (low, median, high) = (Rows.Sum(row => row.Low), Rows.Sum(row => row.Median), Rows.Sum(row => row.High));
            return low < high ? new Definition.Uncertain(Distribution.Interval(low / median, high / median)) : new Definition.Fixed(1);
        }
    }

    /// <summary>Shipped up to the end of a day, by the medians; what falls into a stretch is spread evenly over its days.</summary>
    public double UpTo(DateOnly day) => Rows.Sum(row => row.Median * Part(row.From, row.To, day, _ => true));

    /// <summary>
    /// The same, of shipments in stretches with a day on which a condition holds: what a stretch shipped is spread over those
    /// of its days alone, and is never more than was shipped in all.
    /// </summary>
    public double UpTo(DateOnly day, Func<DateOnly, bool> condition) =>
        Rows.Where(row => row.Median > 0).Sum(row => row.Median * Math.Min(Part(row.From, row.To, day, condition), Part(row.From, row.To, day, _ => true)));

    /// <summary>What to say where the series does not reach a day.</summary>
    public Message NearestEntries(DateOnly day)
    {
        var near = day < First ? Rows[0] : Rows[^1];
        return $"The nearest entry is {near.From:yyyy-MM-dd} to {near.To:yyyy-MM-dd} with {near.Median:N0} GPU";
    }

    private string? Note => string.Join(" ", Rows.Select(row => row.Note).Where(note => note.Length > 0).Distinct()) is { Length: > 0 } note ? note : null;

    private static double Part(DateOnly from, DateOnly to, DateOnly day, Func<DateOnly, bool> condition)
    {
        var (passed, all) = (0, 0);
        for (var at = from; at <= to; at = at.AddDays(1))
        {
            if (!condition(at))
                continue;
            all++;
            passed += at <= day ? 1 : 0;
        }

        return all == 0 ? 0 : (double)passed / all;
    }
}
