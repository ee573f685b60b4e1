using Assay.Web.Planning;
using Microsoft.AspNetCore.Components;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Components;

/// <summary>Asks for a service, searches deployments, and shows what was found.</summary>
public sealed partial class Serve
{
    [SupplyParameterFromQuery(Name = "gpu")] public string? AskedGpu { get; set; }
    [SupplyParameterFromQuery(Name = "most")] public string? AskedMost { get; set; }
    [SupplyParameterFromQuery(Name = "rate")] public string? AskedRate { get; set; }
    [SupplyParameterFromQuery(Name = "input")] public string? AskedInput { get; set; }
    [SupplyParameterFromQuery(Name = "output")] public string? AskedOutput { get; set; }
    [SupplyParameterFromQuery(Name = "hit")] public string? AskedHit { get; set; }
    [SupplyParameterFromQuery(Name = "ttft")] public string? AskedFirst { get; set; }
    [SupplyParameterFromQuery(Name = "tpot")] public string? AskedEach { get; set; }
    [SupplyParameterFromQuery(Name = "percentile")] public string? AskedPercentile { get; set; }
    [SupplyParameterFromQuery(Name = "precision")] public string? AskedPrecision { get; set; }
    [SupplyParameterFromQuery(Name = "price")] public string? AskedPrice { get; set; }
    [SupplyParameterFromQuery(Name = "list")] public string? AskedList { get; set; }
    [SupplyParameterFromQuery(Name = "drafts")] public string? AskedDrafts { get; set; }
    [SupplyParameterFromQuery(Name = "day")] public string? AskedDay { get; set; }
    [SupplyParameterFromQuery(Name = "headroom")] public string? AskedHeadroom { get; set; }

    protected override ServeQuestion Usual => ServeChoices.Usual;

    protected override string NotAmongFound => Say("The link opens a deployment that is not among those found; the smallest is open.");

    protected override string? Label(string option) => ServeFields.Label(option);

    protected override ServeQuestion Told() => new ServeQuestion
    {
        Model = AskedModel ?? "",
        File = AskedFile ?? "",
        Dropped = AskedFile is null ? null : Dropped,
        Gpu = AskedGpu ?? "",
        Most = AskedMost ?? "",
        Rate = AskedRate ?? "",
        Input = AskedInput ?? "",
        Output = AskedOutput ?? "",
        Hit = AskedHit ?? "",
        First = AskedFirst ?? "",
        Each = AskedEach ?? "",
        Percentile = AskedPercentile ?? "",
        Precision = AskedPrecision ?? ServeChoices.Precisions[0],
        Price = AskedPrice ?? "",
        List = AskedList ?? "",
        Drafts = AskedDrafts ?? "",
        Day = AskedDay ?? "",
        Headroom = AskedHeadroom ?? "",
    };

    protected override ServeAnswer Find(ServeQuestion of, int threads, CancellationToken stop) => ServeAnswer.Of(of, stop);

    protected override int Places(ServeAnswer found) => found.Found.Count;
}
