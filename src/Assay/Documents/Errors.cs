namespace Assay.Documents;

/// <summary>Collects the errors of one input, so that all of them are reported and not the first alone.</summary>
public sealed class Errors
{
    /// <summary>How many errors are told; of a file that is no case at all nobody reads more.</summary>
    private const int MostTold = 100;

    private readonly List<InputError> found = [];
    private readonly HashSet<InputError> told = [];

    public int Count => found.Count;

    /// <summary>Whether no further error would be told, so that looking for more is in vain.</summary>
    public bool Full => found.Count > MostTold;

    public bool Any => found.Count > 0;

    /// <summary>What was found, in the order of its places.</summary>
    public IReadOnlyList<InputError> All => [.. InOrder()];

    public void Add(Location? at, Message problem, Message remedy) => Add(new InputError(at, problem, remedy));

    /// <summary>Runs a step that throws at its first error, keeps that error, and tells whether it succeeded.</summary>
    public bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (InputException refused)
        {
            foreach (var error in refused.Errors)
                Add(error);
            return false;
        }
    }

    /// <exception cref="InputException">Any error was found.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new InputException([.. InOrder().Take(MostTold), .. Full ? [new InputError(null, "There are further errors, not told here.", "Mend these first.")] : Array.Empty<InputError>()]);
    }

    private IEnumerable<InputError> InOrder() => found.OrderBy(e => e.At?.Source.Name, StringComparer.Ordinal).ThenBy(e => e.At?.Line).ThenBy(e => e.At?.Column);

    private void Add(InputError error)
    {
        if (!Full && told.Add(error))
            found.Add(error);
    }
}
