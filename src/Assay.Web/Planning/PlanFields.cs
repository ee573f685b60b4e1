using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>What the page on training calls what the command has options for.</summary>
internal static class PlanFields
{
    /// <summary>The label of the field that stands for an option, such as <c>gpus</c>; null where there is none.</summary>
    public static string? Label(string option) => option switch
    {
        "tokens" => Say("Tokens, such as 15T"),
        "global-batch" => Say("Sequences a step"),
        "sequence" => Say("Tokens a sequence"),
        "price" => Say("Dollars a GPU-hour, if not the catalogue's"),
        "gpus" => Say("How many GPUs"),
        "within" => Say("or days to finish within"),
        "precision" => Say("Precision"),
        "model" => Say("Model"),
        "gpu" => Say("Accelerator"),
        _ => null,
    };
}
