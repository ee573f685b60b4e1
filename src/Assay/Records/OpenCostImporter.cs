using Assay.Documents;

namespace Assay.Records;

/// <summary>Answers of OpenCost's or Kubecost's <c>/allocation</c>. A row is one allocation over one window.</summary>
/// <param name="cluster">The cluster of allocations that name none.</param>
internal sealed class OpenCostImporter(string cluster) : IImporter
{
    private static readonly string[] Keys = ["cluster", "level", "name", "kind", "began", "ended"];

    // An answer that was asked for again later may know more of the same window; it is the one that counts more.
    private static readonly Lattice Allocations = new(
        "allocations", Keys, ["coalesce(minutes, -1)", "coalesce(gpu_hours, -1)", "total_cost"], [],
        [.. Keys, "node", "namespace", "controller", "pod", "container", .. OpenCostJson.Numbers]);

    private static readonly TableForm Form = new("an answer of OpenCost", OpenCostJson.Delimiter, Quoted: false, OpenCostJson.Columns, [], Message.Empty);

    public void Check(Piece piece) => OpenCostJson.Check(piece);

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        Directory.CreateDirectory(store.Scratch);
        var listing = Path.Combine(store.Scratch, "allocations");
        OpenCostJson.Write(piece.Path, listing);
        progress.Report(0.6);
        var text = new DelimitedText(piece with { Path = listing }, Form);
        text.View(store.Connection, "raw");
        store.Connection.Execute(StoreSql.Script("opencost/stage")
            .Replace("$numbers", string.Join(", ", OpenCostJson.Numbers.Select(number => $"\"{number}\"::DOUBLE AS {number}")), StringComparison.Ordinal)
            .Replace("$cluster", StoreSql.Text(cluster), StringComparison.Ordinal));
        return text;
    }

    public Merged Merge(AccountStore store)
    {
        var rows = store.Connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        return new Merged(Allocations.Merge(store.Connection), rows);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "cut" => (Message)"The file is cut off here, or is no JSON from here on; the windows before it are taken.",
        "window" => $"'{told ?? ""}' has no window that can be read.",
        "ends" => $"The window {told ?? ""} ends before it begins.",
        "total" => $"'{told ?? ""}' has no total cost.",
        "negative" => $"The amount {told ?? ""} is negative.",
        "longer" => $"It ran for {told ?? ""} minutes, more than its window has.",
        _ => why,
    };
}
