using Assay.Documents;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>An output as the results have it.</summary>
/// <param name="Output">What is kept.</param>
/// <param name="UnitName">The unit of its column as results name it; empty for words.</param>
/// <param name="Title">What it is called; null where nothing tells.</param>
/// <param name="Unit">The unit that its numbers are shown in.</param>
public sealed record OutputColumn(SweepOutput Output, string UnitName, Message? Title, Unit Unit)
{
    /// <summary>The name of its column.</summary>
    public string Id => Output.Id;

    /// <summary>Whether it holds words.</summary>
    public bool IsWords => UnitName.Length == 0;

    internal string Sql => Records.StoreSql.Name(Id);

    /// <summary>The column of an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="unitName">The unit of its column.</param>
    /// <param name="told">What a study tells of it; null for nothing.</param>
    public static OutputColumn Of(SweepOutput output, string unitName, (Message Title, Unit Unit)? told) =>
        new(output, unitName, told?.Title, told is { } one && one.Unit.Name == unitName ? one.Unit : Read(unitName));

    // A document may name a unit that the table does not have; it is shown as it is named.
    private static Unit Read(string name)
    {
        try
        {
            return UnitTable.Parse(name);
        }
        catch (UnknownUnitException)
        {
            return new Unit(name, Dimension.One, 1);
        }
    }
}
