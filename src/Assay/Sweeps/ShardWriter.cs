using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>Writes the points of a shard as a Parquet file, complete or not at all. Each thread has a writer of its own.</summary>
internal sealed class ShardWriter : IDisposable
{
    private readonly Sweep sweep;
    private readonly IStudy study;
    private readonly DuckDBConnection connection;
    private readonly PointResult result;
    private readonly Coordinate[] place;
    private readonly IStudyReader reader;
    private readonly Func<Coordinate[], bool> holds;

    public ShardWriter(Sweep sweep, IStudy study, Pruning pruning)
    {
        (this.sweep, this.study) = (sweep, study);
        (reader, holds, result, place) = (study.NewReader(), pruning.NewTest(), new PointResult(study.Columns.Count), new Coordinate[sweep.Axes.Count]);
        connection = SweepSql.Open();
        // One thread writes the rows in their order, and so the same bytes.
        connection.Execute($"CREATE TABLE rows ({SweepSql.Columns(sweep, study)})");
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Computes the points of a shard and writes them.</summary>
    /// <param name="first">The first point.</param>
    /// <param name="end">The first after them.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    public void Write(long first, long end, string path, CancellationToken cancellation)
    {
        connection.Execute("DELETE FROM rows");
        using (var appender = connection.CreateAppender("rows"))
        {
            for (var point = first; point < end; point++)
            {
                cancellation.ThrowIfCancellationRequested();
                sweep.Design.Place(point, sweep.Axes, place);
                if (holds(place))
                    Append(appender, point);
            }
        }

        try
        {
            WholeFile.Write(path, unfinished => connection.Execute($"COPY (SELECT * FROM rows) TO {StoreSql.Text(unfinished)} (FORMAT parquet, COMPRESSION zstd)"));
        }
        catch (Exception refused) when (refused is DuckDBException or IOException)
        {
            throw SweepMerge.Unwritable(refused);
        }
    }

    private void Append(DuckDBAppender appender, long point)
    {
        reader.Read(place, result);
        var row = appender.CreateRow().AppendValue(point);
        for (var i = 0; i < place.Length; i++)
        {
            var axis = sweep.Axes[i];
            if (axis.Range is { } range)
                row.AppendValue(range.At(place[i]) / range.Unit.Scale);
            else
                row.AppendValue(axis.Values[place[i].Index].Text);
        }

        for (var i = 0; i < study.Columns.Count; i++)
        {
            if (study.Columns[i].IsText)
                row.AppendValue(result.Texts[i]);
            else if (double.IsNaN(result.Numbers[i]))
                row.AppendNullValue();
            else
                row.AppendValue(result.Numbers[i]);
        }

        row.AppendValue(result.Problem).EndRow();
    }
}
