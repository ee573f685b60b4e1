using Assay.Catalog;
using Assay.Documents;
using Assay.Records;
using Assay.Sweeps;
using Assay.Tests.Cli;

namespace Assay.Tests.Sweeps;

/// <summary>A sweep whose results are made up: what is read of them is known.</summary>
internal sealed class MadeUpStudy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="yaml">The file of the sweep.</param>
    /// <param name="columns">Its outputs with their units.</param>
    /// <param name="rows">Its results: a query of point, axes, outputs and problem.</param>
    public MadeUpStudy(string yaml, string columns, string rows)
    {
        Sweep = SweepFile.Read(new SourceText("sweep.yaml", yaml), Catalogue.Shipped);
        Folder = SweepFolder.Make(folder["out"], [("sweep.yaml", yaml)]);
        Folder.Keep("columns.csv", "column,unit\n" + columns);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.Results)!);
        using var connection = SweepSql.Open();
        connection.Execute($"COPY ({rows}) TO {StoreSql.Text(Folder.Results)} (FORMAT parquet)");
        Reading = SweepReading.Open(Folder, Sweep, null);
    }

    public Sweep Sweep { get; }

    public SweepFolder Folder { get; }

    public SweepReading Reading { get; }

    public string this[string name] => folder[name];

    /// <summary>A sweep over a grid of two axes of numbers, from 0, with one output of both.</summary>
    /// <param name="first">How many steps the first axis has.</param>
    /// <param name="second">How many steps the second has; it changes faster.</param>
    /// <param name="output">The output in SQL, of a and b.</param>
    public static MadeUpStudy Of(int first, int second, string output) => new(
        $$"""
        sweep: made-up
        title: Made up
        case: h100-hour
        axes:
          a: { set: fleet.utilisation, range: 0 % to {{first - 1}} %, steps: {{first}} }
          b: { set: rent.neocloud.fall, range: 0 %/year to {{second - 1}} %/year, steps: {{second}} }
        outputs: { y: rent.own_cost_per_used_gpu_hour }
        """,
        "y,USD/GPU-hour\n",
        $"SELECT (a * {second} + b)::BIGINT AS point, a, b, ({output})::DOUBLE AS y, NULL::VARCHAR AS problem FROM (SELECT range::DOUBLE AS a FROM range({first})), (SELECT range::DOUBLE AS b FROM range({second})) ORDER BY point");

    public void Dispose()
    {
        Reading.Dispose();
        folder.Dispose();
    }
}
