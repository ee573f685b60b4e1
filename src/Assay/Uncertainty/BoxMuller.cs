using System.Runtime.CompilerServices;

namespace Assay.Uncertainty;

/// <summary>
/// Pairs of independent standard normals from 64-bit words: Box and Muller, "A note on the generation of random normal
/// deviates", Annals of Mathematical Statistics 29 (1958). Polynomials are minimax fits by Sollya 8.0 (fpminimax).
/// </summary>
internal static class BoxMuller
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// The upper 36 bits of a word give the radius, the lower 28 the angle: two of them the quadrant, as the signs of the
    /// two normals, and 26 the place x in it, from -½ to ½ about the diagonal.
    /// </summary>
    [MethodImpl(Inline)]
    internal static (T First, T Second) Pair<T>(T word) where T : struct, ILanes<T>
    {
        var uniform = (((word >>> 12) & T.AllBits(0x000F_FFFF_FFFF_0000)) | T.AllBits(0x3FF0_0000_0000_8000)) - T.All(1);
        var x = (((word << 26) & T.AllBits(0x000F_FFFF_FC00_0000)) | T.AllBits(0x3FF0_0000_0200_0000)) - T.All(1.5);
        // √(-2 ln u) times cos and sin of the angle; the √2 goes into the turn by an eighth: cos(a + π/4) = (cos a - sin a) / √2.
        var radius = T.Sqrt(MinusLog(uniform));
        var (sine, cosine) = SineAndCosine(x);
        var sign = T.AllBits(0x8000_0000_0000_0000);
        return (((cosine - sine) * radius) ^ ((word << 36) & sign), ((cosine + sine) * radius) ^ ((word << 37) & sign));
    }

    /// <summary>-ln u for u in (0, 1), within 4 ulp: u = 2ᵉ(1 + f) with 1 + f from √½ to √2.</summary>
    [MethodImpl(Inline)]
    internal static T MinusLog<T>(T u) where T : struct, ILanes<T>
    {
        var bits = T.AddBits(u, T.AllBits(0x0009_5F61_9980_C433));
        var exponent = ((bits >>> 52) | T.AllBits(0x4330_0000_0000_0000)) - T.All(4503599627370496 + 1023.0);
        var f = T.AddBits(bits & T.AllBits(0x000F_FFFF_FFFF_FFFF), T.AllBits(0x3FE6_A09E_667F_3BCD)) - T.All(1);
        var p = T.All(0.03067944517389364);
        p = T.Fused(p, f, T.All(-0.06692284371195309));
        p = T.Fused(p, f, T.All(0.0709463645107229));
        p = T.Fused(p, f, T.All(-0.06311478157126287));
        p = T.Fused(p, f, T.All(0.06466833279101368));
        p = T.Fused(p, f, T.All(-0.0710597594313338));
        p = T.Fused(p, f, T.All(0.07708557245199436));
        p = T.Fused(p, f, T.All(-0.08337584795169418));
        p = T.Fused(p, f, T.All(0.0909018528154924));
        p = T.Fused(p, f, T.All(-0.09999762097713796));
        p = T.Fused(p, f, T.All(0.11111128793651708));
        p = T.Fused(p, f, T.All(-0.12500007155285123));
        p = T.Fused(p, f, T.All(0.1428571406520441));
        p = T.Fused(p, f, T.All(-0.16666666554897228));
        p = T.Fused(p, f, T.All(0.20000000001180598));
        p = T.Fused(p, f, T.All(-0.2500000000077812));
        p = T.Fused(p, f, T.All(0.3333333333333152));
        p = T.Fused(p, f, T.All(-0.49999999999998423));
        p = T.Fused(p, f, T.All(1));
        return T.Fused(exponent, T.All(-0.6931471805599453), T.All(0) - p * f);
    }

    /// <summary>Sine and cosine of x quarter turns, for x from -½ to ½, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    internal static (T Sine, T Cosine) SineAndCosine<T>(T x) where T : struct, ILanes<T>
    {
        var square = x * x;
        var sine = T.All(5.626858907924294e-08);
        sine = T.Fused(sine, square, T.All(-3.598585748498499e-06));
        sine = T.Fused(sine, square, T.All(0.0001604411326945897));
        sine = T.Fused(sine, square, T.All(-0.004681754129625158));
        sine = T.Fused(sine, square, T.All(0.07969262624584415));
        sine = T.Fused(sine, square, T.All(-0.6459640975062381));
        sine = T.Fused(sine, square, T.All(1.5707963267948966));
        var cosine = T.All(4.655229730506156e-07);
        cosine = T.Fused(cosine, square, T.All(-2.5200134593299155e-05));
        cosine = T.Fused(cosine, square, T.All(0.0009192599516236018));
        cosine = T.Fused(cosine, square, T.All(-0.02086348073551661));
        cosine = T.Fused(cosine, square, T.All(0.25366950789993714));
        cosine = T.Fused(cosine, square, T.All(-1.2337005501361549));
        cosine = T.Fused(cosine, square, T.All(1));
        return (sine * x, cosine);
    }
}
