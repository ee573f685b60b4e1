namespace Assay.Hardware;

/// <summary>The feed-forward layer of experts with few tokens, where the weights of the experts that are hit are what is read.</summary>
public static class ExpertLayer
{
    /// <summary>
    /// Experts of a GPU that at least one token goes to, on average, with routing even and at random: each is missed by a token
    /// with the chance 1 − top-k / total. Real routing is uneven and hits fewer.
    /// </summary>
    /// <param name="tokens">Tokens that are routed, of all GPUs that share the experts.</param>
    /// <param name="experts">Experts on this GPU.</param>
    /// <param name="total">Experts of the layer, copies included.</param>
    /// <param name="topK">Experts for each token.</param>
    public static double Hit(double tokens, double experts, double total, double topK) => experts * (1 - Math.Pow(1 - Math.Min(1, topK / total), tokens));

    /// <summary>Seconds of both products of gated experts on one GPU; permutation and activation move memory on top.</summary>
    /// <param name="products">The grouped products of the accelerator in the precision of the weights.</param>
    /// <param name="rows">Tokens that come to this GPU, counted once for each of its experts that they use.</param>
    /// <param name="hit">Experts among which they are spread; see <see cref="Hit"/>.</param>
    /// <param name="hidden">Size of a token's vector.</param>
    /// <param name="intermediate">Size inside an expert, or the part of it on this GPU.</param>
    public static double Seconds(GemmCurve products, double rows, double hit, double hidden, double intermediate)
    {
        if (rows <= 0)
            return 0;
        var groups = Math.Clamp(rows, 1, Math.Max(1, hit));
        return products.GroupedSeconds(groups, rows / groups, 2 * intermediate, hidden) + products.GroupedSeconds(groups, rows / groups, hidden, intermediate);
    }
}
