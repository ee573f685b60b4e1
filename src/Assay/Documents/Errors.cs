namespace Assay.Documents;

/// <summary>Collects the errors of one input, so that all of them are reported and not the first alone.</summary>
public sealed class Errors
{
    private readonly List<InputError> found = [];

    public bool Any => found.Count > 0;

    public void Add(Location? at, string problem, string remedy)
    {
        var error = new InputError(at, problem, remedy);
        if (!found.Contains(error))
            found.Add(error);
    }

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
            found.AddRange(refused.Errors.Except(found));
            return false;
        }
    }

    /// <exception cref="InputException">Any error was found.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new InputException([.. found.OrderBy(e => e.At?.Source.Name).ThenBy(e => e.At?.Line).ThenBy(e => e.At?.Column)]);
    }
}
