using Assay.Documents;

namespace Assay.Records;

/// <summary>The register: what is owned, what was invoiced, and who was paid. Each file is one of the three tables, told by its header.</summary>
internal sealed class RegisterImporter : IImporter
{
    // What reads the head of a file before it is known which table it is.
    private static readonly TableForm Any = new("a table of the register", ',', Quoted: true, [], [.. RegisterTable.All.SelectMany(table => table.Form.Columns).Distinct()], RegisterTable.Assets.Form.Remedy);

    private RegisterTable table = RegisterTable.Assets;

    public void Check(Piece piece) => Read(piece);

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        (table, var text) = Read(piece);
        text.View(store.Connection, "raw_cells");
        var cells = string.Join(", ", table.Form.Columns.Select(name => $"CASE WHEN trim({StoreSql.Name(name)}) NOT IN ('', 'NULL') THEN trim({StoreSql.Name(name)}) END AS t_{name}"));
        store.Connection.Execute($"CREATE OR REPLACE TEMP VIEW raw AS SELECT {cells} FROM raw_cells");
        store.Connection.Execute(StoreSql.Script("register/macros"));
        store.Connection.Run(table.Stage(), progress, 0, 0.7, store.Settings.Cancellation);
        return text;
    }

    public Merged Merge(AccountStore store)
    {
        var connection = store.Connection;
        var rows = connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        connection.Execute("DELETE FROM staged WHERE why IS NULL AND NOT stands");
        var taken = table.Table.Merge(connection);
        var currencies = connection.Rows($"SELECT DISTINCT currency FROM {table.Table.Table} ORDER BY ALL", row => row.GetString(0));
        Message[] apart = currencies.Count > 1 ? [$"The register holds amounts in {string.Join(", ", currencies)}: they are kept apart and never added."] : [];
        return new Merged(taken, rows, Notes: apart);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "missing" => "Nothing stands here.",
        "number" => (Message)$"'{told ?? ""}' is no number that can stand here.",
        "cent" => (Message)$"'{told ?? ""}' is finer than a cent.",
        "currency" => (Message)$"'{told ?? ""}' is no currency: three letters of ISO 4217 are asked for.",
        "day" => (Message)$"'{told ?? ""}' is no day: write it as 2025-01-31.",
        "month" => (Message)$"'{told ?? ""}' is no month: write it as 2025-01.",
        "share" => (Message)$"'{told ?? ""}' is no share from 0 to 1.",
        "life" => (Message)$"'{told ?? ""}' is no life in years, above 0 and up to 100.",
        "kind" => Nearest.Suggest(told ?? "", ["accelerators", "servers", "network", "storage", "building", "other"], $"'{told ?? ""}' is no kind of asset: accelerators, servers, network, storage, building or other."),
        "resource" => Nearest.Suggest(told ?? "", [.. Economics.Words.Resources.Keys, "asset", "bill"], $"'{told ?? ""}' is no resource: {string.Join(", ", Economics.Words.Resources.Keys)}, asset or bill."),
        "item" => "An invoice for an asset or a bill names here which: the id of the asset, or the provider of the bill.",
        "proceeds" => "Proceeds stand here, and no day of disposal.",
        "before" => (Message)$"'{told ?? ""}' is before the beginning.",
        "twice" => (Message)$"'{told ?? ""}' stands here a second time; it counts once.",
        "differs" => (Message)$"'{told ?? ""}' is told in two ways; of the two the later day, then the greater amount stands, and not this row.",
        _ => why,
    };

    private static (RegisterTable Table, DelimitedText Text) Read(Piece piece)
    {
        var table = RegisterTable.Like(new DelimitedText(piece, Any).Header);
        return (table, new DelimitedText(piece, table.Form));
    }
}
