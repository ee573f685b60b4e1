namespace Assay.Documents;

/// <summary>The known name nearest to a misspelt one.</summary>
public static class Nearest
{
    /// <summary>The candidate with the smallest edit distance, or null where none is close enough to be meant.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var upper = name.ToUpperInvariant();
        var (best, bestDistance) = ((string?)null, Math.Max(2, name.Length / 2) + 1);
        foreach (var candidate in candidates.Where(candidate => Math.Abs(candidate.Length - name.Length) < bestDistance))
        {
            var distance = Distance(upper, candidate.ToUpperInvariant(), bestDistance);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best is not null && bestDistance < Math.Max(name.Length, best.Length) ? best : null;
    }

    /// <summary>"Did you mean …?" where something is near, else the fallback sentence.</summary>
    public static Message Suggest(string name, IEnumerable<string> candidates, Message fallback) =>
        To(name, candidates) is { } near ? $"Did you mean '{near}'? {fallback}" : fallback;

    // Levenshtein 1966, one row at a time, given up where a whole row has reached what is too far.
    private static int Distance(string a, string b, int tooFar)
    {
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }

            if (row.IndexOfAnyInRange(0, tooFar - 1) < 0)
                return tooFar;
        }

        return row[b.Length];
    }
}
