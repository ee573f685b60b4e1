using System.Xml.Linq;
using Assay.Documents;
using Assay.Economics;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>What a reader should know: warnings, notes and keys; and what OpenCost tells beside it all.</summary>
internal static class NotePart
{
    public static XElement? Of(SpendingFigures figures)
    {
        var money = figures.Report.Money;
        string[] notes =
        [
            .. figures.Report.Warnings.Select(warning => warning.At is { } at ? Say($"{at.ToString()}: {warning.What}") : Say(warning.What)),
            .. money?.Notes.Select(note => Say(note)) ?? [],
            .. money is { Keys.Count: > 0 } ? [Say($"What pools share is allocated so: {Message.Join("; ", money.Keys.Select(key => (Message)$"{Words.Of(key.Resource)}: {Words.Of(key.Key)}"))}.")] : Array.Empty<string>(),
        ];
        return notes.Length == 0 ? null : Section("notes", SpendingWords.Notes, Tag("ul", notes.Select(note => Tag("li", note))));
    }

    /// <summary>The lines of OpenCost, whose money is apart from the books.</summary>
    public static XElement? OfKubernetes(SpendingFigures figures) => figures.Kubernetes is not { } kubernetes ? null : Section(
        "kubernetes",
        SpendingWords.Kubernetes,
        Table.Of(
            SpendingWords.Kubernetes,
            [new(Say("namespace")), new(Say("cluster")), new(Say("GPU-hours allocated"), true), new(Say("requested"), true), new(Say("used"), true), new(Say("cost of GPUs"), true), new(Say("cost of all"), true), new(Say("unexplained"), true)],
            kubernetes.Lines.Append(kubernetes.Total).Select(line => (IReadOnlyList<object?>)
            [
                line == kubernetes.Total ? SpendingWords.Sum : line.Kind == "workload" ? line.Name : Say(Records.RecordWords.Of(line.Kind)), line == kubernetes.Total ? "" : line.Cluster, Spent.Number(line.GpuHours), line.Requested is { } requested ? Spent.Number(requested) : "–", line.Used is { } used ? Spent.Number(used) : "–",
                Spent.Exact((long)Math.Round(line.GpuCost * 100)), Spent.Exact((long)Math.Round(line.TotalCost * 100)), Spent.Exact((long)Math.Round(line.Unexplained * 100)),
            ])));
}
