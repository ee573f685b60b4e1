using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Quantities;

namespace Assay.Accounts;

/// <summary>Carbon of a grid's electricity by month, from the catalogue.</summary>
public static class GridCarbon
{
    private static readonly Unit Wanted = UnitTable.Parse("kg/kWh");

    /// <summary>Kilograms by kilowatt-hour in a month: the nearest year that the catalogue has.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="region">A region of the catalogue, or kilograms by kilowatt-hour themselves.</param>
    /// <exception cref="InputException">The catalogue has no such grid; a month that is too far from its years throws when it is asked for.</exception>
    public static Func<DateOnly, double> Of(Catalogue catalogue, string region)
    {
        if (double.TryParse(region, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && given >= 0)
            return _ => given;
        var name = new YamlScalar(new SourceText("--grid", region).Start, region);
        double At(DateOnly month)
        {
            Modeling.Node fact;
            try
            {
                fact = GridTable.Find(catalogue, name, month);
            }
            catch (InputException unknown)
            {
                // What the table advises is for case files.
                throw new InputException(unknown.Errors[0].At, unknown.Errors[0].Problem, "Name another region, or give kilograms by kilowatt-hour: --grid 0.35. 'assay catalog list facts' shows what there is.");
            }

            return Agreement.End(fact.Definition, 0.5) * (fact.Unit!.Value.Scale / Wanted.Scale);
        }

        return At;
    }
}
