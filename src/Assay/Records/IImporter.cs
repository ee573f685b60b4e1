using Assay.Documents;

namespace Assay.Records;

/// <summary>
/// Reads one kind of file into the store. The frame, <see cref="Importing"/>, stages each piece in temporary tables, tells the
/// refused rows, and merges in one transaction; a piece that is cut off leaves nothing.
/// </summary>
/// <remarks>
/// To add a kind: (1) a migration with its tables; (2) an importer whose <see cref="Stage"/> makes the temporary table <c>staged</c>
/// and whose <see cref="Merge"/> brings it into the tables by a <see cref="Lattice"/>; (3) an option of <c>assay accounts import</c>.
/// Delimited text is read by <see cref="DelimitedText"/>, which finds delimiter and columns, keeps what cannot be read and knows lines.
/// </remarks>
internal interface IImporter
{
    /// <summary>Looks at the head of a piece, before any piece is taken.</summary>
    /// <exception cref="InputException">The file is not of the kind.</exception>
    void Check(Piece piece);

    /// <summary>
    /// Makes the temporary table <c>staged</c>: the columns of the table with their types and, of every row, <c>line</c> (its line in the
    /// file; or null, and then the row's place among those of <c>raw</c> in <c>place</c>, from 0), <c>at_column</c>, <c>why</c> and
    /// <c>told</c>. <c>why</c> is null where the row is good, else a word for <see cref="Reason"/>; <c>told</c> is the value at fault.
    /// </summary>
    /// <exception cref="InputException">The file is not of the kind.</exception>
    ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress);

    /// <summary>Brings <c>staged</c> into the tables.</summary>
    Merged Merge(AccountStore store);

    /// <summary>What a word in <c>why</c> means, for people.</summary>
    Message Reason(string why, string? told);
}

/// <summary>What is imported as one: it is taken whole or not at all.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Path">Where its text lies.</param>
internal sealed record Piece(string Name, string Path);

/// <param name="Taken">Rows that added to what the store knows.</param>
/// <param name="Rows">Good rows, unchanged ones among them.</param>
/// <param name="Folded">Rows of a finer grain.</param>
/// <param name="Notes">What else a person should know of the piece.</param>
internal readonly record struct Merged(long Taken, long Rows, long Folded = 0, IReadOnlyList<Message>? Notes = null);
