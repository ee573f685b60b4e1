namespace Assay.Reporting.Workbook;

/// <summary>Names of sheets: a spreadsheet allows 31 characters, few signs, and each name once.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A free name as close to a title as can be.</summary>
    public string Take(string title)
    {
        var plain = string.Join(' ', title.Split([' ', .. Forbidden], StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '\'');
        var name = Cut(plain, Longest);
        for (var i = 2; !taken.Add(name); i++)
            name = $"{Cut(plain, Longest - 4)} {i}";
        return name;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length].Trim() : text;
}
