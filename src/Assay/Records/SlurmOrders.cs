using Assay.Documents;

namespace Assay.Records;

/// <summary>What a listing of Slurm does not tell.</summary>
public sealed record SlurmOrders
{
    /// <summary>The cluster of rows that name none.</summary>
    /// <value>"default".</value>
    public string Cluster { get; init; } = "default";

    /// <summary>The zone of its clock times, such as <c>Europe/Paris</c>; null for UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether clock times were written in UTC on purpose, whatever clock the cluster is kept by.</summary>
    public bool Instants { get; init; }

    /// <summary>What becomes of users' names; null for what the store does already, which is to keep them in a new one.</summary>
    public UserNames? Users { get; init; }

    /// <summary>Gives a secret for hashes of names. Asked once in the life of a store, and only where it hashes.</summary>
    public Func<string> Salt { get; init; } = () => throw new InvalidOperationException("Hashes of names need a secret.");

    /// <summary>SQL that makes the clock time in <c>t</c> a time in UTC.</summary>
    internal string Clock => Instants || TimeZone is null or "UTC" ? "try_cast(t AS TIMESTAMP)" : $"timezone('UTC', timezone({StoreSql.Text(TimeZone)}, try_cast(t AS TIMESTAMP)))";

    /// <summary>Holds a store to one clock, since rows read by two would be told as different attempts.</summary>
    /// <exception cref="InputException">The store knows the cluster by another clock, or there is no such zone.</exception>
    internal void Keep(AccountStore store)
    {
        var zone = TimeZone ?? "UTC";
        if (store.Connection.Value<long>($"SELECT count(*) FROM pg_timezone_names() WHERE name = {StoreSql.Text(zone)}") == 0)
        {
            var near = Nearest.To(zone, store.Connection.Rows("SELECT name FROM pg_timezone_names()", row => row.GetString(0)));
            throw new InputException(null, $"There is no time zone '{zone}'.", near is null ? (Message)"Give a name such as Europe/Paris or UTC." : $"Did you mean '{near}'?");
        }

        var setting = $"clock of {Cluster}";
        if (store.Setting(setting) is not { } known)
            store.Set(setting, zone);
        else if (known != zone)
            throw new InputException(null, $"The cluster '{Cluster}' of this store is kept by the clock of '{known}', not of '{zone}'.", $"Give --time-zone {known}, or a --cluster of its own.");
    }
}
