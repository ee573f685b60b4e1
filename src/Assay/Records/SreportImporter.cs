using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Records;

/// <summary>
/// What a cluster had: <c>sreport -P -T gres/gpu cluster utilization</c>, with the lines above its table that say for when and in what
/// unit. One file may hold several such reports, one after the other.
/// </summary>
/// <param name="orders">The clock of the times.</param>
internal sealed partial class SreportImporter(SlurmOrders orders) : IImporter
{
    private static readonly Message Remedy = "Make it by: sreport -P -T gres/gpu -t Minutes cluster utilization start=… end=…";

    private static readonly TableForm Form = new("a listing of sreport", '|', Quoted: false, ["Cluster", "TRES Name", "Allocated", "Down", "PLND Down", "Idle", "Reported", "Began", "Ended", "Seconds", "Line"], ["Planned", "Reserved"], Remedy);

    private static readonly Lattice Capacity = new(
        "capacity", ["cluster", "began", "ended"], ["reported", "allocated"], [], ["cluster", "began", "ended", "reported", "allocated", "down", "planned_down", "reserved", "idle"]);

    public void Check(Piece piece) => Listing(piece, null);

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        Directory.CreateDirectory(store.Scratch);
        var path = Path.Combine(store.Scratch, "listing");
        Listing(piece, path);
        orders.Keep(store);
        var text = new DelimitedText(piece with { Path = path }, Form);
        text.View(store.Connection, "raw");
        store.Connection.Execute(StoreSql.Script("slurm/macros").Replace("$clock", orders.Clock, StringComparison.Ordinal));
        store.Connection.Execute(StoreSql.Script("sreport/stage"));
        return text;
    }

    public Merged Merge(AccountStore store)
    {
        var rows = store.Connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        return new Merged(Capacity.Merge(store.Connection), rows);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "time" => (Message)"The period above the table cannot be read, or ends before it begins.",
        "number" => $"'{told ?? ""}' is no amount of GPU time.",
        "sum" => "The parts do not sum to what is reported.",
        _ => why,
    };

    // The table alone, each row with its period, the seconds of a unit, and its line.
    private static void Listing(Piece piece, string? path)
    {
        var source = new SourceText(piece.Name, File.ReadAllText(piece.Path));
        using var to = path is null ? null : new StreamWriter(path) { NewLine = "\n" };
        var (period, unit, first, header, line) = (((string, string)?)null, 60.0, (string?)null, (string?)null, 0);
        foreach (var text in source.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (Period().Match(text) is { Success: true } told)
                (period, header) = ((told.Groups[1].Value, told.Groups[2].Value), null);
            else if (Unit().Match(text) is { Success: true } named)
                unit = Seconds(new Location(source, line, named.Groups[1].Index + 1), named.Groups[1].Value);
            else if (text.Trim().Trim('-').Length == 0)
                continue;
            else if (header is null && text.Contains("TRES Name", StringComparison.OrdinalIgnoreCase))
            {
                if (period is null)
                    throw new InputException(new Location(source, line, 1), "Nothing above the table says for when it is.", Remedy);
                header = text.TrimEnd('|');
                if (first is not null && first != header)
                    throw new InputException(new Location(source, line, 1), "This table has other columns than the one before it.", "Import the two as files of their own.");
                if (first is null)
                    to?.WriteLine($"{header}|Began|Ended|Seconds|Line");
                first ??= header;
            }
            else if (header is null)
                throw new InputException(new Location(source, line, 1), "This is no listing of sreport: the header of its table must name 'TRES Name'.", Remedy);
            else
                to?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.TrimEnd('|')}|{period!.Value.Item1}|{period.Value.Item2}|{unit}|{line}"));
        }

        if (header is null)
            throw new InputException(source.Start, "This is no listing of sreport: it has no table.", Remedy);
    }

    private static double Seconds(Location at, string unit) => unit.ToUpperInvariant() switch
    {
        "SECONDS" => 1,
        "MINUTES" => 60,
        "HOURS" => 3600,
        _ => throw new InputException(at, $"Amounts are told in '{unit}'.", Remedy),
    };

    [GeneratedRegex(@"^\s*Cluster Utilization\s+(\S+)\s+-\s+(\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(@"^\s*Us(?:ag)?e reported in (?:TRES |CPU )?(\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
