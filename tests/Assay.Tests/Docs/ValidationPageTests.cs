using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting;
using Assay.Training;

namespace Assay.Tests.Docs;

/// <summary>docs/validation-training.md and its plot against measured/training.csv and the shipped calibration.</summary>
public class ValidationPageTests
{
    private const string Page = "docs/validation-training.md";
    private const string Command = $"assay training validate measured/training.csv --report {Page}";

    private static readonly Lazy<ValidationDocument> Found = new(() =>
    {
        var errors = new Errors();
        var rows = MeasuredTable.Read(new SourceText("measured/training.csv", Repository.Read("measured/training.csv")), errors);
        return ValidationDocument.Of(new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped).Study(rows, errors.All, Environment.ProcessorCount), "images/validation-training", Command);
    });

    [Fact]
    public void The_page_says_what_the_program_finds() => GeneratedPage.Same(Page, GeneratedPage.Read(Page), Found.Value.Text, Command);

    [Fact]
    public void The_plot_shows_what_the_program_finds() =>
        Assert.All(Found.Value.Pictures, picture => GeneratedPage.Same(picture.Path, GeneratedPage.Read($"docs/{picture.Path}"), picture.Svg, Command));
}
