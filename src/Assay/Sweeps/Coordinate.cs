namespace Assay.Sweeps;

/// <summary>Where a point lies on one axis.</summary>
/// <param name="Index">The number of a listed value from 0; -1 on a range that is not a grid.</param>
/// <param name="Share">On a range the share of the way along it, from 0 to 1.</param>
public readonly record struct Coordinate(int Index, double Share);
