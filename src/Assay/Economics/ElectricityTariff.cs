using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>Average electricity tariffs of a whole year.</summary>
public static class ElectricityTariff
{
    /// <summary>The average US industrial tariff of a year, named <c>catalog.electricity.us_industrial.yYEAR</c>; null where the series does not reach it.</summary>
    public static Node? UsIndustrial(PriceTable prices, int year) =>
        Series(prices).FirstOrDefault(price => price.Date.First.Year == year) is { } price
            ? new Node($"catalog.electricity.us_industrial.y{year}", $"Electricity: average US industrial tariff of {year}", price.Value)
            {
                Unit = price.Unit,
                Grounds = new Grounds.Fact([price.Source], price.Note.Length > 0 ? price.Note : null),
            }
            : null;

    /// <summary>Why there is none: the nearest entries of the series.</summary>
    public static Message Missing(PriceTable prices, int year)
    {
        var near = Series(prices).OrderBy(price => Math.Abs(price.Date.First.Year - year)).Take(2).ToArray();
        return near.Length == 0
            ? "The catalogue has no US industrial electricity tariff."
            : (Message)$"The catalogue has no US industrial electricity tariff of {year}; the nearest entries are {Message.Join(", ", near.Select(price => (Message)$"{new Printed(Agreement.End(price.Value, 0.5), price.Unit)} ({price.Date.First.Year})"))}.";
    }

    private static IEnumerable<Price> Series(PriceTable prices) =>
        prices.Prices.Where(price => price is { Item: "electricity", Region: "US", Unit.Symbol: "USD/kWh" } && price.Date.First is { Month: 1, Day: 1 } && price.Date.Last == price.Date.First.AddYears(1).AddDays(-1));
}
