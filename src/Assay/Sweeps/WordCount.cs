namespace Assay.Sweeps;

/// <summary>How often an output of words came to one.</summary>
/// <param name="Output">The output.</param>
/// <param name="Words">The most frequent words, each with its number of points.</param>
/// <param name="Others">How many other words there are.</param>
public sealed record WordCount(OutputColumn Output, IReadOnlyList<(string Word, long Points)> Words, long Others)
{
    private const int Most = 12;

    /// <summary>Reads the words of every output that holds words.</summary>
    public static IReadOnlyList<WordCount> Read(SweepReading reading) => [.. reading.Outputs.Where(output => output.IsWords).Select(output => Read(reading, output))];

    private static WordCount Read(SweepReading reading, OutputColumn output)
    {
        var words = reading.Rows($"SELECT {output.Sql}, count(*) FROM results WHERE problem IS NULL AND {output.Sql} IS NOT NULL GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT {Most}", row => (row.GetString(0), row.GetInt64(1)));
        var all = reading.Rows($"SELECT count(DISTINCT {output.Sql}) FROM results WHERE problem IS NULL", row => row.GetInt64(0))[0];
        return new WordCount(output, words, all - words.Count);
    }
}
