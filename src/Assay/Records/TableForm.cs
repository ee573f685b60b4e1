using Assay.Documents;

namespace Assay.Records;

/// <summary>A delimited text as an importer expects it.</summary>
/// <param name="What">What it is called in messages, with its article: "a listing of sacct".</param>
/// <param name="Delimiter">What parts its columns.</param>
/// <param name="Quoted">Whether cells may stand in double quotes, as CSV has them.</param>
/// <param name="Required">Columns without which nothing can be read. A name with alternatives is told as <c>ElapsedRaw/Elapsed/End</c>: one of them must be there.</param>
/// <param name="Known">Further columns that are read where they are there.</param>
/// <param name="Remedy">How to make such a text.</param>
internal sealed record TableForm(Message What, char Delimiter, bool Quoted, IReadOnlyList<string> Required, IReadOnlyList<string> Known, Message Remedy)
{
    /// <summary>All columns by name.</summary>
    public IEnumerable<string> Columns => Required.SelectMany(name => name.Split('/')).Concat(Known).Distinct();
}
