using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>A main quantity of a case as it is told and in its variants, all on common draws.</summary>
/// <param name="Now">As told, and as changed now.</param>
/// <param name="Kept">As told, and in the variant that is kept as A; null where none is.</param>
/// <param name="Between">In A, and as changed now.</param>
public sealed record VariantRow(ComparedQuantity Now, ComparedQuantity? Kept, ComparedQuantity? Between)
{
    public Node Node => Now.Node;
}
