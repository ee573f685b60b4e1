namespace Assay.Records;

/// <summary>The lines of a file and where they begin, without their texts: what finds the line of a row after the fact.</summary>
internal static class LineScan
{
    /// <summary>Goes through the lines; a line of quoted text may hold line ends.</summary>
    /// <returns>The line's number from 1, the byte at which it begins, the byte after its last, and whether nothing stands in it.</returns>
    public static IEnumerable<(long Line, long Start, long End, bool Blank)> Of(string path, bool quoted)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var buffer = new byte[1 << 16];
        var (at, line, first, start, blank, inside, afterReturn) = (0L, 1L, 1L, 0L, true, false, false);
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++, at++)
            {
                var c = buffer[i];
                // The second half of a line end is no line of its own.
                if (afterReturn && c == '\n')
                {
                    (afterReturn, start) = (false, at + 1);
                    continue;
                }

                afterReturn = false;
                if (quoted && c == '"')
                    inside = !inside;
                if (c is (byte)'\n' or (byte)'\r')
                {
                    line++;
                    afterReturn = c == '\r';
                    if (inside)
                        continue;
                    yield return (first, start, at + 1, blank);
                    (first, start, blank) = (line, at + 1, true);
                }
                else
                {
                    blank = false;
                }
            }
        }

        if (!blank)
            yield return (first, start, at, false);
    }
}
