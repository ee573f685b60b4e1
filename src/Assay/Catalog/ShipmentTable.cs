using System.Globalization;
using Assay.Documents;

namespace Assay.Catalog;

/// <summary>Accelerators shipped, by chip, region and quarter.</summary>
public sealed class ShipmentTable
{
    /// <summary>The region that holds all others.</summary>
    public const string World = "world";

    private static readonly string[] Columns = ["chip", "region", "from", "to", "low", "median", "high", "source", "note"];

    private ShipmentTable(IReadOnlyList<Shipment> shipments)
    {
        Shipments = shipments;
        Series = [.. shipments.GroupBy(row => (row.Chip, row.Region)).Select(rows => new ShipmentSeries([.. rows.OrderBy(row => row.From)]))];
    }

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<Shipment> Shipments { get; }

    public IReadOnlyList<ShipmentSeries> Series { get; }

    /// <summary>The shipments of an accelerator to a region.</summary>
    /// <param name="accelerator">The accelerator.</param>
    /// <param name="region">The region.</param>
    /// <param name="at">Where the accelerator was named.</param>
    /// <param name="regionAt">Where the region was named.</param>
    /// <exception cref="InputException">There are none of it, or none to the region.</exception>
    public ShipmentSeries Find(Accelerator accelerator, string region, Location? at, Location? regionAt)
    {
        var ofChip = Series.Where(series => series.Rows[0].Chips.Contains(accelerator.Chip)).ToArray();
        if (ofChip.Length == 0)
            throw new InputException(at, $"The catalogue has no shipments of {accelerator.Id}.", $"Give the pool's 'shipped' with its source, or say with 'left_out' why it is not bounded. Chips with shipments: {string.Join(", ", Series.SelectMany(series => series.Rows[0].Chips).Distinct())}.");
        return ofChip.FirstOrDefault(series => series.Region == region)
            ?? throw new InputException(regionAt, $"The catalogue has no shipments of {accelerator.Id} to '{region}'.", Nearest.Suggest(region, ofChip.Select(series => series.Region), $"Regions with shipments of it: {string.Join(", ", ofChip.Select(series => series.Region))}; or give the pool's 'shipped' with its source."));
    }

    /// <summary>Reads <c>shipments.csv</c>.</summary>
    internal static ShipmentTable Read(SourceText source, IReadOnlyCollection<string> sources, Errors errors)
    {
        var table = new ShipmentTable(CsvTable.Read(source, "table of shipments", Columns, exact: true, errors, row => Row(row, sources)));
        foreach (var series in table.Series)
            CheckOrder(series, errors);
        return table;
    }

    private static void CheckOrder(ShipmentSeries series, Errors errors)
    {
        foreach (var (before, after) in series.Rows.Zip(series.Rows.Skip(1)))
        {
            if (after.From <= before.To)
                errors.Add(after.At, $"The shipments of {series.Chip} to {series.Region} from {after.From:yyyy-MM-dd} overlap those up to {before.To:yyyy-MM-dd}.", "Let each stretch begin on the day after the one before.");
            else if (after.From != before.To.AddDays(1))
                errors.Add(after.At, $"The shipments of {series.Chip} to {series.Region} have a gap from {before.To.AddDays(1):yyyy-MM-dd} to {after.From.AddDays(-1):yyyy-MM-dd}.", "Add the stretch between, with 0 where none were shipped.");
        }
    }

    private static Shipment Row(CsvRow row, IReadOnlyCollection<string> sources)
    {
        var at = row.At;
        string Cell(string column) => row[column];
        foreach (var column in new[] { "chip", "region" })
        {
            if (Cell(column).Length == 0)
                throw new InputException(at, $"The shipment has no {column}.", $"Fill '{column}'.");
        }

        var (from, to) = (Day("from"), Day("to"));
        if (to < from)
            throw new InputException(at, $"The shipment ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}.", "Exchange 'from' and 'to'.");
        var median = Count("median") ?? throw new InputException(at, "The shipment has no count.", "Fill 'median'; 'low' and 'high' as well where the source tells a band.");
        var (low, high) = (Count("low") ?? median, Count("high") ?? median);
        if (low > median || median > high)
            throw new InputException(at, $"The counts are not in order: low {low:N0}, median {median:N0}, high {high:N0}.", "Write the lowest count under 'low' and the highest under 'high'.");
        if (low == 0 && high > 0)
            throw new InputException(at, "The low count is zero and the high one is not.", "Write a low count above zero, or zero in all three.");
        if (!sources.Contains(Cell("source")))
            throw new InputException(at, Cell("source").Length == 0 ? "The shipment has no source." : (Message)$"There is no source '{Cell("source")}'.", Nearest.Suggest(Cell("source"), sources, "Describe it in sources.yaml."));
        return new Shipment(Cell("chip"), Cell("region"), from, to, low, median, high, Cell("source"), Cell("note"), at);

        DateOnly Day(string column) => DateOnly.TryParseExact(Cell(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InputException(at, $"'{Cell(column)}' under '{column}' is no day.", "Write year, month and day: 2025-01-31.");

        double? Count(string column)
        {
            if (Cell(column).Length == 0)
                return null;
            return double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count >= 0 && double.IsFinite(count)
                ? count
                : throw new InputException(at, $"'{Cell(column)}' under '{column}' is no count.", "Write how many were shipped: zero or more.");
        }
    }
}
