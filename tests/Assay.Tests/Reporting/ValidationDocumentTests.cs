using System.Xml.Linq;
using Assay.Fitting;
using Assay.Reporting;
using Assay.Tests.Training;
using Assay.Training;

namespace Assay.Tests.Reporting;

public class ValidationDocumentTests
{
    private static readonly Validation Three = new(
        [
            ValidationTableTests.Row("row-a", "one", 8, "bf16", 100, 110, experts: false, complete: true),
            ValidationTableTests.Row("row-b", "one", 64, null, 100, 60, experts: true, complete: false),
            ValidationTableTests.Row("row-c", "two", 8, null, 100, null, experts: null, complete: false),
        ],
        []);

    private static readonly ValidationStudy Study = new(Three, Three, new Calibration(Fitted.Form, [new Prior(Coefficient.ScaleOut, "A share", 0.8, 0.1, false)], [-0.1], [[0.05]], new Unexplained([("dense", 0.1), ("experts", 0.1)])));

    private static readonly string Document = ValidationDocument.Of(Study, "images/plot", "assay training validate t.csv --report d.md").Text;

    [Fact]
    public void The_document_tells_the_errors_the_worst_rows_the_skipped_ones_and_how_to_write_it_anew()
    {
        Assert.Contains("| held out, all rows | 2 | 25.0 % | 25.0 % | 37.0 % | −15.0 % | 50 % |", Document, StringComparison.Ordinal);
        Assert.Contains("| row-b | m | 64 A100-80GB-SXM |", Document, StringComparison.Ordinal);
        Assert.Contains("| 1 | because |", Document, StringComparison.Ordinal);
        Assert.Contains("| `scale_out` | 0.80 | 0.68 to 0.94 | 0.90 | 0.83 to 0.98 | A share |", Document, StringComparison.Ordinal);
        Assert.Contains("`assay training validate t.csv --report d.md`", Document, StringComparison.Ordinal);
        Assert.Contains("](images/plot.svg)", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_heading()
    {
        var width = 0;
        foreach (var line in Document.Split('\n'))
        {
            var cells = line.Count(c => c == '|');
            if (cells > 0 && width > 0)
                Assert.Equal(width, cells);
            width = cells;
        }
    }

    [Fact]
    public void The_picture_has_one_mark_for_each_predicted_row_inside_its_frame()
    {
        var picture = XElement.Parse(Picture(Study));
        Assert.Equal("http://www.w3.org/2000/svg", picture.Name.NamespaceName);
        var marks = picture.Descendants().Where(element => element.Name.LocalName == "circle" && element.Attribute("cx") is not null).ToArray();
        // One of the three stands in the legend.
        Assert.Equal(3, marks.Length);
        Assert.Single(marks, mark => ((string)mark.Parent!.Attribute("class")!).Contains("blanks", StringComparison.Ordinal));
        Assert.All(marks, mark => Assert.InRange((double)mark.Attribute("cy")!, 0, 704));
    }

    [Fact]
    public void The_picture_of_no_rows_is_still_a_picture() =>
        Assert.Contains("<svg", Picture(Study with { HeldOut = new Validation([], []) }), StringComparison.Ordinal);

    private static string Picture(ValidationStudy study) => Assert.Single(ValidationDocument.Of(study, "images/plot", "").Pictures).Svg;
}
