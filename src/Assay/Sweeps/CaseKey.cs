using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>A key of a case file by its dotted path, such as <c>fleet.pools.h800.accelerator</c>.</summary>
internal static class CaseKey
{
    /// <summary>Whether a case has the key, and it holds a single value.</summary>
    public static bool Exists(YamlMap root, string path) => Find(root, path) is YamlScalar;

    /// <summary>Every path to a single value.</summary>
    public static IEnumerable<string> All(YamlMap root) => root.Entries.SelectMany(entry => entry.Value is YamlMap below ? All(below).Select(path => $"{entry.Key}.{path}") : entry.Value is YamlScalar ? [entry.Key] : []);

    /// <summary>The map with another value at a path that is there; all other values keep their places.</summary>
    public static YamlMap With(YamlMap root, string path, AxisValue value) => With(root, path.Split('.'), value);

    private static YamlMap With(YamlMap map, ReadOnlySpan<string> path, AxisValue value)
    {
        var key = path[0];
        var entries = new List<YamlEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (entry.Key != key)
                entries.Add(entry);
            else
                entries.Add(entry with { Value = path.Length == 1 ? new YamlScalar(value.At, value.Text) : With((YamlMap)entry.Value, path[1..], value) });
        }

        return map with { Entries = entries };
    }

    private static YamlValue? Find(YamlMap root, string path)
    {
        YamlValue? at = root;
        foreach (var key in path.Split('.'))
            at = (at as YamlMap)?.Find(key);
        return at;
    }
}
