using System.Runtime.Intrinsics;

namespace Assay.Hardware;

/// <summary>
/// The time of a matrix product on one accelerator in one precision: a roofline (Williams et al. 2009) whose compute side
/// goes by tiles and waves. With S multiprocessors and a product of m × k by k × n,
/// <code>
/// waves   = c − split (c − x),  x = ⌈m/rows⌉ ⌈n/columns⌉ / S,  c = ⌈x⌉
/// compute = min over tile shapes of  waves · 2 rows columns (k + prologue) · S / (peak · efficiency)
/// memory  = (operands + result in bytes) / (bandwidth · memory efficiency)
/// seconds = launch + depth k + max(compute', memory) + unhidden · min(compute', memory)
/// </code>
/// where compute' = compute (1 + slowdown · compute / (compute + after)): a long kernel draws more power than the part may
/// have and is clocked down. Operands are in their format already: see <see cref="ConversionSeconds"/>. Measured kernels ran alone; see <see cref="Sustained"/>. Off where a library picks a poor
/// kernel for one shape, which no smooth formula knows.
/// </summary>
public sealed class GemmCurve
{
    private const double ResultBytes = 2;

    // Refreshes and turns between reading and writing take the rest of a memory's time.
    private const double MostBandwidth = 0.95;

    private readonly GemmFit fit;
    // Four tile shapes at a time; where there are fewer the last one stands in again, which changes no minimum.
    private readonly (Vector256<double> PerRow, Vector256<double> PerColumn, Vector256<double> SecondsPerStep)[] tiles;
    private readonly double peak;
    private readonly double operandBytes;
    private readonly double weightBytes;
    private readonly double secondsPerByte;
    private readonly double perMultiprocessor;

    // Time of computing against that of the tiles.
    private readonly double longer = 1;

    /// <summary>Binds a fit to an accelerator's rates.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="peak">Dense peak rate in FLOP/s.</param>
    /// <param name="bandwidth">Memory bandwidth in bytes/s.</param>
    /// <param name="multiprocessors">How many tiles are worked on at once.</param>
    /// <param name="operandBytes">Bytes of one value of an operand.</param>
    /// <param name="weightBytes">Bytes of one value of the right operand where it is kept in fewer bits and widened on the way; null where it is not.</param>
    public GemmCurve(GemmFit fit, double peak, double bandwidth, double multiprocessors, double operandBytes, double? weightBytes = null)
    {
        this.fit = fit;
        this.peak = peak;
        this.operandBytes = operandBytes;
        this.weightBytes = weightBytes ?? operandBytes;
        perMultiprocessor = 1 / multiprocessors;
        secondsPerByte = 1 / (bandwidth * fit.MemoryEfficiency);
        Vector256<double> Four(GemmTile[] four, Func<GemmTile, double> value) => Vector256.Create([.. Enumerable.Range(0, Vector256<double>.Count).Select(i => value(four[Math.Min(i, four.Length - 1)]))]);
        tiles = [.. fit.Tiles.Chunk(Vector256<double>.Count).Select(four => (
            Four(four, tile => 1 / tile.Rows),
            Four(four, tile => 1 / tile.Columns),
            Four(four, tile => 2 * tile.Rows * tile.Columns * multiprocessors / (peak * fit.Efficiency * tile.Efficiency))))];
    }

    /// <summary>The dense peak rate in FLOP/s that efficiencies are against.</summary>
    public double Peak => peak;

    /// <summary>Seconds of one product of an m × k by a k × n matrix.</summary>
    public double Seconds(double m, double n, double k) => GroupedSeconds(1, m, n, k);

    /// <summary>Seconds of several products of one shape in one kernel, such as the experts of a layer.</summary>
    /// <param name="groups">How many products.</param>
    /// <param name="m">Rows of each: the tokens of one expert.</param>
    /// <param name="n">Columns of each.</param>
    /// <param name="k">The inner dimension.</param>
    public double GroupedSeconds(double groups, double m, double n, double k)
    {
        var steps = Vector256.Create(double.PositiveInfinity);
        foreach (var (perRow, perColumn, secondsPerStep) in tiles)
        {
            var waves = groups * Whole(m * perRow) * Whole(n * perColumn) * perMultiprocessor;
            var whole = Whole(waves);
            steps = Vector256.MinNative(steps, (whole - (fit.Split * (whole - waves))) * secondsPerStep);
        }

        var pair = Vector128.MinNative(steps.GetLower(), steps.GetUpper());
        var compute = double.MinNative(pair[0], pair[1]);
        compute *= (k + fit.Prologue) * longer;
        if (fit.SlowdownAfter == 0)
            compute *= 1 + fit.Slowdown;
        else if (compute > 0)
            compute *= 1 + (fit.Slowdown * compute / (compute + fit.SlowdownAfter));
        var memory = groups * ((k * ((operandBytes * m) + (weightBytes * n))) + (ResultBytes * m * n)) * secondsPerByte;
        return fit.Launch + (fit.Depth * k) + double.MaxNative(compute, memory) + (fit.Unhidden * double.MinNative(compute, memory));
    }

    /// <summary>Seconds to scale an m × k operand and convert it from 16 bits in a kernel of its own; 0 in 16 bits. Fused into the kernel before it costs less.</summary>
    public double ConversionSeconds(double m, double k) => fit.ConversionLaunch + (fit.Conversion * m * k * secondsPerByte);

    // Rounds up; a hair above a whole number is the error of multiplying by a reciprocal, which is faster than dividing.
    private static Vector256<double> Whole(Vector256<double> count) => Vector256.Ceiling(count - Vector256.Create(1e-9));

    // The same tiles with another fit or other weights: making them anew costs more than many products.
    private GemmCurve(GemmCurve other, GemmFit fit, double weightBytes)
    {
        this.fit = fit;
        (tiles, peak) = (other.tiles, other.peak);
        (perMultiprocessor, operandBytes) = (other.perMultiprocessor, other.operandBytes);
        longer = other.longer * (other.fit.Efficiency / fit.Efficiency);
        secondsPerByte = other.secondsPerByte * (other.fit.MemoryEfficiency / fit.MemoryEfficiency);
        this.weightBytes = weightBytes;
    }

    /// <summary>The same kernels in a step that keeps the part busy throughout: the slow-down holds from the start, however short the kernel.</summary>
    public GemmCurve Sustained() => new(this, fit with { SlowdownAfter = 0 }, weightBytes);

    /// <summary>The same kernels with weights, the right operand, kept in fewer bits and widened on the way, hidden by reading them.</summary>
    /// <param name="bytes">Bytes of one weight.</param>
    public GemmCurve WithWeights(double bytes) => new(this, fit, bytes);

    /// <summary>The same kernels computing and reading at other rates, which stay below what the part can do.</summary>
    /// <param name="computing">Rate of computing against the fit's; at most the peak is reached.</param>
    /// <param name="reading">Rate of reading and writing against the fit's; at most 95 % of the bandwidth is reached.</param>
    public GemmCurve At(double computing, double reading) =>
        new(this, fit with { Efficiency = Math.Min(1, fit.Efficiency * computing), MemoryEfficiency = Math.Min(MostBandwidth, fit.MemoryEfficiency * reading) }, weightBytes);

    /// <summary>Seconds that even the smallest product takes when it is launched by itself.</summary>
    public double Launch => fit.Launch;

    /// <summary>Seconds that a product takes longer for each step along its inner dimension, however much works beside it.</summary>
    public double Depth => fit.Depth;
}
