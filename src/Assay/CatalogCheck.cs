using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;

namespace Assay;

/// <summary>Checks the whole catalogue: every fact has a source, a fitting unit and a date that has passed, and every name means one thing.</summary>
public static class CatalogCheck
{
    /// <summary>Checks every file.</summary>
    /// <param name="files">The catalogue.</param>
    /// <param name="today">The day after which a date lies in the future.</param>
    /// <returns>The errors, none where all is well.</returns>
    public static IReadOnlyList<InputError> Run(CatalogFiles files, DateOnly today)
    {
        var errors = new Errors();
        var catalogue = new Catalogue(files);
        foreach (var file in files.Under("").Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Select(files.Read))
            errors.Try(() => CheckDates(YamlText.Read(file), today, errors));
        foreach (var id in catalogue.SourceIds)
            errors.Try(() => catalogue.FindSource(id));
        foreach (var name in catalogue.FactNames)
            errors.Try(() => catalogue.FindFact(name));
        foreach (var file in catalogue.Architectures)
            errors.Try(() => CheckSource(ArchitectureFile.Read(file), file, catalogue, errors));
        errors.Try(() => _ = catalogue.Accelerators.Count());
        errors.Try(() => _ = catalogue.Prices);
        if (errors.Any)
            return Found(errors);

        foreach (var price in catalogue.Prices.Prices.Where(price => price.Date.First > today))
            errors.Add(price.At, "The price's date lies in the future.", "Correct the date.");
        CheckAliases(catalogue, errors);
        return Found(errors);
    }

    private static void CheckDates(YamlMap map, DateOnly today, Errors errors)
    {
        foreach (var entry in map.Entries)
        {
            switch (entry.Value)
            {
                case YamlScalar scalar when entry.Key is "date" or "launched" or "released":
                    if (FactDate.Parse(scalar.Text) is not { } date)
                        errors.Add(scalar.At, $"'{scalar.Text}' is no date.", "Write a year, a month (2025-01) or a day (2025-01-31).");
                    else if (date.First > today)
                        errors.Add(scalar.At, $"The date {scalar.Text} lies in the future.", "Correct the date.");
                    break;
                case YamlMap inner:
                    CheckDates(inner, today, errors);
                    break;
                case YamlList list:
                    foreach (var item in list.Items.OfType<YamlMap>())
                        CheckDates(item, today, errors);
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckSource(Architecture architecture, SourceText file, Catalogue catalogue, Errors errors)
    {
        if (!catalogue.SourceIds.Contains(architecture.Source))
            errors.Add(file.Start, $"There is no source '{architecture.Source}'.", Nearest.Suggest(architecture.Source, catalogue.SourceIds, "Describe it in sources.yaml."));
    }

    private static void CheckAliases(Catalogue catalogue, Errors errors)
    {
        var owners = new Dictionary<string, string>();
        foreach (var accelerator in catalogue.Accelerators)
        {
            foreach (var alias in accelerator.Aliases.Prepend(accelerator.Id).DistinctBy(Catalogue.Plain))
            {
                if (!owners.TryAdd(Catalogue.Plain(alias), accelerator.Id))
                    errors.Add(accelerator.At, $"'{alias}' names both {owners[Catalogue.Plain(alias)]} and {accelerator.Id}.", "Keep the alias at one of them.");
            }
        }

        foreach (var price in catalogue.Prices.Prices.Where(price => price.Form is "chip" or "server" or "cluster" or "rental" or "ownership" && !catalogue.Accelerators.Any(accelerator => accelerator.Id == price.Item)))
            errors.Add(price.At, $"No accelerator has the id '{price.Item}'.", "Use an id of accelerators.yaml.");
    }

    private static IReadOnlyList<InputError> Found(Errors errors)
    {
        try
        {
            errors.ThrowIfAny();
            return [];
        }
        catch (InputException refused)
        {
            return refused.Errors;
        }
    }
}
