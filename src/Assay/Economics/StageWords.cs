using Assay.Documents;

namespace Assay.Economics;

/// <summary>What stages of runs are called.</summary>
public static class StageWords
{
    /// <summary>The words of an id; of one that a case made up, as it wrote them.</summary>
    public static Message Of(string id) => id switch
    {
        "pre_training" => "pre training",
        "context_extension" => "context extension",
        "post_training" => "post training",
        "sft_data" => "sft data",
        _ => id.Replace('_', ' '),
    };
}
