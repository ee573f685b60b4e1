using System.Globalization;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>Carbon of the grids' electricity by region and year: the facts <c>energy.grid.REGION.yYEAR</c>.</summary>
public static class GridTable
{
    /// <summary>A grid's figure holds for years at most this far away: grids change slowly.</summary>
    public const int Reach = 3;

    private const string Prefix = "catalog.energy.grid.";

    /// <summary>The figure of a region nearest to a day.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="region">The region, such as <c>US</c> or <c>US-IA</c>.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="InputException">The region is unknown, or no year is within reach; the message names what there is.</exception>
    public static Node Find(Catalogue catalogue, YamlScalar region, DateOnly day)
    {
        var all = catalogue.FactNames.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..].Split('.')).Where(parts => parts.Length == 2).ToArray();
        var key = Accelerator.PartOf(region.Text);
        var known = all.Select(parts => Display(parts[0])).Distinct().Order(StringComparer.Ordinal).ToArray();
        var years = all.Where(parts => parts[0] == key).Select(parts => (Name: $"{Prefix}{parts[0]}.{parts[1]}", Year: int.Parse(parts[1].AsSpan(1), CultureInfo.InvariantCulture))).OrderBy(entry => Math.Abs(entry.Year - day.Year)).ThenBy(entry => entry.Year).ToArray();
        if (years.Length == 0)
            throw new InputException(region.At, $"The catalogue has no grid '{region.Text}'.", Nearest.Suggest(region.Text, known, $"There are: {string.Join(", ", known)}. Or give 'location' in kg/kWh."));
        if (Math.Abs(years[0].Year - day.Year) > Reach)
            throw new InputException(region.At, $"The catalogue has no carbon intensity of the grid of {region.Text} within {Reach} years of {day:yyyy-MM-dd}.", $"The nearest entries are {string.Join(", ", years.Take(3).Select(entry => Told(catalogue, entry)))}; give 'location' in kg/kWh, or move 'as_of'.");
        return catalogue.FindFact(years[0].Name)!;
    }

    private static string Told(Catalogue catalogue, (string Name, int Year) entry) =>
        catalogue.FindFact(entry.Name) is { } fact ? $"{new Printed(Agreement.End(fact.Definition, 0.5), fact.Unit!.Value)} ({entry.Year})" : $"({entry.Year})";

    private static string Display(string key) => key.ToUpperInvariant().Replace('_', '-');
}
