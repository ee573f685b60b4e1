using System.Globalization;

namespace Assay.Records;

/// <summary>Nodes as Slurm writes them: <c>gpu[001-003,007],login1</c>.</summary>
internal static class NodeList
{
    // No cluster is larger; a range that is comes from a text that is no list of nodes.
    private const int Most = 1_000_000;

    /// <summary>The nodes one by one; what cannot be read stays as it is.</summary>
    public static IReadOnlyList<string> Expand(string list) => [.. Parts(list).SelectMany(One).Take(Most)];

    // Commas between brackets part no nodes.
    private static IEnumerable<string> Parts(string list)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (i > start)
                    yield return list[start..i];
                start = i + 1;
            }
            else
            {
                depth += list[i] == '[' ? 1 : list[i] == ']' ? -1 : 0;
            }
        }
    }

    private static IEnumerable<string> One(string part)
    {
        var (open, close) = (part.IndexOf('['), part.IndexOf(']'));
        if (open < 0 || close < open)
            return [part];
        var ends = One(part[(close + 1)..]).ToArray();
        return part[(open + 1)..close].Split(',').SelectMany(Numbers).SelectMany(number => ends.Select(end => part[..open] + number + end));
    }

    private static IEnumerable<string> Numbers(string range)
    {
        var ends = range.Split('-');
        if (ends.Length != 2 || !int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) || !int.TryParse(ends[1], CultureInfo.InvariantCulture, out var last) || last < first)
            return [range];
        return Enumerable.Range(first, Math.Min(last - first + 1, Most)).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(ends[0].Length, '0'));
    }
}
