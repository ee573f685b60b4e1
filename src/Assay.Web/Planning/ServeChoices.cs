using Assay.Architectures;
using Assay.Serving;

namespace Assay.Web.Planning;

/// <summary>What the fields of the page offer.</summary>
internal static class ServeChoices
{
    private static readonly Lazy<IReadOnlyList<Transformer>> OfCatalogue = new(() =>
        [.. ServingPredictor.Shipped.Architectures.Models.OrderBy(model => model.Id, StringComparer.OrdinalIgnoreCase)]);

    public static IReadOnlyList<Transformer> Models => OfCatalogue.Value;

    public static IReadOnlyList<string> Precisions { get; } = [.. ServingFormats.Names];

    /// <summary>What the fields hold before anything is asked.</summary>
    public static ServeQuestion Usual { get; } = new() { Model = "llama-3.1-70b", Gpu = "H100-SXM", Rate = "10", Input = "1024", Output = "512", First = "2000", Each = "50", Precision = "fp8" };

    /// <summary>A question with everything in it, to begin from.</summary>
    public static ServeQuestion Example { get; } = Usual with { Rate = "40", Hit = "0.3", List = "0.6,0.15,0.9", Day = "30,24,20,18,18,22,32,48,66,82,92,97,98,100,99,97,95,90,84,78,70,58,46,36" };
}
