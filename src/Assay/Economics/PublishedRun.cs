using System.Globalization;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Economics;

/// <summary>A training run as others published it, with what they say it cost; null where a cell is blank.</summary>
public sealed record PublishedRun
{
    public required string Model { get; init; }

    public required string Organisation { get; init; }

    public required DateOnly Published { get; init; }

    /// <summary>Its place among all models known when it was published, by training compute.</summary>
    public int? Rank { get; init; }

    /// <summary>Its accelerator: a chip of <c>methods.yaml</c>.</summary>
    public required string Chip { get; init; }

    /// <summary>Whether the accelerator is published; else the list's authors took the commonest of its year.</summary>
    public bool ChipStated { get; init; }

    public double? Gpus { get; init; }

    /// <summary>Time on the clock.</summary>
    public double? Hours { get; init; }

    public double? GpuHours { get; init; }

    public double? Flop { get; init; }

    /// <summary>Model FLOP utilisation, 0 to 1.</summary>
    public double? Mfu { get; init; }

    public required DateOnly Start { get; init; }

    public bool Hyperscaler { get; init; }

    /// <summary>The price index of the month of publication.</summary>
    public double? PriceIndex { get; init; }

    public string CloudVenue { get; init; } = "";

    public string CloudTerm { get; init; } = "";

    /// <summary>Dollars for an hour of an accelerator, as listed for the term.</summary>
    public double? CloudRate { get; init; }

    /// <summary>Published cost by amortised hardware and energy, in dollars.</summary>
    public double? EpochAmortised { get; init; }

    /// <summary>Published price of the cluster, in dollars.</summary>
    public double? EpochPurchase { get; init; }

    /// <summary>Published cost by the cloud's price, in dollars.</summary>
    public double? EpochCloud { get; init; }

    public string Note { get; init; } = "";

    public required Location At { get; init; }
}

/// <summary>Reads a table of published runs.</summary>
public static class PublishedRunTable
{
    /// <summary>The list that is shipped with the program.</summary>
    public const string Shipped = "measured/epoch_run_costs.csv";

    public static IReadOnlyList<string> Columns { get; } =
    [
        "model", "organisation", "published", "rank", "chip", "chip_basis", "gpus", "hours", "gpu_hours", "flop", "mfu", "start", "hyperscaler",
        "price_index", "cloud_venue", "cloud_term", "cloud_rate", "epoch_amortised", "epoch_purchase", "epoch_cloud", "note",
    ];

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InputException">The file is no such table, or rows of it have errors; all of them are told.</exception>
    public static IReadOnlyList<PublishedRun> Read(SourceText source)
    {
        var errors = new Errors();
        var rows = CsvTable.Read(source, "table", Columns, exact: false, errors, Row);
        errors.ThrowIfAny();
        return rows.Count > 0 ? rows : throw new InputException(source.Start, "The table has no rows.", "Write one run a row.");
    }

    private static PublishedRun Row(CsvRow row)
    {
        var at = row.At;
        string Cell(string column) => row[column];
        string Needed(string column) => Cell(column) is { Length: > 0 } text ? text : throw new InputException(at, $"The row has nothing under '{column}'.", "Fill the cell.");
        DateOnly Day(string column) => FactDate.Parse(Needed(column))?.First ?? throw new InputException(at, $"'{Cell(column)}' under '{column}' is no date.", "Write a year, a month (2024-11) or a day.");
        double? Number(string column) => Cell(column).Length == 0 ? null
            : double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value) ? value
            : throw new InputException(at, $"'{Cell(column)}' under '{column}' is no number above zero.", "Write a number, or leave the cell blank where it is not published.");
        bool Either(string column, string yes, string no) => Needed(column) == yes || (Cell(column) == no ? false
            : throw new InputException(at, $"'{Cell(column)}' under '{column}' is neither '{yes}' nor '{no}'.", "Write one of the two."));
        var mfu = Number("mfu");
        if (mfu > 1)
            throw new InputException(at, $"'{Cell("mfu")}' under 'mfu' is above 1.", "Write a share, such as 0.4.");
        var term = Cell("cloud_term");
        var rate = Number("cloud_rate");
        if (rate is not null && !CloudOffer.Convertible(Cell("cloud_venue"), term))
            throw new InputException(at, $"The rate of '{Cell("cloud_venue")}' for '{term}' cannot be brought to three years.", $"Terms: {string.Join(", ", CloudOffer.Terms)}; for a shorter one than three years the vendor's discounts must be known.");
        return new PublishedRun
        {
            Model = Needed("model"),
            Organisation = Needed("organisation"),
            Published = Day("published"),
            Rank = (int?)Number("rank"),
            Chip = Needed("chip"),
            ChipStated = Either("chip_basis", "stated", "imputed"),
            Gpus = Number("gpus"),
            Hours = Number("hours"),
            GpuHours = Number("gpu_hours"),
            Flop = Number("flop"),
            Mfu = mfu,
            Start = Day("start"),
            Hyperscaler = Either("hyperscaler", "yes", "no"),
            PriceIndex = Number("price_index"),
            CloudVenue = Cell("cloud_venue"),
            CloudTerm = term,
            CloudRate = rate,
            EpochAmortised = Number("epoch_amortised"),
            EpochPurchase = Number("epoch_purchase"),
            EpochCloud = Number("epoch_cloud"),
            Note = Cell("note"),
            At = at,
        };
    }
}
