namespace Assay.Hardware;

/// <summary>A shape in which a product is cut up: each streaming multiprocessor works on one tile of the result at a time.</summary>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="Efficiency">Its rate against the best shape, at most 1.</param>
public readonly record struct GemmTile(double Rows, double Columns, double Efficiency);

/// <summary>
/// What the kernel tables tell about the matrix products of one accelerator in one precision. All shares are of the dense
/// peak rate and of the memory bandwidth in the catalogue. The formula is at <see cref="GemmCurve"/>.
/// </summary>
/// <param name="Launch">Seconds that even the smallest product takes.</param>
/// <param name="Depth">Seconds for each step along the inner dimension, which nothing hides in a small product.</param>
/// <param name="Efficiency">Share of the peak rate inside a tile, before throttling.</param>
/// <param name="MemoryEfficiency">Share of the memory bandwidth.</param>
/// <param name="Tiles">The tile shapes that a kernel library chooses from.</param>
/// <param name="Prologue">Steps of the inner dimension that filling and emptying a tile cost on top.</param>
/// <param name="Split">Share of an unfilled last wave that is saved by splitting its work: 0 none, 1 all.</param>
/// <param name="Unhidden">Share of the shorter of computing and memory traffic that is not hidden behind the longer.</param>
/// <param name="Slowdown">How much longer computing takes once it lasts: 0.2 is a fifth longer.</param>
/// <param name="SlowdownAfter">Seconds of computing after which half of the slow-down has set in.</param>
/// <param name="ConversionLaunch">Seconds that scaling and converting the left operand takes at the least.</param>
/// <param name="Conversion">Bytes moved for each value of the left operand to scale and convert it from 16 bits.</param>
public sealed record GemmFit(
    double Launch,
    double Depth,
    double Efficiency,
    double MemoryEfficiency,
    IReadOnlyList<GemmTile> Tiles,
    double Prologue,
    double Split,
    double Unhidden,
    double Slowdown,
    double SlowdownAfter,
    double ConversionLaunch,
    double Conversion);
