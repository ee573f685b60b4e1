using System.Text.RegularExpressions;
using Assay.Modeling;

namespace Assay.Reporting.Workbook;

/// <summary>
/// The name of each quantity's cell. A spreadsheet's names know no hyphen, are the same in capitals, and may not look like a
/// cell: <c>fleet.h800</c> is cell H800 of a sheet to some.
/// </summary>
internal sealed partial class QuantityNames
{
    private const int Longest = 255;

    private readonly Dictionary<string, string> names = [];

    public QuantityNames(Graph graph)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in graph.Nodes)
        {
            var name = Legal(node.Name);
            for (var i = 2; !taken.Add(name); i++)
                name = $"{Legal(node.Name)}_{i}";
            names[node.Name] = name;
        }
    }

    public string this[string quantity] => names[quantity];

    private static string Legal(string quantity)
    {
        var name = Foreign().Replace(quantity, "_");
        if (name.Length > Longest - 4)
            name = name[..(Longest - 4)];
        if (!char.IsAsciiLetter(name[0]) && name[0] != '_')
            name = "_" + name;
        return LikeACell().IsMatch(name) ? name + "_" : name;
    }

    [GeneratedRegex("[^A-Za-z0-9._]")]
    private static partial Regex Foreign();

    // A1 and R1C1 alone or after a dot, and the words that are values.
    [GeneratedRegex(@"(^|\.)([A-Za-z]{1,3}[0-9]+|[rR][0-9]*([cC][0-9]*)?|[cC][0-9]*|true|false)$", RegexOptions.IgnoreCase)]
    private static partial Regex LikeACell();
}
