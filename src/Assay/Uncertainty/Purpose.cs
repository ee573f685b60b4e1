namespace Assay.Uncertainty;

/// <summary>The third counter word: keeps uniforms, normals and resampling of one key apart.</summary>
internal enum Purpose : uint
{
    Uniform = 0,
    Normal = 1,
    Resample = 2,
}
