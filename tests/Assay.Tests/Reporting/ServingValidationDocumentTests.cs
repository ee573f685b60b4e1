using System.Xml.Linq;
using Assay.Documents;
using Assay.Reporting;
using Assay.Serving;

namespace Assay.Tests.Reporting;

public class ServingValidationDocumentTests
{
    private const string Rows = """
        dense-a,llama-3.1-8b,H100-SXM,1,fp8,vllm 0.18.0,1,1,1,1,n,1000,500,4,,tpot_ms,10,first,s,
        dense-b,llama-3.1-8b,H200-SXM,1,,vllm 0.18.0,1,1,1,1,n,1000,500,64,,output_tokens_per_s_per_user,50,first,s,
        experts,mixtral-8x7b,H100-SXM,2,fp8,TensorRT-LLM,2,1,1,1,n,1000,500,max load,,requests_per_s,8,second,s,
        apart,deepseek-v3,H200-SXM,24,fp8,sglang,P8/D16,P1/D1,P8/D16,P1/D1,y,1000,500,64,,ttft_ms,200,second,s,prefill_workers=1 decode_workers=1
        unknown,no-such-model,H100-SXM,1,fp8,vllm,1,1,1,1,n,1000,500,4,,ttft_ms,200,third,s,
        """;

    private static readonly double[] Factors = [1.1, 0.8, 1.5, 3];

    private static readonly ServingValidation Five = Read();

    private static readonly ServingStudy Study = new(Five, Five, Five, ServingPredictor.Shipped.Calibration);

    private static readonly ValidationDocument Document = ValidationDocument.Of(Study, "images/plot", "assay serving validate t.csv --report d.md");

    [Theory]
    [InlineData("| TPOT | each model left out, all rows | 2 | 15.0 % | 15.0 % | 19.0 % | −5.0 % | 50 % |")]
    [InlineData("| TPOT | in sample, complete rows | 1 | 10.0 % | 10.0 % | 10.0 % | +10.0 % | 100 % |")]
    [InlineData("| throughput | each publication left out, all rows | 1 | 50.0 % | 50.0 % | 50.0 % | +50.0 % | 0 % |")]
    [InlineData("| TTFT | each model left out, all rows | 1 | 200.0 % |")]
    [InlineData("| third | 0 |  |  |  |  |  | 1 |")]
    [InlineData("| H200-SXM | 1 | 20.0 % |")]
    [InlineData("| first, H100-SXM | 1 | 10.0 % |")]
    [InlineData("| with experts | 1 | 50.0 % |")]
    [InlineData("| not published, taken as BF16 | 1 | 20.0 % |")]
    [InlineData("| apart | 1 | 200.0 % |")]
    [InlineData("| vLLM | 2 | 15.0 % |")]
    [InlineData("| up to 4 | 1 | 10.0 % |")]
    [InlineData("| as many as it takes | 1 | 50.0 % |")]
    [InlineData("| dense-b | llama-3.1-8b | 1 H200-SXM | TP1 vllm 0.18.0 | 1,000 + 500 tokens, 64 | 50.0 tokens/s | 40.0 tokens/s | −20.0 % |")]
    [InlineData("| 1 | the shape of 'no-such-model' is not known |")]
    [InlineData("`assay serving validate t.csv --report d.md`")]
    public void The_page_tells_each_figure_apart_all_groups_the_worst_rows_and_the_skipped_ones(string line) =>
        Assert.Contains(line, Document.Text, StringComparison.Ordinal);

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_heading()
    {
        var width = 0;
        foreach (var line in Document.Text.Split('\n'))
        {
            var cells = line.Count(c => c == '|');
            if (cells > 0 && width > 0)
                Assert.Equal(width, cells);
            width = cells;
        }
    }

    [Fact]
    public void Each_figure_has_a_picture_that_the_page_shows()
    {
        Assert.Equal(["images/plot-throughput.svg", "images/plot-tpot.svg", "images/plot-ttft.svg"], Document.Pictures.Select(picture => picture.Path));
        foreach (var (path, svg) in Document.Pictures)
        {
            Assert.Contains($"]({path})", Document.Text, StringComparison.Ordinal);
            Assert.Equal("svg", XElement.Parse(svg).Name.LocalName);
        }
    }

    [Fact]
    public void Figures_of_one_kind_stand_on_one_scale()
    {
        var scaled = Five.Rows.Select(ServingScale.Of).ToArray();
        Assert.Equal((10, 11), Rounded(scaled[0]));
        // 50 tokens a second for a user are 20 ms a token, 40 are 25.
        Assert.Equal((20, 25), Rounded(scaled[1]));
        // 8 requests a second of 500 tokens on two GPUs.
        Assert.Equal((2000, 3000), Rounded(scaled[2]));
        Assert.Null(scaled[4]);
    }

    [Fact]
    public void Nothing_predicted_is_still_a_page()
    {
        var none = new ServingValidation([], []);
        var empty = ValidationDocument.Of(new ServingStudy(none, none, none, Study.Calibration), "images/plot", "");
        Assert.DoesNotContain("NaN", empty.Text, StringComparison.Ordinal);
        Assert.Equal(3, empty.Pictures.Count);
    }

    private static (double, double) Rounded((double Measured, double Predicted)? scaled) => (Math.Round(scaled!.Value.Measured, 9), Math.Round(scaled.Value.Predicted, 9));

    // Each row predicted by a known factor, with an interval of 15 % to both sides.
    private static ServingValidation Read()
    {
        var errors = new Errors();
        var table = string.Join('\n', [string.Join(',', ServingTable.Columns), .. Rows.Split('\n').Select(row => row.Trim())]) + "\n";
        var read = ServingPredictor.Shipped.Interpret(ServingTable.Read(new SourceText("t.csv", table), errors));
        Assert.Empty(errors.All);
        return new([.. read.Select((item, i) => item.Read is { } told
            ? new ValidatedServingRow(item.Row, item.Row.Reported * Factors[i], item.Row.Reported * Factors[i] * 0.85, item.Row.Reported * Factors[i] * 1.15, null) { Read = told }
            : new ValidatedServingRow(item.Row, null, null, null, item.Skipped))], []);
    }
}
