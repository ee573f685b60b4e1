using Assay.Documents;
using Assay.Modeling;

namespace Assay.Catalog;

/// <summary>Sourced facts: accelerators, prices by date, and single facts by name. Each file is read when it is first needed.</summary>
public sealed class Catalogue
{
    private readonly CatalogFiles files;
    private readonly Lazy<IReadOnlyDictionary<string, Source>> sources;
    private readonly Lazy<IReadOnlyList<Accelerator>> accelerators;
    private readonly Lazy<IReadOnlyDictionary<string, Node>> facts;
    private readonly Lazy<PriceTable> prices;

    public Catalogue(CatalogFiles files)
    {
        this.files = files;
        sources = new(() => Checked(errors => SourceList.Read(YamlText.Read(files.Read("sources.yaml")), errors).ToDictionary(source => source.Id)));
        accelerators = new(() => Checked(errors => AcceleratorList.Read(YamlText.Read(files.Read("accelerators.yaml")), Values(errors), errors).ToArray()));
        facts = new(() => Checked(ReadFacts));
        prices = new(() => Checked(errors => PriceTable.Read(files.Read("prices.csv"), [.. Sources.Keys], errors)));
    }

    /// <summary>The catalogue shipped with the library.</summary>
    public static Catalogue Shipped { get; } = new(CatalogFiles.Shipped);

    public IReadOnlyDictionary<string, Source> Sources => sources.Value;

    public IReadOnlyList<Accelerator> Accelerators => accelerators.Value;

    /// <summary>Single facts by name, each a quantity called <c>catalog.NAME</c>.</summary>
    public IReadOnlyDictionary<string, Node> Facts => facts.Value;

    public PriceTable Prices => prices.Value;

    /// <summary>The files that describe a model's architecture.</summary>
    public IEnumerable<SourceText> Architectures => files.Under("architectures/").Select(files.Read);

    /// <summary>The accelerator with an id or alias, spaces, hyphens and case aside.</summary>
    /// <exception cref="InputException">None has the name.</exception>
    public Accelerator FindAccelerator(string name, Location? at) =>
        Accelerators.FirstOrDefault(accelerator => accelerator.Aliases.Prepend(accelerator.Id).Any(alias => Same(alias, name)))
        ?? throw new InputException(at, $"No accelerator is called '{name}'.", Nearest.Suggest(name, Accelerators.Select(accelerator => accelerator.Id), "'assay catalog list accelerators' shows them all."));

    /// <summary>Whether two published names mean the same, spaces, hyphens, underscores and case aside.</summary>
    public static bool Same(string a, string b) => Plain(a) == Plain(b);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private Dictionary<string, Node> ReadFacts(Errors errors)
    {
        var found = new Dictionary<string, Node>();
        var values = Values(errors);
        foreach (var file in files.Under("facts/").Select(files.Read))
        {
            foreach (var entry in YamlText.Read(file).Entries)
            {
                foreach (var node in values.Read(entry.Value, $"catalog.{entry.Key}", entry.Key, null, null))
                {
                    if (!found.TryAdd(node.Name, node))
                        errors.Add(entry.At, $"The fact '{entry.Key}' stands twice.", "Keep one of the two, or put both values under 'values:'.");
                }
            }
        }

        return found;
    }

    private ValueReader Values(Errors errors) => new([.. Sources.Keys], errors);

    private static T Checked<T>(Func<Errors, T> read)
    {
        var errors = new Errors();
        var result = read(errors);
        errors.ThrowIfAny();
        return result;
    }
}
