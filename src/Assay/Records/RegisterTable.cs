using Assay.Documents;
using Assay.Economics;

namespace Assay.Records;

/// <summary>A table of the register: how its CSV looks, and how rows that speak of the same thing become one.</summary>
/// <param name="Script">The script that reads it.</param>
/// <param name="Form">How its CSV looks.</param>
/// <param name="Table">Where it goes; of two rows of the same keys the one of the highest rank stands.</param>
/// <param name="Superseded">SQL that says of a row that does not stand that it told less, and nothing else.</param>
internal sealed record RegisterTable(string Script, TableForm Form, Lattice Table, string Superseded)
{
    private const string Remedy = "docs/accounts-money.md shows the three tables of a register.";

    public static readonly RegisterTable Assets = Of(
        "assets",
        "a register of assets",
        ["asset", "kind", "purchased", "price", "currency", "in_service", "salvage_share", "life_years"],
        ["count", "gpus", "disposed", "proceeds", "supplier"],
        ["asset"],
        ["disposed IS NOT NULL", "coalesce(disposed, DATE '1970-01-01')", "coalesce(proceeds, 0)", "price", "gpus", "count", "in_service", "purchased", "life_years", "salvage_share", "kind", "currency", "coalesce(supplier, '')"],
        ["kind", "count", "gpus", "purchased", "price", "currency", "in_service", "disposed", "proceeds", "salvage_share", "life_years", "supplier"],
        "disposed IS NULL AND price = top[4] AND gpus = top[5] AND count = top[6] AND in_service = top[7] AND purchased = top[8]");

    public static readonly RegisterTable Invoices = Of(
        "invoices",
        "a list of invoices",
        ["invoice", "supplier", "date", "period_start", "period_end", "amount", "currency", "resource"],
        ["item", "kwh"],
        ["supplier", "invoice"],
        ["dated", "amount", "period_to", "period_from", "resource", "currency", "coalesce(item, '')", "coalesce(kwh, -1)"],
        ["dated", "period_from", "period_to", "amount", "currency", "resource", "item", "kwh"],
        "false");

    public static readonly RegisterTable People = Of(
        "people",
        "a list of people by month",
        ["month", "heads", "cost", "currency"],
        ["team"],
        ["month", "team"],
        ["cost", "heads", "currency"],
        ["heads", "cost", "currency"],
        "false");

    /// <summary>The tables of a register.</summary>
    public static IReadOnlyList<RegisterTable> All { get; } = [Assets, Invoices, People];

    /// <summary>The table that a header is most like.</summary>
    public static RegisterTable Like(IReadOnlyList<string> header) => All.MaxBy(table => table.Form.Required.Count(name => header.Contains(name, StringComparer.OrdinalIgnoreCase)) / (double)table.Form.Required.Count)!;

    /// <summary>SQL that makes <c>staged</c> out of <c>raw</c>.</summary>
    public string Stage()
    {
        var (keys, key) = (Table.Keys, Table.Keys[^1]);
        var rows = StoreSql.Script($"register/{Script}").Replace("$resources", string.Join(", ", Words.Resources.Keys.Order(StringComparer.Ordinal).Select(StoreSql.Text)), StringComparison.Ordinal);
        return rows + StoreSql.Script("register/stage")
            .Replace("$rank", string.Join(", ", Table.Rank), StringComparison.Ordinal)
            .Replace("$by_keys", string.Join(", ", keys.Select(name => $"ranked.{name}")), StringComparison.Ordinal)
            .Replace("$keys", string.Join(", ", keys), StringComparison.Ordinal)
            .Replace("$key", key, StringComparison.Ordinal)
            .Replace("$table", Table.Table, StringComparison.Ordinal)
            .Replace("$columns", string.Join(", ", Table.Columns), StringComparison.Ordinal)
            .Replace("$same", string.Join(" AND ", keys.Select(name => $"ranked.{name} IS NOT DISTINCT FROM best.{name}")), StringComparison.Ordinal)
            .Replace("$superseded", Superseded, StringComparison.Ordinal);
    }

    private static RegisterTable Of(string table, Message what, string[] required, string[] known, string[] keys, string[] rank, string[] others, string superseded) =>
        new(table, new TableForm(what, ',', Quoted: true, required, known, Remedy), new Lattice(table, keys, rank, [], [.. keys, .. others]), superseded);
}
