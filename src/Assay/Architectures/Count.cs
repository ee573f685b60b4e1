using Assay.Documents;

namespace Assay.Architectures;

/// <summary>A whole number that a file gives, with the name and place it has there; no place where it was not given.</summary>
internal readonly record struct Count(int Value, string Name, Location? At)
{
    /// <summary>The largest number that is read: beyond every model, and small enough that products stay finite.</summary>
    public const int Largest = 100_000_000;

    /// <summary>Stands for a missing or refused number until the errors are thrown.</summary>
    public static Count Missing(string name) => new(1, name, null);

    /// <summary>A value that the format implies.</summary>
    public static Count Implied(int value, string name) => new(value, name, null);

    /// <summary>Checks a number as it was written; reports it where it is not whole, too small or too large.</summary>
    public static Count Check(double value, int least, string name, Location at, Errors errors)
    {
        if (value != Math.Floor(value) || value < least || value > Largest)
        {
            var problem = value < 0 ? "must not be negative" : value < least ? (Message)$"must be at least {least}" : value > Largest ? (Message)$"must be at most {Largest:N0}" : "must be a whole number";
            errors.Add(at, $"'{name}' {problem}.", $"Write a whole number from {least}, such as '{name}: {Math.Max(least, 8)}'.");
            return Missing(name);
        }

        return new((int)value, name, at);
    }
}
