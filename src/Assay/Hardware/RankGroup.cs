namespace Assay.Hardware;

/// <summary>
/// The ranks that take part in a collective: so many, each so far from the next in the order in which ranks fill the
/// scale-up domains.
/// </summary>
/// <param name="Size">Ranks.</param>
/// <param name="Stride">Distance between neighbours: the product of the sizes of all groups nested inside.</param>
public readonly record struct RankGroup(int Size, int Stride)
{
    /// <summary>Ranks of the group in one scale-up domain.</summary>
    public int Local(int domain) => Stride >= domain ? 1 : Math.Min(Size, domain / Stride);

    /// <summary>Scale-up domains over which the group is spread.</summary>
    public int Domains(int domain)
    {
        var local = Local(domain);
        return (Size + local - 1) / local;
    }
}
