using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Assay.Documents;
using Assay.Reporting.Studies;
using Assay.Sweeps;

namespace Assay.Tests.Sweeps;

/// <summary><c>assay sweep export</c>: every point, in a file for other programs.</summary>
public sealed class SweepExportTests(SmallStudy study) : IClassFixture<SmallStudy>
{
    [Fact]
    public void CSV_holds_every_point()
    {
        study.Try("sweep", "export", "out", "points.csv").Succeeded();
        var lines = File.ReadAllLines(study["points.csv"]);
        Assert.Equal("point,chip,ownership,use,cost,cost_sd,cost_p5,cost_p50,cost_p95,hour,hour_sd,hour_p5,hour_p50,hour_p95,problem", lines[0]);
        Assert.Equal(28, lines.Length - 1);
        var first = study.Query("SELECT * FROM results ORDER BY point LIMIT 1").Single();
        Assert.Equal(first.GetProperty("cost").GetDouble(), double.Parse(lines[1].Split(',')[4], CultureInfo.InvariantCulture), 1);
    }

    [Fact]
    public void Parquet_holds_every_point()
    {
        study.Try("sweep", "export", "out", "points.parquet").Succeeded();
        Assert.Equal(File.ReadAllBytes(study["out/results/points.parquet"]), File.ReadAllBytes(study["points.parquet"]));
    }

    [Fact]
    public void A_workbook_holds_every_point_and_says_what_was_asked_with_units()
    {
        study.Try("sweep", "export", "out", "points.xlsx").Succeeded();
        var about = Texts("points.xlsx", 1);
        Assert.Contains("What an hour costs by chip, ownership and use", about);
        Assert.Contains("fleet.cost_per_used_gpu_hour", about);
        Assert.Contains("USD/GPU-hour", about);
        var points = Sheet("points.xlsx", 2);
        var rows = points.Descendants().Where(element => element.Name.LocalName == "row").ToArray();
        Assert.Equal(29, rows.Length);
        var first = study.Query("SELECT * FROM results ORDER BY point LIMIT 1").Single();
        // Columns: point, three axes, two outputs.
        Assert.Equal(first.GetProperty("cost").GetDouble(), double.Parse(rows[1].Elements().ElementAt(4).Value, CultureInfo.InvariantCulture), 1);
        Assert.Equal("H800-SXM", rows[1].Elements().ElementAt(1).Value);
        Assert.Contains("no peak rate", rows[^1].Elements().Last().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("points.txt", "'points.txt' ends in none of .csv, .parquet and .xlsx.")]
    [InlineData("points", "'points' ends in none of .csv, .parquet and .xlsx.")]
    [InlineData("nowhere/points.csv", "There is no folder")]
    [InlineData("out/results/points.parquet", "is where the results of the sweep lie")]
    public void What_cannot_be_written_is_refused_and_nothing_is_left(string file, string problem)
    {
        var before = study.Files;
        var refused = study.Try("sweep", "export", "out", file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, study.Files);
    }

    [Fact]
    public void More_points_than_a_sheet_has_rows_are_no_workbook()
    {
        using var large = MadeUpStudy.Of(1024, 1024, "a + b");
        var refused = Assert.Throws<InputException>(() => StudyWorkbook.Write(large["points.xlsx"], null, large.Reading));
        Assert.Equal("There are 1,048,576 points, and a sheet of a workbook has 1,048,575 rows for them.", refused.Errors.Single().Problem.ToString());
        Assert.False(File.Exists(large["points.xlsx"]));
        SweepExport.Write(large.Reading, large["points.csv"], asText: true);
        Assert.Equal(1_048_577, File.ReadLines(large["points.csv"]).Count());
    }

    private XElement Sheet(string name, int number)
    {
        using var book = ZipFile.OpenRead(study[name]);
        using var sheet = book.GetEntry(FormattableString.Invariant($"xl/worksheets/sheet{number}.xml"))!.Open();
        return XDocument.Load(sheet).Root!;
    }

    private string[] Texts(string name, int number) => [.. Sheet(name, number).Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value)];
}
