using Assay.Documents;

namespace Assay.Cases;

/// <summary>The ids of pools, runs and stages, which become parts of names.</summary>
internal static class Ids
{
    /// <exception cref="InputException">The key cannot be a part of a name.</exception>
    public static string Check(YamlEntry entry)
    {
        if (entry.Key.Length > 0 && char.IsAsciiLetterLower(entry.Key[0]) && entry.Key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            return entry.Key;
        throw new InputException(entry.At, $"'{entry.Key}' cannot be a name.", "Use small letters, digits and '_', beginning with a letter.");
    }
}
