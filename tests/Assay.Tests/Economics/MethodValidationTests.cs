using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Tests.Docs;

namespace Assay.Tests.Economics;

/// <summary>The methods against the costs that Epoch published for every run of its list.</summary>
public class MethodValidationTests
{
    private const string Header = "model,organisation,published,rank,chip,chip_basis,gpus,hours,gpu_hours,flop,mfu,start,hyperscaler,price_index,cloud_venue,cloud_term,cloud_rate,epoch_amortised,epoch_purchase,epoch_cloud,note";

    // Far below what the issue allows, as all inputs are known; only server factors are rounded to three or four digits.
    private const double Allowed = 0.0005;

    private static readonly IReadOnlyList<PublishedRun> Published = PublishedRunTable.Read(CatalogFiles.Shipped.Read(PublishedRunTable.Shipped));
    private static readonly MethodValidation Found = MethodValidation.Of(Published, Catalogue.Shipped);

    public static TheoryData<string> Listed => new(Published.Where(run => run.EpochAmortised is not null).Select(run => run.Model));

    [Theory, MemberData(nameof(Listed))]
    public void Every_published_cost_of_a_run_is_computed(string model)
    {
        foreach (var figure in Found.Rows.Single(row => row.Run.Model == model).Comparisons.Where(figure => figure.Published is not null))
            Assert.True(Math.Abs(figure.Error ?? 1) <= Allowed, $"{model}, {figure.What}: {figure.Computed:R} against {figure.Published:R} is off by {figure.Error:P3}. {figure.Refusal}");
    }

    [Fact]
    public void The_list_is_whole()
    {
        Assert.Equal((82, 46, 35), (Found.Of("epoch-amortised").Count, Found.Of("purchase").Count, Found.Of("cloud-price").Count));
        Assert.Empty(Found.Refused);
        Assert.Equal(Repository.Read("measured/epoch_run_costs.csv"), CatalogFiles.Shipped.Read(PublishedRunTable.Shipped).Text);
    }

    [Fact]
    public void DeepSeek_V3_which_the_script_cannot_price_costs_what_its_rule_gives() =>
        Assert.Equal(5.918e6, Found.Rows.Single(row => row.Run.Model == "DeepSeek-V3").Comparisons[0].Computed!.Value, 0.002e6);

    [Theory]
    [InlineData("Nothing,Us,2024-01-01,,H100-SXM,stated,,,,,,2023-06-01,no,,,,,5,,,", "no hours")]
    [InlineData("Nobody's,Us,2024-01-01,,Abacus,stated,,,1000,,,2023-06-01,no,,,,,5,,,", "no purchase price of Abacus")]
    [InlineData("Unrated,Us,2024-01-01,,Abacus,stated,,,,1e20,,2023-06-01,no,,,,,5,,,", "no peak rate of Abacus")]
    [InlineData("Late,Us,2031-01-01,,H100-SXM,stated,,,1000,,,2023-06-01,no,,,,,5,,,", "nearest entries are $0.0826/kWh (2025)")]
    public void A_run_that_cannot_be_priced_is_told_with_the_reason(string row, string because)
    {
        var refused = Assert.Single(MethodValidation.Of(Read(row), Catalogue.Shipped).Refused);
        Assert.Contains(because, refused.Figure.Refusal?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A,Us,2024-01-01,,H100-SXM,stated,,,-5,,,2023-06-01,no,,,,,,,,", "no number above zero")]
    [InlineData("A,Us,yesterday,,H100-SXM,stated,,,5,,,2023-06-01,no,,,,,,,,", "no date")]
    [InlineData("A,Us,2024-01-01,,H100-SXM,perhaps,,,5,,,2023-06-01,no,,,,,,,,", "neither 'stated' nor 'imputed'")]
    [InlineData("A,Us,2024-01-01,,H100-SXM,stated,,,5,,1.5,2023-06-01,no,,,,,,,,", "above 1")]
    [InlineData("A,Us,2024-01-01,,H100-SXM,stated,,,5,,,2023-06-01,no,,Nobody,on-demand,2,,,,", "cannot be brought to three years")]
    [InlineData("A,Us,2024-01-01", "cells")]
    [InlineData(",Us,2024-01-01,,H100-SXM,stated,,,5,,,2023-06-01,no,,,,,,,,", "nothing under 'model'")]
    public void A_bad_row_is_refused_with_its_line(string row, string problem)
    {
        var refused = Assert.Throws<InputException>(() => Read(row));
        Assert.Contains("runs.csv:2:1", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_its_columns_or_rows_is_refused()
    {
        Assert.Contains("no column 'chip'", Assert.Throws<InputException>(() => PublishedRunTable.Read(new SourceText("runs.csv", Header.Replace(",chip,", ",", StringComparison.Ordinal) + "\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("no rows", Assert.Throws<InputException>(() => PublishedRunTable.Read(new SourceText("runs.csv", Header + "\n"))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PublishedRun> Read(string row) => PublishedRunTable.Read(new SourceText("runs.csv", $"{Header}\n{row}\n"));
}
