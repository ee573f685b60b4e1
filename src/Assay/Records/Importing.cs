using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>The frame of every import: pieces one after the other, each merged in a transaction of its own.</summary>
internal static class Importing
{
    /// <summary>Imports pieces by one importer.</summary>
    /// <exception cref="InputException">A piece is not of the kind; nothing is taken.</exception>
    public static ImportResult Run(AccountStore store, IImporter importer, IReadOnlyList<Piece> pieces)
    {
        var errors = new Errors();
        foreach (var piece in pieces)
            errors.Try(() => importer.Check(piece));
        errors.ThrowIfAny();
        var result = new ImportResult();
        for (var i = 0; i < pieces.Count; i++)
            result += One(store, importer, pieces[i], new Share(store.Settings.Progress, i, pieces.Count));
        return result;
    }

    private static ImportResult One(AccountStore store, IImporter importer, Piece piece, IProgress<double> progress)
    {
        var connection = store.Connection;
        // What is staged is gone with the connection; in a transaction DuckDB would fill it at half the rate.
        var text = importer.Stage(store, piece, progress);
        var (refused, count) = Refused(connection, importer, text);
        store.Settings.Cancellation.ThrowIfCancellationRequested();
        using var transaction = connection.BeginTransaction();
        var merged = importer.Merge(store);
        connection.Execute("DROP TABLE IF EXISTS staged");
        transaction.Commit();
        progress.Report(1);
        Message[] notes = [.. text.EndsOpen() ? [$"'{piece.Name}' does not end with a line end: it may be cut off, and its last row with it."] : Array.Empty<Message>(), .. merged.Notes ?? []];
        return new ImportResult { Taken = merged.Taken, Unchanged = merged.Rows - merged.Taken, Refused = refused, RefusedCount = count, Folded = merged.Folded, Notes = notes };
    }

    private static (IReadOnlyList<Refusal> Told, long Count) Refused(DuckDBConnection connection, IImporter importer, ISourceRows text)
    {
        var rejected = DelimitedText.Rejected(connection);
        var count = connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NOT NULL") + rejected.Count;
        if (count == 0)
            return ([], 0);
        var faults = connection.Rows(
            $"SELECT line, place, at_column, why, told FROM staged WHERE why IS NOT NULL ORDER BY coalesce(line, place) LIMIT {ImportResult.MostTold}",
            row => (Line: row.IsDBNull(0) ? (long?)null : row.GetInt64(0), Place: row.IsDBNull(1) ? -1 : row.GetInt64(1), Column: row.Optional(2), Why: row.GetString(3), Told: row.Optional(4)));
        var lines = text.Lines([.. faults.Where(fault => fault.Line is null).Select(fault => fault.Place)], rejected);
        IEnumerable<Refusal> all =
        [
            .. faults.Select(fault => new Refusal(text.Name, fault.Line ?? lines.Rows[fault.Place], fault.Column, importer.Reason(fault.Why, fault.Told))),
            .. rejected.Where(row => lines.Rejected.ContainsKey(row.Byte)).Select(row => (Row: row, Told: text.Tell(row))).Select(row => new Refusal(text.Name, lines.Rejected[row.Row.Byte], row.Told.Column, row.Told.Why)),
        ];
        return ([.. all.OrderBy(refusal => refusal.Row).Take(ImportResult.MostTold)], count);
    }

    // One piece of several is one part of the whole.
    private sealed class Share(IProgress<double>? whole, int piece, int pieces) : IProgress<double>
    {
        public void Report(double value) => whole?.Report((piece + value) / pieces);
    }
}
