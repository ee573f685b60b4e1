using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>The tables in <c>measured/</c>.</summary>
public class MeasuredFiles
{
    private static readonly SourceText Training = new("measured/training.csv", Layout.Repository.Text("measured/training.csv"));

    [Fact]
    public void Every_row_can_be_read_and_has_an_id_and_a_source_of_its_own()
    {
        var errors = new Errors();
        var rows = MeasuredTable.Read(Training, errors);
        Assert.Empty(errors.All);
        Assert.Equal(502, rows.Count);
        Assert.Distinct(rows.Select(row => row.Id));
        Assert.DoesNotContain(rows, row => row.Source.Length == 0);
    }

    [Fact]
    public void Rows_of_Bloom_have_the_shapes_that_the_text_around_their_tables_tells()
    {
        var rows = MeasuredTable.Read(Training, new Errors()).Where(row => row.Family == "bloom-chronicles").ToDictionary(row => row.Id);
        Assert.All(rows.Values, row => Assert.True(row is { Layers: not null, Hidden: not null, Heads: not null, Vocab: not null }, row.Id));
        Assert.Equal((78, 13824, 96, 250_000), (rows["bloom-106"].Layers, rows["bloom-106"].Hidden, rows["bloom-106"].Heads, rows["bloom-106"].Vocab));
        Assert.Equal((106, 12288, 64), (rows["bloom-113"].Layers, rows["bloom-113"].Hidden, rows["bloom-113"].Heads));
        Assert.Equal((70, 14336, 112, 250_880), (rows["bloom-131"].Layers, rows["bloom-131"].Hidden, rows["bloom-131"].Heads, rows["bloom-131"].Vocab));
    }

    [Fact]
    public void Layers_that_are_not_printed_follow_from_rate_time_and_gpus()
    {
        foreach (var row in MeasuredTable.Read(Training, new Errors()).Where(row => row.Note.Contains("layers derived", StringComparison.Ordinal)))
        {
            var rate = double.Parse(row.Note.Split("GPU=")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            var layers = rate * 1e12 * row.Reported * row.Gpus!.Value / (96.0 * row.GlobalBatch!.Value * row.SeqLen!.Value * row.Hidden!.Value * row.Hidden.Value);
            Assert.Equal(row.Layers!.Value, layers, 0.05);
        }
    }

    [Fact]
    public void Every_total_of_gpu_hours_names_its_source()
    {
        var lines = Layout.Repository.Text("measured/gpu_hours.csv").TrimEnd().Split('\n');
        Assert.Equal("model,params_b,active_b,tokens_b,gpu,gpus,gpu_hours,days,reported_cost_usd,energy_mwh,co2_t,power_w,pue,grid_kg_per_kwh,source,note", lines[0]);
        Assert.All(lines[1..], line => Assert.Matches("(arXiv:|github:|Hugging Face blog)", line));
    }
}
