using System.Globalization;
using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>
/// The results of a sweep that is done, opened to be read. Everything is asked of the file in SQL, by one thread, so that the same
/// results give the same figures to the last bit and however many points take little memory.
/// </summary>
public sealed class SweepReading : IDisposable
{
    private readonly DuckDBConnection connection;

    private SweepReading(Sweep sweep, SweepFolder folder, IReadOnlyList<OutputColumn> outputs, IReadOnlyList<AxisTitle> axes, DuckDBConnection connection)
    {
        (Sweep, Folder, Outputs, this.connection) = (sweep, folder, outputs, connection);
        AxisTitles = axes;
        Axes = [.. sweep.Axes.Select(axis => CutAxis.Of(axis, sweep.Points))];
        (Done, Failed) = connection.Rows("SELECT count(*) FILTER (problem IS NULL), count(*) FILTER (problem IS NOT NULL) FROM results", row => (row.GetInt64(0), row.GetInt64(1)))[0];
    }

    public Sweep Sweep { get; }

    public SweepFolder Folder { get; }

    /// <summary>The axes, parted into places.</summary>
    public IReadOnlyList<CutAxis> Axes { get; }

    /// <summary>What each axis is called.</summary>
    public IReadOnlyList<AxisTitle> AxisTitles { get; }

    public IReadOnlyList<OutputColumn> Outputs { get; }

    /// <summary>The outputs that are numbers.</summary>
    public IEnumerable<OutputColumn> Numbers => Outputs.Where(output => !output.IsWords);

    /// <summary>Points that have a result.</summary>
    public long Done { get; }

    /// <summary>Points that came to none.</summary>
    public long Failed { get; }

    /// <summary>Points that a condition took out.</summary>
    public long Pruned => Sweep.Points - Done - Failed;

    /// <param name="folder">The folder of the sweep.</param>
    /// <param name="sweep">The sweep that it keeps.</param>
    /// <param name="study">What computes it, which knows titles; null for none.</param>
    /// <exception cref="InputException">The sweep is not done, or its results cannot be read.</exception>
    public static SweepReading Open(SweepFolder folder, Sweep sweep, IStudy? study)
    {
        if (!folder.IsDone)
            throw new InputException(null, "The sweep is not done.", $"'assay sweep run' goes on with it; 'assay sweep status {folder.Root}' says how far it is.");
        var units = Units(folder);
        OutputColumn[] outputs = [.. sweep.Outputs.Select(output => OutputColumn.Of(output, units.GetValueOrDefault(output.Id) ?? "", study?.Describe(output.Path)))];
        AxisTitle[] axes = [.. sweep.Axes.Select(axis => new AxisTitle(axis, study?.Describe(axis.Set)?.Title))];
        var connection = SweepSql.Open();
        try
        {
            connection.Execute($"CREATE VIEW results AS FROM read_parquet({StoreSql.Text(folder.Results)})");
            return new SweepReading(sweep, folder, outputs, axes, connection);
        }
        catch (DuckDBException refused)
        {
            connection.Dispose();
            throw new InputException(null, $"The results in '{folder.Root}' cannot be read: {refused.Message.ReplaceLineEndings(" ").Trim()}", "Run the sweep anew, in another folder.");
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Every point in its order, as it is read.</summary>
    public IEnumerable<StudyPoint> All() => Points("true");

    /// <summary>Rows of a query over the table <c>results</c>.</summary>
    internal List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> read) => connection.Rows(sql, read);

    /// <summary>Writes what a query gives, with one of DuckDB's own writers.</summary>
    internal void Copy(string options, string path) => connection.Execute($"COPY (SELECT * FROM results) TO {StoreSql.Text(path)} ({options})");

    /// <summary>Points by a condition, in their order.</summary>
    /// <param name="where">The condition in SQL.</param>
    /// <param name="most">How many at most; null for all.</param>
    internal IEnumerable<StudyPoint> Points(string where, long? most = null)
    {
        var (axes, outputs) = (Axes.Count, Outputs.Count);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT point, problem, {string.Join(", ", [.. Axes.Select(axis => axis.Share + "::DOUBLE"), .. Axes.Select(axis => StoreSql.Name(axis.Axis.Id)), .. Outputs.Select(output => output.Sql)])} FROM results WHERE {where} ORDER BY point{(most is { } limit ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {limit}") : "")}";
        // What is streamed is not held in memory.
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new StudyPoint(
                reader.GetInt64(0),
                [.. Enumerable.Range(2, axes).Select(i => reader.IsDBNull(i) ? double.NaN : reader.GetDouble(i))],
                [.. Enumerable.Range(2 + axes, axes).Select(reader.GetValue)],
                [.. Enumerable.Range(2 + axes + axes, outputs).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))],
                reader.Optional(1));
        }
    }

    private static Dictionary<string, string> Units(SweepFolder folder) =>
        (folder.Text("columns.csv")?.Text ?? "").Split('\n').Skip(1).Select(line => line.Split(',', 2)).Where(cells => cells.Length == 2).ToDictionary(cells => cells[0], cells => cells[1].TrimEnd('\r'));
}

/// <summary>What an axis is called.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Title">The title of the quantity that it sets; null where nothing tells.</param>
public sealed record AxisTitle(Axis Axis, Message? Title);
