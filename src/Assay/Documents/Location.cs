namespace Assay.Documents;

/// <summary>A place in a text; line and column are counted from 1.</summary>
public readonly record struct Location(SourceText Source, int Line, int Column)
{
    /// <summary>A place further right on the same line.</summary>
    public Location Right(int characters) => this with { Column = Column + characters };

    public override string ToString() => $"{Source.Name}:{Line}:{Column}";
}
