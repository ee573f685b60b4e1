using Assay.Documents;

namespace Assay.Records;

/// <summary>Cloud bills by FOCUS 1.0 to 1.2, as CSV or Parquet.</summary>
/// <param name="store">The store; its DuckDB looks into Parquet files.</param>
internal sealed class FocusImporter(AccountStore store) : IImporter
{
    /// <summary>The columns of a bill.</summary>
    public static readonly TableForm Form = new(
        "a cloud bill by FOCUS",
        ',',
        Quoted: true,
        FocusColumns.Required,
        [.. FocusColumns.Of10, .. FocusColumns.Later],
        "Export the bill by FOCUS 1.0, 1.1 or 1.2 (https://focus.finops.org), as CSV parted by commas or as Parquet.");

    private static readonly string[] Columns =
    [
        "digest", "currency", "provider", "billing_account", "billed_from", "billed_to", "charged_from", "charged_to", "category", "class", "billed", "effective",
        "service_category", "service", "sub_account", "sub_account_name", "resource", "resource_name", "resource_type", "region", "sku", "commitment", "commitment_status",
        "reservation", "reservation_status", "consumed", "consumed_unit", "invoice", "tags",
    ];

    private static readonly Lattice Charges = new("charges", ["digest"], ["1"], [], Columns);

    private IReadOnlyList<Message> notes = [];

    public void Check(Piece piece)
    {
        if (ParquetRows.Is(piece.Path))
            _ = new ParquetRows(piece, Form, store.Connection);
        else
            _ = new DelimitedText(piece, Form);
    }

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        var connection = store.Connection;
        ISourceRows rows;
        TableForm form;
        if (ParquetRows.Is(piece.Path))
        {
            var parquet = new ParquetRows(piece, Form, connection);
            form = Whole(parquet.Header);
            parquet.View(connection, "raw", form);
            (rows, notes) = (parquet, Odd(piece.Name, parquet.Header));
        }
        else
        {
            var header = new DelimitedText(piece, Form).Header;
            form = Whole(header);
            var text = new DelimitedText(piece, form);
            text.View(connection, "raw");
            (rows, notes) = (text, Odd(piece.Name, header));
        }

        var sql = StoreSql.Script("focus/stage")
            .Replace("$cells", string.Join(", ", form.Columns.Select(Cell)), StringComparison.Ordinal)
            .Replace("$digest", string.Join(", ", form.Columns.Select(Told)), StringComparison.Ordinal);
        connection.Run(sql, progress, 0, 0.7, store.Settings.Cancellation);
        return rows;
    }

    public Merged Merge(AccountStore store)
    {
        var connection = store.Connection;
        var rows = connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        var taken = Charges.Merge(connection);
        var currencies = connection.Rows("SELECT DISTINCT currency FROM charges ORDER BY ALL", row => row.GetString(0));
        Message[] apart = currencies.Count > 1 ? [$"The store holds bills in {string.Join(", ", currencies)}: they are kept apart and never added."] : [];
        return new Merged(taken, rows, Notes: [.. notes, .. apart]);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "missing" => "Nothing stands here, and the specification lets no charge be without it.",
        "number" => (Message)$"'{told ?? ""}' is no number.",
        "time" => (Message)$"'{told ?? ""}' is no time.",
        "currency" => (Message)$"'{told ?? ""}' is no currency: three letters of ISO 4217 are asked for.",
        "category" => Nearest.Suggest(told ?? "", ["Usage", "Purchase", "Tax", "Credit", "Adjustment"], $"'{told ?? ""}' is no category of a charge."),
        "before" => "The period ends before it starts.",
        "twice" => (Message)$"It is alike in every column to row {told ?? ""} of the data, which is taken: charges that differ must differ in some column.",
        _ => why,
    };

    // What the provider adds tells charges apart that are alike otherwise.
    private static TableForm Whole(IEnumerable<string> header) =>
        Form with { Known = [.. Form.Known, .. header.Where(name => !FocusColumns.All.Contains(name, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)] };

    // Some exports write the word where there is nothing.
    private static string Cell(string column) => $"CASE WHEN {StoreSql.Name(column)} NOT IN ('', 'NULL', 'null') THEN {StoreSql.Name(column)} END AS {StoreSql.Name(column)}";

    private static string Told(string column)
    {
        var cell = StoreSql.Name(column);
        var value = FocusColumns.Numbers.Contains(column) ? $"coalesce(exact({cell})::VARCHAR, {cell})" : FocusColumns.Times.Contains(column) ? $"coalesce(moment({cell})::VARCHAR, {cell})" : cell;
        return $"{StoreSql.Text($"{column}=")} || {value}";
    }

    private static IReadOnlyList<Message> Odd(string name, IReadOnlyList<string> header)
    {
        var unknown = header.Where(told => !FocusColumns.All.Contains(told, StringComparer.OrdinalIgnoreCase)).ToList();
        var notes = new List<Message>();
        var missing = FocusColumns.Of10.Where(column => !header.Contains(column, StringComparer.OrdinalIgnoreCase)).Select(column => (Name: column, Near: Nearest.To(column, unknown))).ToList();
        foreach (var (column, near) in missing.Where(one => one.Near is not null))
            notes.Add($"'{name}' has no column '{column}': is '{near!}' meant? It is read as empty.");
        if (missing.Where(one => one.Near is null).Select(one => one.Name).ToArray() is { Length: > 0 } others)
            notes.Add($"'{name}' lacks columns of FOCUS 1.0, which are read as empty: {string.Join(", ", others)}.");
        foreach (var misnamed in unknown.Where(told => !told.StartsWith("x_", StringComparison.OrdinalIgnoreCase) && !missing.Any(one => one.Near == told)))
            notes.Add(Nearest.To(misnamed, FocusColumns.All) is { } near ? (Message)$"'{name}' has a column '{misnamed}', which FOCUS does not know; the nearest it knows is '{near}'." : $"'{name}' has a column '{misnamed}', which FOCUS does not know; it tells charges apart and is read no further.");
        return notes;
    }
}
