using System.Collections.Concurrent;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Hardware;

/// <summary>
/// The kernel times of every accelerator of a catalogue, from its <c>kernels.yaml</c>. An entry is read when it is first
/// asked for. An instance may be shared by threads.
/// </summary>
public sealed class KernelList(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, KernelSet> sets = [];

    /// <summary>Those of the catalogue shipped with the library.</summary>
    public static KernelList Shipped { get; } = new(Catalogue.Shipped);

    /// <summary>The ids of the accelerators that have an entry.</summary>
    public IReadOnlyCollection<string> Ids => catalogue.Kernels.Keys;

    /// <summary>The kernels of an accelerator, named by its id or an alias.</summary>
    /// <exception cref="InputException">There is no such accelerator, it has no entry, or the entry has an error.</exception>
    public KernelSet Find(string name, Location? at = null)
    {
        var accelerator = catalogue.FindAccelerator(name, at);
        return sets.GetOrAdd(accelerator.Id, id => Read(accelerator, catalogue.Kernels.Find(id) ?? throw new InputException(at, $"No kernels are known for {id}.", "Add an entry to kernels.yaml, such as 'like: H100-SXM' with an assumption.")));
    }

    private KernelSet Read(Accelerator accelerator, YamlEntry entry)
    {
        var errors = new Errors();
        var own = Parse(entry, errors);
        errors.ThrowIfAny();
        var (whole, next) = (own!, own!.Like);
        var (seen, origin) = (new HashSet<string> { entry.Key }, accelerator);
        while (next is not null)
        {
            var at = (entry.Value as YamlMap)?.Find("like")?.At;
            if (!seen.Add(next))
                throw new InputException(at, $"'{entry.Key}' is like itself in the end.", "Let 'like' lead to an entry with fits of its own.");
            if (catalogue.Kernels.Find(next) is not { } other)
                throw new InputException(at, $"No kernels are known for '{next}'.", Nearest.Suggest(next, Ids, "Use the id of another entry."));
            var parsed = Parse(other, errors);
            errors.ThrowIfAny();
            var named = catalogue.FindAccelerator(next, at);
            (whole, next, entry, origin) = (whole.Over(parsed!), parsed!.Like, other, named);
        }

        return new KernelSet(accelerator, origin, own, whole);
    }

    private KernelEntry? Parse(YamlEntry entry, Errors errors) => new KernelReader(new ValueReader(catalogue.SourceIds, errors), errors).Read(entry);
}
