namespace Assay.Architectures;

/// <summary>
/// How many positions of its sequence a token attends to: for a token at one place, or in the mean over a sequence. Layers
/// that see less than all ask how many of these lie <see cref="Within"/> a window or <see cref="InChunks"/>.
/// </summary>
public readonly record struct AttendedPositions
{
    private readonly double length;
    private readonly Masking? masking;

    private AttendedPositions(double length, Masking? masking) => (this.length, this.masking) = (length, masking);

    /// <summary>For a token that has a number of positions to attend to, itself included.</summary>
    public static AttendedPositions At(double positions) => new(positions, null);

    /// <summary>In the mean over the tokens of a sequence.</summary>
    /// <param name="length">Tokens of the sequence, at least 1.</param>
    /// <param name="masking">Causal: the i-th token has i positions. Full: every token has all.</param>
    public static AttendedPositions Over(double length, Masking masking)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(length, masking);
    }

    /// <summary>All positions: causal in the mean (length + 1) / 2.</summary>
    public double All => masking == Masking.Causal ? (length + 1) / 2 : length;

    /// <summary>
    /// The last positions up to a window's size: min(i, window) for the i-th token, so causal in the mean over a longer
    /// sequence window - window · (window - 1) / (2 · length).
    /// </summary>
    /// <param name="window">Positions of the window, the token's own included.</param>
    public double Within(double window)
    {
        if (length <= window)
            return All;
        return masking == Masking.Causal ? window - (window * (window - 1) / (2 * length)) : window;
    }

    /// <summary>
    /// The positions of the token's own chunk, where a sequence is cut into chunks: causal in the mean (size + 1) / 2 over
    /// whole ones. A token at one place beyond the first chunk is given that mean too, since callers mix many such places.
    /// </summary>
    /// <param name="size">Positions of a chunk.</param>
    public double InChunks(double size)
    {
        if (length <= size)
            return All;
        if (masking != Masking.Causal)
            return masking == Masking.Full ? size : (size + 1) / 2;
        var (whole, rest) = (Math.Floor(length / size), length % size);
        return ((whole * size * (size + 1)) + (rest * (rest + 1))) / (2 * length);
    }
}
