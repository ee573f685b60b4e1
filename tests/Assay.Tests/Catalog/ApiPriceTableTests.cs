using Assay.Catalog;
using Assay.Documents;

namespace Assay.Tests.Catalog;

/// <summary>Prices for a million tokens: what is found, and what is refused.</summary>
public class ApiPriceTableTests
{
    private const string Header = "provider,model,input,cached_input,output,from,to,as_of,source,note\n";

    private static readonly ApiPriceTable Shipped = Catalogue.Shipped.ApiPrices;

    [Fact]
    public void The_founding_service_s_price_list_is_there_as_its_source_has_it()
    {
        var price = Shipped.Find("DeepSeek", "DeepSeek-R1", new(2025, 2, 28), null);
        Assert.Equal((0.55, 0.14, 2.19, "deepseek-inference-overview"), (price.Input, price.CachedInput!.Value, price.Output, price.Source));
    }

    [Fact]
    public void A_price_that_ended_gives_way_to_the_next_on_its_last_day()
    {
        Assert.Equal(0.28, Shipped.Find("deepseek", "DeepSeek Chat", new(2025, 2, 7), null).Output);
        Assert.Equal(1.1, Shipped.Find("deepseek", "DeepSeek Chat", new(2025, 2, 8), null).Output);
    }

    [Theory]
    [InlineData("deepseeek", "DeepSeek-R1", "The catalogue has no API prices of 'deepseeek'.", "deepseek")]
    [InlineData("deepseek", "DeepSeek-R2", "The catalogue has no price of 'DeepSeek-R2' at deepseek.", "DeepSeek-R1")]
    public void An_unknown_name_is_told_with_the_nearest_known(string provider, string model, string problem, string nearest)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Shipped.Find(provider, model, new(2025, 3, 1), null)).Errors);
        Assert.Equal(problem, error.Problem);
        Assert.Contains(nearest, error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_outside_all_stretches_is_told_with_what_is_known()
    {
        var table = Read("a,b,1,,2,2025-02-01,2025-03-01,2025-02,epoch-chip-dataset,\n", out _);
        var error = Assert.Single(Assert.Throws<InputException>(() => table.Find("a", "b", new(2025, 3, 1), null)).Errors);
        Assert.Equal("No price of 'b' at a held on 2025-03-01.", error.Problem);
        Assert.Contains("from 2025-02-01 to 2025-03-01", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",b,1,,2,,,2025,epoch-chip-dataset,", "The API price has no provider.")]
    [InlineData("a,,1,,2,,,2025,epoch-chip-dataset,", "The API price has no model.")]
    [InlineData("a,b,x,,2,,,2025,epoch-chip-dataset,", "'x' under 'input' is no price.")]
    [InlineData("a,b,1,-1,2,,,2025,epoch-chip-dataset,", "'-1' under 'cached_input' is no price.")]
    [InlineData("a,b,1,,,,,2025,epoch-chip-dataset,", "'' under 'output' is no price.")]
    [InlineData("a,b,1,,2,2025-02,,2025,epoch-chip-dataset,", "'2025-02' under 'from' is no day.")]
    [InlineData("a,b,1,,2,2025-02-02,2025-02-01,2025,epoch-chip-dataset,", "The API price ends on 2025-02-01, not after it begins on 2025-02-02.")]
    [InlineData("a,b,1,,2,,,soon,epoch-chip-dataset,", "'soon' under 'as_of' is no date.")]
    [InlineData("a,b,1,,2,,,2025,,", "The API price has no source.")]
    [InlineData("a,b,1,,2,,,2025,nobody,", "There is no source 'nobody'.")]
    public void A_bad_row_is_refused(string row, string problem)
    {
        Read(row + "\n", out var errors);
        var error = Assert.Single(Assert.Throws<InputException>(errors.ThrowIfAny).Errors);
        Assert.Equal(problem, error.Problem);
        Assert.StartsWith("api_prices.csv:2", $"{error.At}", StringComparison.Ordinal);
    }

    private static ApiPriceTable Read(string rows, out Errors errors) =>
        ApiPriceTable.Read(new SourceText("api_prices.csv", Header + rows), Catalogue.Shipped.SourceIds, errors = new Errors());
}
