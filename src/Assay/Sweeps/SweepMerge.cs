using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>Brings the shards of a sweep together as its results.</summary>
public static class SweepMerge
{
    /// <summary>Brings all shards together as the results, and takes them away. Where another process has done so already, nothing is left to do.</summary>
    /// <exception cref="InputException">There is no room for them, or a shard cannot be read.</exception>
    public static void Run(SweepFolder folder, SweepPlan plan, CancellationToken cancellation)
    {
        if (folder.Missing(plan) is [var first, ..] missing)
            throw new InputException(null, $"{missing.Count:N0} of {plan.Count:N0} shards are missing, the first of them with the points {plan.First(first)} to {plan.End(first) - 1}; nothing is brought together.", $"'assay sweep resume {folder.Root}' goes on with them.");
        try
        {
            if (!folder.IsDone)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder.Results)!);
                using var connection = SweepSql.Open();
                // The names of shards are in the order of their points, and files are read in the order of their names.
                WholeFile.Write(folder.Results, unfinished => connection.Run($"COPY (SELECT * FROM read_parquet({StoreSql.Text(Path.Combine(folder.Shards, "*.parquet"))})) TO {StoreSql.Text(unfinished)} (FORMAT parquet, COMPRESSION zstd)", null, 0, 1, cancellation));
            }

            foreach (var done in new[] { folder.Shards, folder.Failures }.Where(Directory.Exists))
                Directory.Delete(done, recursive: true);
        }
        catch (Exception refused) when (refused is DuckDBException or IOException && !cancellation.IsCancellationRequested)
        {
            if (folder.IsDone)
                return;
            DropUnreadable(folder, plan);
            throw Unwritable(refused);
        }
    }

    /// <summary>What is said where results or shards cannot be written.</summary>
    internal static InputException Unwritable(Exception refused) =>
        new(null, $"The results cannot be written: {refused.Message.ReplaceLineEndings(" ")}", "Make room on the disk, or free it for writing, and run the sweep again: it goes on where it stopped.");

    private static void DropUnreadable(SweepFolder folder, SweepPlan plan)
    {
        var errors = new Errors();
        using var connection = SweepSql.Open();
        foreach (var shard in folder.Done().Order())
        {
            try
            {
                connection.Execute($"SELECT count(COLUMNS(*)) FROM read_parquet({StoreSql.Text(folder.Shard(shard))})");
            }
            catch (DuckDBException why)
            {
                File.Delete(folder.Shard(shard));
                errors.Add(null, $"Shard {shard} with the points {plan.First(shard)} to {plan.End(shard) - 1} cannot be read, and was taken away: {why.Message.ReplaceLineEndings(" ")}", "Run the sweep again, or 'assay sweep resume': it is computed anew.");
            }
        }

        errors.ThrowIfAny();
    }
}
