using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting;
using Assay.Training;

namespace Assay.Tests.Docs;

/// <summary>docs/validation.md and its plot against measured/training.csv and the shipped calibration.</summary>
public partial class ValidationPageTests
{
    private const string Command = "assay training validate measured/training.csv --report docs/validation.md";

    private static readonly Lazy<ValidationStudy> Study = new(() =>
    {
        var errors = new Errors();
        var rows = MeasuredTable.Read(new SourceText("measured/training.csv", Repository.Read("measured/training.csv")), errors);
        return new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped).Study(rows, errors.All, Environment.ProcessorCount);
    });

    [Fact]
    public void The_page_says_what_the_program_finds() => Same("docs/validation.md", ValidationDocument.Write(Study.Value, "images/validation.svg", Command));

    [Fact]
    public void The_plot_shows_what_the_program_finds() => Same("docs/images/validation.svg", ValidationDocument.Picture(Study.Value));

    // All words are the same, and no number is further off than its last digit: processors differ in the last bit.
    private static void Same(string path, string found)
    {
        var told = Repository.Read(path).ReplaceLineEndings("\n");
        Assert.True(Number().Replace(told, "#") == Number().Replace(found, "#"), $"{path} is out of date: run '{Command}'.");
        foreach (var (left, right) in Number().Matches(told).Zip(Number().Matches(found)))
        {
            var decimals = Math.Max(Decimals(left.Value), Decimals(right.Value));
            Assert.True(Math.Abs(Value(left.Value) - Value(right.Value)) <= 1.01 * Math.Pow(10, -decimals), $"{path} says {left.Value} where the program finds {right.Value}: run '{Command}'.");
        }
    }

    private static int Decimals(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    private static double Value(string number) => double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?(?!\w)")]
    private static partial Regex Number();
}
