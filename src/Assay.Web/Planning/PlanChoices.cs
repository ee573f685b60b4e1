using Assay.Architectures;
using Assay.Catalog;
using Assay.Training;

namespace Assay.Web.Planning;

/// <summary>What the fields of the page offer.</summary>
internal static class PlanChoices
{
    private static readonly Lazy<IReadOnlyList<Transformer>> OfCatalogue = new(() =>
        [.. TrainingSimulator.Shipped.Architectures.Models.Where(ModelShape.Knows).OrderBy(model => model.Id, StringComparer.OrdinalIgnoreCase)]);

    /// <summary>The models whose training is simulated.</summary>
    public static IReadOnlyList<Transformer> Models => OfCatalogue.Value;

    /// <summary>The accelerators of which the catalogue knows the machine around them.</summary>
    public static IReadOnlyList<string> Accelerators { get; } = [.. Catalogue.Shipped.SystemIds.Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Precisions { get; } = ["bf16", "fp16", "fp8", "mxfp8", "nvfp4"];

    /// <summary>What the fields hold before anything is asked.</summary>
    public static PlanQuestion Usual { get; } = new() { Model = "llama-3.1-8b", Gpu = "H100-SXM", Gpus = "256", Tokens = "15T", Batch = "1024", Sequence = "8192", Precision = Precisions[0] };
}
