namespace Assay.Sweeps;

/// <summary>Whether a Parquet file reaches its end: it closes with the mark with which it begins.</summary>
internal static class ParquetEnd
{
    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    public static bool IsThere(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> found = stackalloc byte[4];
        if (file.Length < 3 * Mark.Length || file.Read(found) != found.Length || !found.SequenceEqual(Mark))
            return false;
        file.Seek(-found.Length, SeekOrigin.End);
        return file.Read(found) == found.Length && found.SequenceEqual(Mark);
    }
}
