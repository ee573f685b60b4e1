using Assay.Documents;

namespace Assay.Web.Planning;

/// <summary>What the reader asks about a model on an accelerator, as the fields and the address have it: texts, before any is read.</summary>
public abstract record ModelQuestion
{
    public string Model { get; init; } = "";
    public string Gpu { get; init; } = "";
    public string Precision { get; init; } = "";

    /// <summary>Dollars for a GPU-hour; the catalogue's where empty.</summary>
    public string Price { get; init; } = "";

    /// <summary>The name of the file that describes the model; empty where the catalogue does.</summary>
    public string File { get; init; } = "";

    /// <summary>That file, for as long as the page is open: it never stands in the address.</summary>
    public SourceText? Dropped { get; init; }

    /// <summary>The page's address with the question in it, and which of what was found is open.</summary>
    public abstract string Address(int picked = 0);
}
