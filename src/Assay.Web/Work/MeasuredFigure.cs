using Assay.Documents;
using Assay.Serving;

namespace Assay.Web.Work;

/// <summary>A figure that is predicted and held against measurements.</summary>
/// <param name="Id">By which addresses name it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Table">Its table in <c>measured/</c>.</param>
/// <param name="Section">Its section of the page on errors.</param>
/// <param name="ByFamily">The heading of its table by publication there.</param>
/// <param name="Picture">Its picture there.</param>
/// <param name="Figure">Which of serving's figures; null for training.</param>
internal sealed record MeasuredFigure(string Id, Message Title, string Table, string Section, string ByFamily, string Picture, ServingFigure? Figure)
{
    public static IReadOnlyList<MeasuredFigure> All { get; } =
    [
        new("training", "Training step", "training", "Where the errors are", "By family", "training", null),
        new("throughput", "Serving: throughput", "serving", "Throughput", "Throughput by publication", "serving-throughput", ServingFigure.Throughput),
        new("tpot", "Serving: time per output token", "serving", "TPOT", "TPOT by publication", "serving-tpot", ServingFigure.Tpot),
        new("ttft", "Serving: time to the first token", "serving", "TTFT", "TTFT by publication", "serving-ttft", ServingFigure.Ttft),
    ];
}
