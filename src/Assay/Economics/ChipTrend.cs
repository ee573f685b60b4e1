using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a dollar bought of a chip.</summary>
/// <param name="Chip">The chip.</param>
/// <param name="Rate">Dense peak rate for training, FLOP/s.</param>
/// <param name="Price">Price of a server for each accelerator, in dollars.</param>
/// <param name="Left">Why it is not in the trend; null where it is.</param>
public sealed record ChipValue(MethodChip Chip, double Rate, double Price, Message? Left)
{
    /// <summary>FLOP/s for a dollar.</summary>
    public double PerDollar => Rate / Price;
}

/// <summary>How the performance of accelerators per dollar grows with the day of their release.</summary>
/// <param name="Chips">All chips that have a price and a rate, the oldest first.</param>
/// <param name="Trend">The line through those that count.</param>
public sealed record ChipTrend(IReadOnlyList<ChipValue> Chips, LogTrend Trend)
{
    /// <summary>A price counts for a chip's release where it is at most this many days away.</summary>
    public const int Reach = 365;

    /// <exception cref="InputException">Too few chips are left.</exception>
    public static ChipTrend Of(Catalogue catalogue)
    {
        var chips = catalogue.MethodChipIds.Select(id => catalogue.FindMethodChip(id)!).Where(chip => chip is { Price: not null, Peak: not null, Released: not null }).OrderBy(chip => chip.Released).ThenBy(chip => chip.Id, StringComparer.Ordinal).ToArray();
        var seen = new HashSet<(double, double)>();
        var values = chips.Select(chip =>
        {
            var price = Median(chip.Price!) * (chip.OfServer ? 1 : catalogue.FindFact(chip.PriceOverChip) is { } over ? Median(over) : 1);
            // Rates are FLOP for a GPU-hour at base.
            var value = new ChipValue(chip, Median(chip.Peak!) / UnitTable.Parse("FLOP/s/GPU").Scale, price, null);
            return value with { Left = Left(value, seen) };
        }).ToArray();
        var kept = values.Where(value => value.Left is null).ToArray();
        return kept.Length < LogTrend.FewestPoints
            ? throw new InputException(null, $"Of the catalogue's chips only {kept.Length} have a price near their release.", "Add prices to methods.yaml.")
            : new ChipTrend(values, new LogTrend([.. kept.Select(value => (value.Chip.Released!.Value, value.PerDollar))]));
    }

    private static Message? Left(ChipValue value, HashSet<(double Rate, double Price)> seen)
    {
        var chip = value.Chip;
        if (chip.IsTpu)
            return "nobody can buy it";
        if (chip.IsExport)
            return "cut down for export";
        var apart = Math.Abs(chip.Priced!.Value.DayNumber - chip.Released!.Value.DayNumber);
        if (apart > Reach)
            return $"its price is {apart:N0} days from its release";
        return seen.Add((value.Rate, value.Price)) ? null : "a variant of one that counts, at the same price";
    }

    private static double Median(Node node) => Agreement.End(node.Definition, 0.5);
}
