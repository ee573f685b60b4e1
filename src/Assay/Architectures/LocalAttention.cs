namespace Assay.Architectures;

/// <summary>How a layer's attention is kept near.</summary>
public enum LocalReach
{
    /// <summary>A token attends to the last positions up to a size, itself included: Mistral, Gemma, gpt-oss.</summary>
    Window,

    /// <summary>A token attends to those before it in its own chunk of the sequence: Llama 4.</summary>
    Chunk,
}

/// <summary>Layers that attend, and keep keys and values, only nearby; the others reach the whole sequence.</summary>
/// <param name="Reach">Window or chunk.</param>
/// <param name="Size">Positions of the window or chunk, the token's own included.</param>
/// <param name="Layers">How many of the model's layers are so; which ones does not matter to any figure here.</param>
public sealed record LocalAttention(LocalReach Reach, int Size, int Layers)
{
    /// <summary>Those of the positions that a local layer attends to.</summary>
    public double Of(AttendedPositions positions) => Reach == LocalReach.Window ? positions.Within(Size) : positions.InChunks(Size);

    /// <summary>Tokens of a sequence whose keys and values a local layer keeps, at most: a whole window or chunk.</summary>
    /// <param name="length">Tokens of the sequence.</param>
    public double Kept(double length) => Math.Min(length, Size);

    /// <summary>The local layers where each layer whose number, counted from 1, is a multiple reaches the whole sequence; all of them where that is 0.</summary>
    public static int LayersAmong(int layers, int fullEvery) => fullEvery == 0 ? layers : layers - (layers / fullEvery);
}
