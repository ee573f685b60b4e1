using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>Listings of <c>sacct --parsable2</c>: attempts of jobs, with their steps or without.</summary>
/// <param name="orders">What the listing does not tell.</param>
internal sealed class SlurmImporter(SlurmOrders orders) : IImporter
{
    /// <summary>The columns of a listing. <c>Line</c> is that of listings made from JSON.</summary>
    public static readonly TableForm Form = new(
        "a listing of sacct",
        '|',
        Quoted: false,
        ["JobID", "State", "Submit", "Start", "End/ElapsedRaw/Elapsed", "AllocTRES/AllocGRES"],
        ["JobName", "Account", "User", "Partition", "QOS", "WCKey", "Comment", "Reservation", "ExitCode", "NNodes", "AllocNodes", "AllocCPUS", "NCPUS", "ReqTRES", "ReqGRES", "ReqMem", "Cluster", "ConsumedEnergyRaw", "TRESUsageInTot", "TRESUsageInAve", "NTasks", "NodeList", "JobIDRaw", "Line"],
        "Make it by: sacct --parsable2 --allocations --duplicates --format=JobID,JobName,Account,User,Partition,State,Submit,Start,End,ElapsedRaw,AllocTRES,ReqTRES,NNodes");

    // A start is part of what tells attempts apart: some sites keep the first submission of a job that is requeued.
    private static readonly string[] Keys = ["cluster", "job", "submitted", "started"];

    private static readonly Lattice Attempts = new(
        "attempts",
        Keys,
        ["ended IS NOT NULL", "coalesce(ended, TIMESTAMP '1970-01-01')", "coalesce(seconds, -1)", "state"],
        ["energy_joules", "gpu_activity"],
        [.. Keys, "ended", "seconds", "state", "exit_code", "name", "account", "user_name", "partition", "qos", "label", "comment", "reservation", "nodes", "gpus", "gpu_type", "requested_gpus", "cpus", "memory_mib", "energy_joules", "gpu_activity", "node_list", "raw_job"]);

    private static readonly Lattice Steps = new("steps", ["cluster", "job", "step", "started"], ["1"], ["energy_joules", "gpu_activity"], ["cluster", "job", "step", "started", "energy_joules", "gpu_activity"]);

    private long steps;

    public void Check(Piece piece)
    {
        if (!SacctJson.Is(piece.Path))
            _ = new DelimitedText(piece, Form);
    }

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        var connection = store.Connection;
        var text = Listing(store, piece);
        Users.Settle(store, orders.Users, orders.Salt);
        text.View(connection, "raw");
        connection.Execute(StoreSql.Script("slurm/macros").Replace("$clock", orders.Clock, StringComparison.Ordinal));
        connection.Run(StoreSql.Script("slurm/texts"), progress, 0, 0.2, store.Settings.Cancellation);
        var stage = StoreSql.Script("slurm/stage").Replace("$cluster", StoreSql.Text(orders.Cluster), StringComparison.Ordinal).Replace("$users", Users.Kept(store, "\"User\""), StringComparison.Ordinal);
        connection.Run(Staged(stage, "staged", "NULL::BIGINT", "true"), progress, 0.2, 0.6, store.Settings.Cancellation);
        if (connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NOT NULL") > 0)
        {
            connection.Run(Staged(stage, "faults", "row_number() OVER () - 1", "why IS NOT NULL"), progress, 0.6, 0.7, store.Settings.Cancellation);
            connection.Execute("DELETE FROM staged WHERE why IS NOT NULL; INSERT INTO staged SELECT * FROM faults; DROP TABLE faults");
        }

        connection.Execute(StoreSql.Script("slurm/steps"));
        steps = connection.Execute("DELETE FROM staged WHERE step");
        return text;
    }

    public Merged Merge(AccountStore store)
    {
        var connection = store.Connection;
        var rows = connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        DropWhatWaited(connection);
        var taken = Attempts.Merge(connection);
        connection.Execute("DROP TABLE staged; ALTER TABLE staged_steps RENAME TO staged");
        Steps.Merge(connection);
        return new Merged(taken, rows, steps);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "cut" => "The file is cut off here, or is no JSON from here on; the jobs before it are taken.",
        "job" => (Message)$"'{told ?? ""}' is no job of Slurm.",
        "unreadable" => (Message)$"'{told ?? ""}' cannot be read.",
        "state" => (Message)$"'{told ?? ""}' is no state of Slurm.",
        "no_submit" => "It does not say when the job was submitted, by which attempts are told apart.",
        "no_start" => "It does not say when the job started, though it has run.",
        "no_end" => "It says neither when the job ended nor for how long it ran.",
        "end_before_start" => "The job ends before it starts.",
        "start_before_submit" => "The job starts before it was submitted: a clock ran backwards.",
        "end_before_submit" => "The job ends before it was submitted: a clock ran backwards.",
        "negative" => "The time it ran is negative.",
        "longer" => "It ran for longer than from its start to its end.",
        _ => why,
    };

    private static string Staged(string sql, string table, string place, string which) =>
        sql.Replace("$table", table, StringComparison.Ordinal).Replace("$place", place, StringComparison.Ordinal).Replace("$which", which, StringComparison.Ordinal);

    // JSON and calls of our own tell instants; a listing tells the time of a clock.
    private DelimitedText Listing(AccountStore store, Piece piece)
    {
        if (SacctJson.Is(piece.Path))
        {
            Directory.CreateDirectory(store.Scratch);
            var listing = Path.Combine(store.Scratch, "listing");
            if (!SacctJson.Write(piece.Path, listing))
                throw new InputException(null, $"'{piece.Name}' is JSON without a list 'jobs'.", "Make it by: sacct --json --duplicates");
            return new DelimitedText(piece with { Path = listing }, Form with { Delimiter = SacctJson.Delimiter });
        }

        if (!orders.Instants)
            orders.Keep(store);
        return new DelimitedText(piece, Form);
    }

    // A row of a job that waits tells nothing once the same submission is known to have started, in whatever order the two come.
    private static void DropWhatWaited(DuckDBConnection connection)
    {
        const string Same = "w.cluster = s.cluster AND w.job = s.job AND w.submitted = s.submitted AND w.started IS NULL AND s.started IS NOT NULL";
        if (connection.Value<long>("SELECT count(*) FROM attempts WHERE started IS NULL") > 0)
            connection.Execute($"DELETE FROM attempts w USING staged s WHERE {Same} AND s.why IS NULL");
        if (connection.Value<long>("SELECT count(*) FROM staged WHERE started IS NULL AND why IS NULL") > 0)
            connection.Execute($"DELETE FROM staged w USING (SELECT cluster, job, submitted, started FROM staged WHERE why IS NULL UNION ALL SELECT cluster, job, submitted, started FROM attempts) s WHERE {Same}");
    }
}
