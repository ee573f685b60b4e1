namespace Assay.Documents;

/// <summary>An input that cannot be used, with every error found in it.</summary>
public sealed class InputException(IReadOnlyList<InputError> errors)
    : Exception(string.Join("\n\n", errors.Select(error => error.ToString())))
{
    public InputException(Location? at, Message problem, Message remedy) : this([new InputError(at, problem, remedy)])
    {
    }

    public IReadOnlyList<InputError> Errors { get; } = errors;
}
