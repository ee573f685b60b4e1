namespace Assay.Quantities;

/// <summary>The base dimensions. Each currency is one, so that money of two currencies meets only through a rate.</summary>
public enum BaseDimension
{
    UsDollar,
    Euro,
    Yuan,
    Time,
    Energy,
    Data,
    Flop,
    Token,
    Gpu,
    Node,
    Person,
    Mass,
    Volume,
}
