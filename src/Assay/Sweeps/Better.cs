namespace Assay.Sweeps;

/// <summary>Which end of an output is wanted.</summary>
public enum Better
{
    Less,
    More,
}
