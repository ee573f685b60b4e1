using Assay.Documents;

namespace Assay.Records;

/// <summary>The rows of a file while it is imported: what finds them again to tell of them.</summary>
internal interface ISourceRows
{
    /// <summary>As the user named the file.</summary>
    string Name { get; }

    /// <summary>The lines, counted from 1, of rows by their place among those that were read, and of rejected rows by their byte.</summary>
    /// <param name="places">In ascending order.</param>
    /// <param name="rejected">In the order of their bytes.</param>
    (IReadOnlyDictionary<long, long> Rows, IReadOnlyDictionary<long, long> Rejected) Lines(IReadOnlyList<long> places, IReadOnlyList<RejectedRow> rejected);

    /// <summary>What is wrong with a rejected row, and the column it is told of.</summary>
    (string? Column, Message Why) Tell(RejectedRow rejected);

    /// <summary>Whether the last line has no end, as in a file that was cut off.</summary>
    bool EndsOpen();
}
