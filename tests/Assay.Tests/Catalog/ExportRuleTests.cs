using Assay.Catalog;

namespace Assay.Tests.Catalog;

/// <summary>Export rules by date: what is refused, and on which day which chip needs a licence.</summary>
public class ExportRuleTests
{
    private const string Rule = "ours: { title: Ours, from: 2022-01-01, chips: [A100], regions: [CN], source: epoch-ai-chip-counts }";

    [Theory]
    [InlineData("A100", "2022-08-25", false)]
    [InlineData("A100", "2022-08-26", true)]
    [InlineData("H100", "2022-10-07", true)]
    [InlineData("H800", "2023-10-22", false)]
    [InlineData("H800", "2023-10-23", true)]
    [InlineData("A800", "2024-06-30", true)]
    [InlineData("H20", "2025-04-08", false)]
    [InlineData("H20", "2025-04-09", true)]
    [InlineData("H200", "2026-01-20", true)]
    [InlineData("B200", "2025-05-16", true)]
    public void A_chip_needs_a_licence_to_China_from_the_day_of_its_rule_on(string chip, string day, bool needed) =>
        Assert.Equal(needed, Catalogue.Shipped.ExportRules.Any(rule => rule.Covers(chip, "CN") && rule.Holds(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void A_rule_that_never_came_into_force_covers_nothing()
    {
        var rule = Catalogue.Shipped.ExportRules.Single(rule => rule.Id == "bis-diffusion-2025-01");
        Assert.False(rule.InForce);
        Assert.All(rule.Chips, chip => Assert.False(rule.Covers(chip, "CN")));
    }

    [Theory]
    [InlineData("from: 2022-01-01", "from: soon", "'soon' is no day.")]
    [InlineData("from: 2022-01-01", "from: 2027-01-01", "The export rule 'ours' begins in the future.")]
    [InlineData("from: 2022-01-01", "from: 2022-01-01, to: 2021-12-31", "The export rule 'ours' ends on 2021-12-31, before it begins on 2022-01-01.")]
    [InlineData("from: 2022-01-01, ", "", "An export rule needs 'from'.")]
    [InlineData("chips: [A100]", "chips: [X9]", "No accelerator has the chip 'X9'.")]
    [InlineData("chips: [A100], ", "", "The export rule 'ours' covers no chip.")]
    [InlineData("regions: [CN], ", "", "The export rule 'ours' covers no region.")]
    [InlineData(", source: epoch-ai-chip-counts", "", "The export rule 'ours' has no source.")]
    [InlineData("source: epoch-ai-chip-counts", "source: nowhere", "There is no source 'nowhere'.")]
    [InlineData("title: Ours", "title: Ours, in_force: never", "'never' under 'in_force' is neither yes nor no.")]
    [InlineData("title: Ours", "title: Ours, chip: A100", "An export rule has no key 'chip'.")]
    public void A_rule_that_cannot_be_is_refused_with_one_message(string told, string instead, string problem)
    {
        using var own = new OwnCatalogue().With("export_rules.yaml", Rule.Replace(told, instead, StringComparison.Ordinal) + "\n");
        Assert.Equal(problem, Assert.Single(CatalogCheck.Run(own.Files, new DateOnly(2026, 11, 23))).Problem);
    }
}
