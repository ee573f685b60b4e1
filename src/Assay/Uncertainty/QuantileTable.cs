using System.Runtime.CompilerServices;

namespace Assay.Uncertainty;

/// <summary>
/// A smooth or broken function of a standard normal, as polynomials of degree 7 on cells that were halved until each
/// agrees with the function to 1e-8. A cell that still holds a jump when it is 5e-7 wide asks the function itself, and so
/// do a value beyond ±8 and a function so rough that it would take more than 4,096 cells.
/// </summary>
/// <remarks>
/// The error is absolute where the function is small against its spread about the centre, relative elsewhere. Functions
/// are given as logarithms or logits where a distribution has its end at zero, which makes the error relative there.
/// </remarks>
internal sealed class QuantileTable
{
    private const double Reach = 8;
    private const int RootCells = 32;
    private const int Degree = 7;
    private const int Depth = 20;
    private const int MostCells = 4096;
    private const double Tolerance = 1e-8;

    private readonly Func<double, double> exact;
    private readonly double spread;
    private readonly List<Cell> growing = [];
    private readonly Cell[] cells;

    /// <param name="exact">The function; pure, because it is asked again for rare values.</param>
    internal QuantileTable(Func<double, double> exact)
    {
        this.exact = exact;
        var spread = 0.5 * (exact(1) - exact(-1));
        this.spread = double.IsFinite(spread) ? spread : 0;
        const double width = 2 * Reach / RootCells;
        for (var root = 0; root < RootCells; root++)
            growing.Add(default);
        for (var root = 0; root < RootCells; root++)
            Grow(root, -Reach + root * width, width, Depth);
        this.cells = [.. growing];
        growing.Clear();
    }

    internal int CellCount => this.cells.Length;

    /// <summary>Every z becomes the function of z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Transform(Span<double> normals)
    {
        var cells = this.cells;
        for (var i = 0; i < normals.Length; i++)
        {
            var z = normals[i];
            if (!(Math.Abs(z) < Reach))
            {
                normals[i] = this.exact(z);
                continue;
            }
            ref readonly var cell = ref cells[(int)((z + Reach) * (RootCells / (2 * Reach)))];
            while (cell.Left > 0)
                cell = ref cells[z < cell.Middle ? cell.Left : cell.Left + 1];
            normals[i] = cell.Left < 0 ? this.exact(z) : cell.At(z);
        }
    }

    /// <summary>The mean of <paramref name="of"/>(function) under the standard normal, by Gauss and Legendre's rule on every cell and out to ±16.</summary>
    internal double Mean(Func<double, double> of)
    {
        var sum = 0.0;
        const double outer = 0.5;
        for (var z = Reach; z < 2 * Reach; z += outer)
            sum += Panel(z, outer, this.exact, of) + Panel(-z - outer, outer, this.exact, of);
        foreach (var cell in this.cells)
        {
            if (cell.Left <= 0)
                sum += Panel(cell.Middle - 1 / cell.Scale, 2 / cell.Scale, cell.Left < 0 ? this.exact : z => cell.At(z), of);
        }
        return sum;
    }

    private static double Panel(double low, double width, Func<double, double> function, Func<double, double> of)
    {
        ReadOnlySpan<double> nodes = [0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623];
        ReadOnlySpan<double> weights = [0.36268378337836198, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626];
        double sum = 0, half = 0.5 * width, middle = low + half;
        for (var i = 0; i < nodes.Length; i++)
            sum += weights[i] * (At(middle - half * nodes[i]) + At(middle + half * nodes[i]));
        return half * sum;

        double At(double z) => of(function(z)) * StandardNormal.Density(z);
    }

    private void Grow(int place, double low, double width, int depth)
    {
        var cell = Fit(low, width);
        if (!Agrees(cell, low, width))
        {
            if (depth == 0 || growing.Count > MostCells)
            {
                growing[place] = cell with { Left = -1 };
                return;
            }
            var left = growing.Count;
            growing.Add(default);
            growing.Add(default);
            Grow(left, low, 0.5 * width, depth - 1);
            Grow(left + 1, low + 0.5 * width, 0.5 * width, depth - 1);
            cell = cell with { Left = left };
        }
        growing[place] = cell;
    }

    // Newton's divided differences on eight equidistant nodes, then multiplied out about the middle of the cell.
    private Cell Fit(double low, double width)
    {
        Span<double> nodes = stackalloc double[Degree + 1];
        Span<double> differences = stackalloc double[Degree + 1];
        for (var i = 0; i <= Degree; i++)
        {
            nodes[i] = 2.0 * i / Degree - 1;
            differences[i] = this.exact(low + 0.5 * width * (nodes[i] + 1));
        }
        var polynomial = new Polynomial();
        if (!differences.ContainsAnyExcept(differences[0]))
        {
            // Flat, and perhaps infinite: the logarithm of a zero.
            polynomial[0] = differences[0];
            return new(low + 0.5 * width, 2 / width, 0, polynomial);
        }
        for (var order = 1; order <= Degree; order++)
        {
            for (var i = Degree; i >= order; i--)
                differences[i] = (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order]);
        }
        for (var i = Degree; i >= 0; i--)
        {
            for (var power = Degree; power > 0; power--)
                polynomial[power] = polynomial[power - 1] - nodes[i] * polynomial[power];
            polynomial[0] = differences[i] - nodes[i] * polynomial[0];
        }
        return new(low + 0.5 * width, 2 / width, 0, polynomial);
    }

    // Between the nodes, near both ends and in the middle. NaN and infinity never agree.
    private bool Agrees(in Cell cell, double low, double width) =>
        Agrees(cell, low + 0.06 * width) && Agrees(cell, low + 0.48 * width) && Agrees(cell, low + 0.95 * width);

    private bool Agrees(in Cell cell, double z)
    {
        var exact = this.exact(z);
        var fitted = cell.At(z);
        return fitted == exact || Math.Abs(fitted - exact) <= Tolerance * Math.Max(this.spread, Math.Abs(exact));
    }

    [InlineArray(Degree + 1)]
    private struct Polynomial
    {
        private double first;
    }

    /// <summary>Left: the place of the lower half, whose neighbour is the upper; 0 for a leaf; -1 where no polynomial fits.</summary>
    private readonly record struct Cell(double Middle, double Scale, int Left, Polynomial Polynomial)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal double At(double z)
        {
            var t = (z - Middle) * Scale;
            var high = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Polynomial[7], t, Polynomial[6]), t, Polynomial[5]), t, Polynomial[4]);
            var low = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Polynomial[3], t, Polynomial[2]), t, Polynomial[1]), t, Polynomial[0]);
            var t4 = t * t * t * t;
            return Math.FusedMultiplyAdd(high, t4, low);
        }
    }
}
