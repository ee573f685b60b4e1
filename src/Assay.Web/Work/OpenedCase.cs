using Assay.Documents;

namespace Assay.Web.Work;

/// <summary>A case that a page is about.</summary>
/// <param name="Address">By which addresses name it.</param>
/// <param name="Source">Its text.</param>
internal sealed record OpenedCase(string Address, SourceText Source);
