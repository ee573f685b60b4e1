using System.Collections.Concurrent;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Catalog;

/// <summary>
/// Sourced facts: accelerators, prices and shipments by date, export rules, and single facts by name. An entry is read when it is first asked for, so
/// that a command waits for what it uses and not for the whole catalogue. An instance may be shared by threads.
/// </summary>
public sealed class Catalogue
{
    private readonly CatalogFiles files;
    private readonly Lazy<YamlIndex> sourceIndex;
    private readonly Lazy<YamlIndex> acceleratorIndex;
    private readonly Lazy<YamlIndex> systemIndex;
    private readonly Lazy<YamlIndex> kernelIndex;
    private readonly Lazy<YamlIndex> methodIndex;
    private readonly Lazy<IReadOnlyList<YamlIndex>> factIndices;
    private readonly Lazy<PriceTable> prices;
    private readonly Lazy<ShipmentTable> shipments;
    private readonly Lazy<ApiPriceTable> apiPrices;
    private readonly Lazy<IReadOnlyList<ExportRule>> exportRules;
    private readonly ConcurrentDictionary<string, Accelerator> accelerators = [];
    private readonly ConcurrentDictionary<string, Node> facts = [];

    public Catalogue(CatalogFiles files)
    {
        this.files = files;
        sourceIndex = new(() => new YamlIndex(files.Read("sources.yaml")));
        acceleratorIndex = new(() => new YamlIndex(files.Read("accelerators.yaml")));
        systemIndex = new(() => new YamlIndex(files.Read("systems.yaml")));
        kernelIndex = new(() => new YamlIndex(files.Read("kernels.yaml")));
        methodIndex = new(() => new YamlIndex(files.Read("methods.yaml")));
        factIndices = new(() => [.. files.Under("facts/").Select(files.Read).Select(file => new YamlIndex(file))]);
        prices = new(() => Checked(errors => PriceTable.Read(files.Read("prices.csv"), SourceIds, errors)));
        shipments = new(() => Checked(errors => ShipmentTable.Read(files.Read("shipments.csv"), SourceIds, errors)));
        apiPrices = new(() => Checked(errors => ApiPriceTable.Read(files.Read("api_prices.csv"), SourceIds, errors)));
        exportRules = new(() => Checked(errors => ExportRuleList.Read(files.Read("export_rules.yaml"), new ValueReader(SourceIds, errors), errors)));
    }

    /// <summary>The catalogue shipped with the library.</summary>
    public static Catalogue Shipped { get; } = new(CatalogFiles.Shipped);

    /// <summary>The files that it is read from.</summary>
    public CatalogFiles Files => files;

    public IReadOnlyCollection<string> SourceIds => sourceIndex.Value.Keys;

    /// <summary>All sources.</summary>
    public IEnumerable<Source> Sources => SourceIds.Order(StringComparer.Ordinal).Select(id => FindSource(id)!);

    public IReadOnlyCollection<string> AcceleratorIds => acceleratorIndex.Value.Keys;

    /// <summary>All accelerators.</summary>
    public IEnumerable<Accelerator> Accelerators => AcceleratorIds.Select(Accelerator);

    /// <summary>The names of all single facts, each beginning with <c>catalog.</c>.</summary>
    public IEnumerable<string> FactNames => factIndices.Value.SelectMany(index => index.Keys).Select(key => "catalog." + key);

    public PriceTable Prices => prices.Value;

    public ShipmentTable Shipments => shipments.Value;

    public ApiPriceTable ApiPrices => apiPrices.Value;

    /// <summary>Export rules, in the order of the file.</summary>
    public IReadOnlyList<ExportRule> ExportRules => exportRules.Value;

    /// <summary>The parameters of kernel times, an entry an accelerator.</summary>
    public YamlIndex Kernels => kernelIndex.Value;

    /// <summary>The files that describe a model's architecture.</summary>
    public IEnumerable<SourceText> Architectures => files.Under("architectures/").Select(files.Read);

    /// <summary>The source with an id, or null.</summary>
    /// <exception cref="InputException">Its entry has an error.</exception>
    public Source? FindSource(string id) => sourceIndex.Value.Find(id) is { } entry ? Checked(errors => SourceList.Read(entry, errors)) : null;

    /// <summary>The single fact with a name that begins with <c>catalog.</c>, or null.</summary>
    /// <exception cref="InputException">Its entry has an error.</exception>
    public Node? FindFact(string name)
    {
        if (facts.TryGetValue(name, out var known))
            return known;
        var key = name["catalog.".Length..];
        if (factIndices.Value.Select(index => index.Find(key)).FirstOrDefault(entry => entry is not null) is not { } found)
            return null;
        return facts[name] = Checked(errors => new ValueReader(SourceIds, errors).Read(found.Value, name, key, null, null) is { Count: > 0 } nodes ? nodes[^1] : null)!;
    }

    /// <summary>The accelerator with an id or alias, spaces, hyphens and case aside.</summary>
    /// <exception cref="InputException">None has the name.</exception>
    public Accelerator FindAccelerator(string name, Location? at) =>
        (acceleratorIndex.Value.Find(name) is not null ? Accelerator(name) : Accelerators.FirstOrDefault(accelerator => accelerator.Aliases.Prepend(accelerator.Id).Any(alias => Same(alias, name))))
        ?? throw new InputException(at, $"No accelerator is called '{name}'.", Nearest.Suggest(name, Accelerators.SelectMany(accelerator => accelerator.Aliases.Prepend(accelerator.Id)), "'assay catalog list accelerators' shows them all."));

    /// <summary>The ids of the accelerators whose systems are known.</summary>
    public IReadOnlyCollection<string> SystemIds => systemIndex.Value.Keys;

    /// <summary>How accelerators with an id are joined, or null where the catalogue does not say.</summary>
    /// <exception cref="InputException">Its entry has an error.</exception>
    public AcceleratorSystem? FindSystem(string id) =>
        systemIndex.Value.Find(id) is { } entry ? Checked(errors => SystemList.Read(entry, new ValueReader(SourceIds, errors), errors)) : null;

    /// <summary>The ids of the chips that the methods of others can price.</summary>
    public IReadOnlyCollection<string> MethodChipIds => methodIndex.Value.Keys;

    /// <summary>What an accelerator costs in the methods of others, or null where the catalogue does not say.</summary>
    /// <exception cref="InputException">Its entry has an error.</exception>
    public MethodChip? FindMethodChip(string id) =>
        methodIndex.Value.Find(id) is { } entry ? Checked(errors => MethodChipList.Read(entry, acceleratorIndex.Value.Find(id) is null ? null : Accelerator(id), new ValueReader(SourceIds, errors), errors)) : null;

    /// <summary>Whether two published names mean the same, spaces, hyphens, underscores and case aside.</summary>
    public static bool Same(string a, string b) => Plain(a) == Plain(b);

    internal static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private Accelerator Accelerator(string id)
    {
        if (!accelerators.TryGetValue(id, out var accelerator))
            accelerators[id] = accelerator = Checked(errors => AcceleratorList.Read(acceleratorIndex.Value.Find(id)!, new ValueReader(SourceIds, errors), errors))!;
        return accelerator;
    }

    private static T Checked<T>(Func<Errors, T> read)
    {
        var errors = new Errors();
        var result = read(errors);
        errors.ThrowIfAny();
        return result;
    }
}
