using System.Text.RegularExpressions;
using Assay.Documents;
using Assay.Reporting;
using Assay.Serving;

namespace Assay.Tests.Docs;

/// <summary>docs/validation-serving.md and its plots against measured/serving.csv and the shipped calibration.</summary>
public partial class ServingValidationPageTests
{
    private const string Page = "docs/validation-serving.md";
    private const string Pictures = "images/validation-serving";
    private const string Command = $"assay serving validate measured/serving.csv --report {Page}";

    private static readonly Lazy<IReadOnlyList<ServingRow>> Rows = new(() => ServingTable.Read(new SourceText("measured/serving.csv", Repository.Read("measured/serving.csv")), new Errors()));

    // Predictions in sample stand in for those held out, which need many fits: all but what is held out is as on the page.
    private static readonly Lazy<ValidationDocument> InSample = new(() =>
    {
        var validation = ServingPredictor.Shipped.Validate(Rows.Value, []);
        return ValidationDocument.Of(new ServingStudy(validation, validation, validation, ServingPredictor.Shipped.Calibration), Pictures, Command);
    });

    [Fact]
    public void The_page_has_the_groups_counts_errors_in_sample_skipped_rows_and_coefficients_that_the_program_finds() =>
        GeneratedPage.Same(Page, WithoutHeldOut(GeneratedPage.Read(Page)), WithoutHeldOut(InSample.Value.Text), Command);

    [Fact]
    public void The_plots_have_a_mark_for_each_row_that_is_predicted() => Assert.All(InSample.Value.Pictures, picture =>
        Assert.True(Marks(GeneratedPage.Read($"docs/{picture.Path}")) == Marks(picture.Svg), $"docs/{picture.Path} is out of date: run '{Command}'."));

    // Fits the model without each model and each publication in turn, and is run on demand.
    [Fact(Explicit = true)]
    public void The_page_and_its_plots_say_what_the_program_finds_held_out()
    {
        var found = ValidationDocument.Of(ServingStudy.Of(ServingPredictor.Shipped, Rows.Value, [], Environment.ProcessorCount), Pictures, Command);
        GeneratedPage.Same(Page, GeneratedPage.Read(Page), found.Text, Command);
        Assert.All(found.Pictures, picture => GeneratedPage.Same(picture.Path, GeneratedPage.Read($"docs/{picture.Path}"), picture.Svg, Command));
    }

    // Of a table its groups with their counts, of a sentence its words; the worst rows held out are not known without them.
    private static string WithoutHeldOut(string page)
    {
        var kept = new List<string>();
        var worst = false;
        foreach (var line in page.Split('\n'))
        {
            worst = line.StartsWith('#') ? line.EndsWith("the worst rows", StringComparison.Ordinal) : worst;
            if (!worst || !line.StartsWith('|'))
                kept.Add(line.Contains("| in sample", StringComparison.Ordinal) ? line : line.StartsWith('|') ? FromFirstShare().Replace(line, "") : line.StartsWith("Held out, ", StringComparison.Ordinal) ? "Held out, " : line);
        }

        return string.Join('\n', kept);
    }

    private static (int Circles, int Boxes) Marks(string picture) => (picture.Split("<circle ").Length, picture.Split("<rect ").Length);

    [GeneratedRegex(@"\|[^|]*\d %.*$")]
    private static partial Regex FromFirstShare();
}
