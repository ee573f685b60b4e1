using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Components;

/// <summary>What the tables of the catalogue are called.</summary>
internal static class KindWords
{
    public static string Of(string kind) => kind switch
    {
        "accelerators" => Say("Accelerators"),
        "facts" => Say("Facts"),
        "prices" => Say("Prices"),
        "api-prices" => Say("API prices"),
        "shipments" => Say("Shipments"),
        "export-rules" => Say("Export rules"),
        "architectures" => Say("Architectures"),
        "sources" => Say("Sources"),
        _ => kind,
    };
}
