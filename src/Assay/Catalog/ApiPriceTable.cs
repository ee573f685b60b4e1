using System.Globalization;
using Assay.Documents;

namespace Assay.Catalog;

/// <summary>Published prices of models for a million tokens, by provider and date. Catalogues of third parties disagree: all are kept.</summary>
public sealed class ApiPriceTable
{
    private static readonly string[] Columns = ["provider", "model", "input", "cached_input", "output", "from", "to", "as_of", "source", "note"];

    private ApiPriceTable(IReadOnlyList<ApiPrice> prices) => Prices = prices;

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<ApiPrice> Prices { get; }

    /// <summary>
    /// A model's price at a provider around a day: of those that may have held then, one with a stretch of days before one
    /// without, then the one told nearest to the day, then the first in the file.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="model">The model, by its name at the provider.</param>
    /// <param name="day">The day.</param>
    /// <param name="at">Where they were named.</param>
    /// <exception cref="InputException">The provider or model is unknown, or no price of it may have held on the day.</exception>
    public ApiPrice Find(string provider, string model, DateOnly day, Location? at)
    {
        var ofProvider = Prices.Where(price => Catalogue.Same(price.Provider, provider)).ToArray();
        if (ofProvider.Length == 0)
            throw new InputException(at, $"The catalogue has no API prices of '{provider}'.", Nearest.Suggest(provider, Prices.Select(price => price.Provider).Distinct(), "'assay catalog list api-prices' shows them all; or give the prices."));
        var ofModel = ofProvider.Where(price => Catalogue.Same(price.Model, model)).ToArray();
        if (ofModel.Length == 0)
            throw new InputException(at, $"The catalogue has no price of '{model}' at {ofProvider[0].Provider}.", Nearest.Suggest(model, ofProvider.Select(price => price.Model).Distinct(), "'assay catalog list api-prices' shows them all; or give the prices."));
        return ofModel.Where(price => price.MayHoldOn(day)).MinBy(price => (price.From is null && price.To is null, price.AsOf.DaysFrom(day)))
            ?? throw new InputException(at, $"No price of '{model}' at {ofProvider[0].Provider} held on {day:yyyy-MM-dd}.", $"Known are: {Message.Join(", ", ofModel.Select(Stretch))}. Choose a day within, or give the prices.");
    }

    /// <summary>Reads <c>api_prices.csv</c>.</summary>
    internal static ApiPriceTable Read(SourceText source, IReadOnlyCollection<string> sources, Errors errors) =>
        new(CsvTable.Read(source, "table of API prices", Columns, exact: true, errors, row => Row(row, sources)));

    private static Message Stretch(ApiPrice price) => (price.From, price.To) switch
    {
        ({ } from, { } to) => (Message)$"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        ({ } from, null) => $"from {from:yyyy-MM-dd}",
        (null, { } to) => $"to {to:yyyy-MM-dd}",
        _ => $"around {price.AsOf.First:yyyy-MM-dd}",
    };

    private static ApiPrice Row(CsvRow row, IReadOnlyCollection<string> sources)
    {
        var at = row.At;
        foreach (var column in new[] { "provider", "model" })
        {
            if (row[column].Length == 0)
                throw new InputException(at, $"The API price has no {column}.", $"Fill '{column}'.");
        }

        var asOf = FactDate.Parse(row["as_of"]) ?? throw new InputException(at, $"'{row["as_of"]}' under 'as_of' is no date.", "Write a year, a month (2025-01) or a day (2025-01-31).");
        var (from, to) = (Day("from"), Day("to"));
        if (to <= from)
            throw new InputException(at, $"The API price ends on {to:yyyy-MM-dd}, not after it begins on {from:yyyy-MM-dd}.", "Exchange 'from' and 'to'.");
        if (!sources.Contains(row["source"]))
            throw new InputException(at, row["source"].Length == 0 ? "The API price has no source." : (Message)$"There is no source '{row["source"]}'.", Nearest.Suggest(row["source"], sources, "Describe it in sources.yaml."));
        return new(row["provider"], row["model"], Dollars("input"), row["cached_input"].Length == 0 ? null : Dollars("cached_input"), Dollars("output"), from, to, asOf, row["source"], row["note"], at);

        DateOnly? Day(string column) => row[column].Length == 0 ? null
            : DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new InputException(at, $"'{row[column]}' under '{column}' is no day.", "Write year, month and day: 2025-01-31.");

        double Dollars(string column) =>
            double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var dollars) && dollars >= 0 && double.IsFinite(dollars)
                ? dollars
                : throw new InputException(at, $"'{row[column]}' under '{column}' is no price.", "Write dollars for a million tokens: 0.55.");
    }
}
