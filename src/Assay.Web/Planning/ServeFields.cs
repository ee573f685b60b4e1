using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>What the page on serving calls what the command has options for.</summary>
internal static class ServeFields
{
    /// <summary>The label of the field that stands for an option, such as <c>rate</c>; null where there is none.</summary>
    public static string? Label(string option) => option switch
    {
        "gpus" => Say("GPUs at most; 1,024 if empty"),
        "rate" => Say("Requests a second, at the busiest"),
        "input" => Say("Tokens of a prompt"),
        "output-tokens" => Say("Tokens of an answer"),
        "cache-hit" => Say("Share of prompts cached, 0 to 1"),
        "ttft" => Say("Milliseconds to the first token"),
        "tpot" => Say("Milliseconds for each further one"),
        "percentile" => Say("for per cent of requests; means if empty"),
        "price" => Say("Dollars a GPU-hour, if not the catalogue's"),
        "list-price" => Say("Prices of a million tokens: input, cached, output"),
        "day" => Say("The day's load: 24 numbers with commas between, in any unit; empty for none"),
        "precision" => Say("Format of weights"),
        "model" => Say("Model"),
        "gpu" => Say("Accelerator"),
        "drafts" => Say("Tokens drafted in each step; none if empty"),
        "headroom" => Say("Per cent of room above an hour's load; none if empty"),
        _ => null,
    };
}
