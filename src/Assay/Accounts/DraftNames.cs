using System.Text;

namespace Assay.Accounts;

/// <summary>Ids for a case file, one for each name of the records and no two alike.</summary>
/// <param name="reserved">Ids that a case has for itself.</param>
/// <param name="mark">What stands for signs that an id cannot have.</param>
internal sealed class DraftNames(IEnumerable<string> reserved, char mark = '_')
{
    private readonly HashSet<string> taken = [.. reserved];
    private readonly Dictionary<string, string> known = [];

    /// <summary>The id of a name: small letters, digits and marks, beginning with a letter.</summary>
    public string Of(string name)
    {
        if (known.TryGetValue(name, out var id))
            return id;
        var text = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != mark)
                text.Append(mark);
        }

        var plain = text.ToString().Trim(mark);
        if (plain.Length == 0 || !char.IsAsciiLetterLower(plain[0]))
            plain = $"x{mark}{plain}".TrimEnd(mark);
        id = plain;
        for (var next = 2; !taken.Add(id); next++)
            id = $"{plain}{mark}{next}";
        return known[name] = id;
    }
}
