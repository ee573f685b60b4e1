using System.Globalization;

namespace Assay.Sweeps;

/// <summary>An output over two axes: at each pair of places the mean of the points there.</summary>
/// <param name="Output">The output.</param>
/// <param name="Across">The axis to the right.</param>
/// <param name="Up">The axis upwards.</param>
/// <param name="Held">Other axes that are held at a place; the rest are averaged over.</param>
/// <param name="Averaged">The axes that are averaged over.</param>
/// <param name="Cells">The cells at which there are points.</param>
public sealed record HeatMap(OutputColumn Output, CutAxis Across, CutAxis Up, IReadOnlyList<(CutAxis Axis, int Place)> Held, IReadOnlyList<CutAxis> Averaged, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>The most values that an axis may have to be drawn.</summary>
    public const int MostPlaces = 60;

    /// <summary>The cell at two places; null where no point was computed.</summary>
    public HeatCell? At(int across, int up) => Cells.FirstOrDefault(cell => cell.Across == across && cell.Up == up);

    /// <summary>The lowest and the highest mean of a cell; null where no cell has one.</summary>
    public (double Low, double High)? Range => Cells.Any(cell => cell.Mean is not null) ? (Cells.Min(cell => cell.Mean)!.Value, Cells.Max(cell => cell.Mean)!.Value) : null;

    /// <summary>Reads a heat map.</summary>
    /// <param name="reading">The results.</param>
    /// <param name="output">An output with numbers.</param>
    /// <param name="across">The place of the axis to the right among the axes.</param>
    /// <param name="up">That of the axis upwards.</param>
    /// <param name="held">By the place of an axis, the place at which it is held.</param>
    public static HeatMap Read(SweepReading reading, OutputColumn output, int across, int up, IReadOnlyDictionary<int, int> held)
    {
        var (x, y, z) = (reading.Axes[across], reading.Axes[up], output.Sql);
        // All cells of the middle, and the cells of the results alone of what is held.
        var where = string.Concat(held.OrderBy(one => one.Key).Select(one => $" AND {Is(reading.Axes[one.Key], one.Value)}"));
        var cells = reading.Rows(
            $"SELECT {x.Sql}, {y.Sql}, count(*), count({z}), avg({z}), min({z}), max({z}) FROM results WHERE true{where} GROUP BY 1, 2 ORDER BY 1, 2",
            row => new HeatCell(Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), Convert.ToInt32(row.GetValue(1), CultureInfo.InvariantCulture), row.GetInt64(2), row.GetInt64(3), Number(row, 4), Number(row, 5), Number(row, 6)));
        return new HeatMap(output, x, y, [.. held.OrderBy(one => one.Key).Select(one => (reading.Axes[one.Key], one.Value))], [.. reading.Axes.Where((axis, i) => i != across && i != up && !held.ContainsKey(i) && axis.Moves)], cells);
    }

    /// <summary>The first points of a cell, in their order.</summary>
    /// <param name="reading">The results.</param>
    /// <param name="places">By the place of an axis, the place on it.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<StudyPoint> Points(SweepReading reading, IReadOnlyDictionary<int, int> places, int most) =>
        [.. reading.Points(string.Join(" AND ", places.OrderBy(one => one.Key).Select(one => Is(reading.Axes[one.Key], one.Value)).DefaultIfEmpty("true")), most)];

    /// <summary>How many points a cell has.</summary>
    public static long Count(SweepReading reading, IReadOnlyDictionary<int, int> places) =>
        reading.Rows($"SELECT count(*) FROM results WHERE {string.Join(" AND ", places.OrderBy(one => one.Key).Select(one => Is(reading.Axes[one.Key], one.Value)).DefaultIfEmpty("true"))}", row => row.GetInt64(0))[0];

    private static string Is(CutAxis axis, int place) => string.Create(CultureInfo.InvariantCulture, $"{axis.Sql} = {place}");

    private static double? Number(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}

/// <summary>A cell of a heat map.</summary>
/// <param name="Across">Its place to the right, from 0.</param>
/// <param name="Up">Its place upwards.</param>
/// <param name="Points">How many points lie in it.</param>
/// <param name="Results">How many of them have a number.</param>
/// <param name="Mean">Their mean; null where none has one.</param>
/// <param name="Low">The lowest number.</param>
/// <param name="High">The highest.</param>
public sealed record HeatCell(int Across, int Up, long Points, long Results, double? Mean, double? Low, double? High);
