using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Hardware;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Training;

namespace Assay;

/// <summary>Checks the whole catalogue: every fact has a source, a fitting unit and a date that has passed, and every name means one thing.</summary>
public static class CatalogCheck
{
    // What a price in each form is told in; another currency may stand for dollars.
    private static readonly Dictionary<string, string[]> Forms = new()
    {
        ["chip"] = ["USD/GPU"],
        ["server"] = ["USD/GPU"],
        ["cluster"] = ["USD/GPU"],
        ["rental"] = ["USD/GPU-hour"],
        ["ownership"] = ["USD/GPU-hour"],
        ["tariff"] = ["USD/kWh", "USD/kW/month"],
        ["salary"] = ["USD/person/year"],
        ["network"] = ["USD/GPU", "USD"],
        ["software"] = ["USD/GPU/year"],
    };

    /// <summary>Checks every file.</summary>
    /// <param name="files">The catalogue.</param>
    /// <param name="today">The day after which a date lies in the future.</param>
    /// <returns>The errors, none where all is well.</returns>
    public static IReadOnlyList<InputError> Run(CatalogFiles files, DateOnly today)
    {
        var errors = new Errors();
        var read = new List<YamlMap>();
        foreach (var name in files.Under("").Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)))
            errors.Try(() => read.Add(ReadFile(name, files.Read(name))));
        if (errors.Any)
            return Found(errors);

        foreach (var map in read)
            CheckDates(map, today, errors);
        var catalogue = new Catalogue(files);
        foreach (var id in catalogue.SourceIds)
            errors.Try(() => catalogue.FindSource(id));
        CheckFacts(catalogue, read, errors);
        CheckArchitectures(catalogue, errors);
        foreach (var id in catalogue.AcceleratorIds)
            errors.Try(() => catalogue.FindAccelerator(id, null));
        var kernels = new KernelList(catalogue);
        foreach (var id in kernels.Ids.Order(StringComparer.Ordinal))
            errors.Try(() => kernels.Find(id, catalogue.Kernels.Find(id)!.At));
        foreach (var id in catalogue.SystemIds)
        {
            errors.Try(() =>
            {
                var system = catalogue.FindSystem(id)!;
                if (!catalogue.AcceleratorIds.Contains(id))
                    throw new InputException(system.At, $"No accelerator has the id '{id}'.", Nearest.Suggest(id, catalogue.AcceleratorIds, "Use an id of accelerators.yaml."));
            });
        }

        foreach (var id in catalogue.MethodChipIds)
            errors.Try(() => catalogue.FindMethodChip(id));
        errors.Try(() => _ = new TrainingSimulator(catalogue, files));
        errors.Try(() => _ = catalogue.Prices);
        errors.Try(() => _ = catalogue.Shipments);
        errors.Try(() => _ = catalogue.ApiPrices);
        errors.Try(() => _ = catalogue.ExportRules);
        if (errors.Any)
            return Found(errors);

        foreach (var price in catalogue.Prices.Prices)
            CheckPrice(price, catalogue, today, errors);
        foreach (var price in catalogue.ApiPrices.Prices.Where(price => price.AsOf.First > today))
            errors.Add(price.At, "The API price's date lies in the future.", "Correct 'as_of'.");
        CheckSupply(catalogue, today, errors);
        CheckAliases(catalogue, errors);
        return Found(errors);
    }

    private static void CheckSupply(Catalogue catalogue, DateOnly today, Errors errors)
    {
        var chips = catalogue.Accelerators.Select(accelerator => accelerator.Chip).Distinct().ToArray();
        foreach (var shipment in catalogue.Shipments.Shipments)
        {
            if (shipment.To > today)
                errors.Add(shipment.At, "The shipment's last day lies in the future.", "Correct the date.");
            foreach (var chip in shipment.Chips.Where(chip => !chips.Contains(chip)))
                errors.Add(shipment.At, $"No accelerator has the chip '{chip}'.", Nearest.Suggest(chip, chips, "Use the part of an id of accelerators.yaml before the first '-'."));
        }

        foreach (var rule in catalogue.ExportRules)
        {
            if (rule.From > today)
                errors.Add(rule.At, $"The export rule '{rule.Id}' begins in the future.", "Correct the date.");
            foreach (var chip in rule.Chips.Where(chip => !chips.Contains(chip)))
                errors.Add(rule.At, $"No accelerator has the chip '{chip}'.", Nearest.Suggest(chip, chips, "Use the part of an id of accelerators.yaml before the first '-'."));
        }
    }

    // What is looked up entry by entry must be laid out so that its entries are found.
    private static YamlMap ReadFile(string name, SourceText file)
    {
        var map = YamlText.Read(file);
        if (!name.StartsWith("architectures/", StringComparison.Ordinal) && !new YamlIndex(file).Keys.Order().SequenceEqual(map.Entries.Select(entry => entry.Key).Order()))
            throw new InputException(map.At, "The file is not laid out as the catalogue is.", "Write each entry's name at the left edge with ':' behind it, and all else indented below.");
        return map;
    }

    private static void CheckFacts(Catalogue catalogue, List<YamlMap> read, Errors errors)
    {
        var names = catalogue.FactNames.ToArray();
        foreach (var name in names.Distinct())
        {
            errors.Try(() =>
            {
                if (catalogue.FindFact(name) is { Definition: Definition.Formula } fact)
                    throw new InputException(fact.At, $"{fact.Title} is a formula, and a fact of the catalogue is not.", "Write a number or a distribution.");
            });
        }

        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key["catalog.".Length..]))
            errors.Add(read.SelectMany(map => map.Entries).Last(entry => entry.Key == twice).At, $"The fact '{twice}' stands in two files.", "Keep one of the two, or put both values under 'values:'.");
    }

    private static void CheckPrice(Price price, Catalogue catalogue, DateOnly today, Errors errors)
    {
        if (price.Date.First > today)
            errors.Add(price.At, "The price's date lies in the future.", "Correct the date.");
        if (price.Form is "chip" or "server" or "cluster" or "rental" or "ownership" && !catalogue.AcceleratorIds.Contains(price.Item))
            errors.Add(price.At, $"No accelerator has the id '{price.Item}'.", "Use an id of accelerators.yaml.");
        if (!Forms.TryGetValue(price.Form, out var units))
            errors.Add(price.At, $"There is no form '{price.Form}' of a price.", Nearest.Suggest(price.Form, Forms.Keys, $"Forms: {string.Join(", ", Forms.Keys)}."));
        else if (!units.Any(unit => Fits(price.Unit.Dimension, UnitTable.Parse(unit).Dimension)))
            errors.Add(price.At, $"A price in the form '{price.Form}' is not told in {price.Unit.Name}.", $"Write {Message.Join(" or ", units.Select(unit => (Message)unit))}.");
    }

    private static bool Fits(Dimension actual, Dimension inDollars) =>
        new[] { BaseDimension.UsDollar, BaseDimension.Euro, BaseDimension.Yuan }.Any(currency => actual == inDollars / Dimension.Of(BaseDimension.UsDollar) * Dimension.Of(currency));

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

    private static void CheckArchitectures(Catalogue catalogue, Errors errors)
    {
        var owners = new Dictionary<string, string>();
        foreach (var file in catalogue.Architectures)
        {
            errors.Try(() =>
            {
                var architecture = ArchitectureFile.Read(file);
                var published = architecture.Published.Parameters.Concat(architecture.Published.ActiveParameters).Select(size => size.Source).OfType<string>();
                foreach (var source in published.Append(architecture.Source).Distinct().Where(source => !catalogue.SourceIds.Contains(source)))
                    errors.Add(file.Start, $"There is no source '{source}'.", Nearest.Suggest(source, catalogue.SourceIds, "Describe it in sources.yaml."));
                var id = architecture.Transformer.Id;
                foreach (var name in architecture.Names.DistinctBy(Catalogue.Plain).Where(name => !owners.TryAdd(Catalogue.Plain(name), id)))
                    errors.Add(file.Start, $"'{name}' names both {owners[Catalogue.Plain(name)]} and {id}.", "Keep the name at one of them.");
            });
        }
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
