using System.Globalization;

namespace Assay.Sweeps;

/// <summary>Numbers of shards as a text: one or a range a line, such as <c>0-127</c>.</summary>
public static class ShardList
{
    /// <param name="shards">The numbers, ascending.</param>
    public static string Write(IReadOnlyList<int> shards)
    {
        var lines = new List<string>();
        for (var i = 0; i < shards.Count;)
        {
            var first = i;
            while (++i < shards.Count && shards[i] == shards[i - 1] + 1)
            {
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{shards[first]}-{shards[i - 1]}\n"));
        }

        return string.Concat(lines);
    }

    public static IEnumerable<int> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
        .SelectMany(ends => Enumerable.Range(ends[0], ends[1] - ends[0] + 1));

    /// <summary>The share of a task: every so-many-th of a list.</summary>
    public static IReadOnlyList<int> Share(string text, int task, int tasks) => [.. Read(text).Where((_, i) => i % tasks == task)];
}
