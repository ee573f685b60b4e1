using System.Globalization;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Docs;
using Power = Assay.Quantities.Per<Assay.Quantities.Energy, Assay.Quantities.Time>;

namespace Assay.Tests.Economics;

/// <summary>Published energy and carbon against hours × power × PUE × grid, and docs/energy.md against both.</summary>
public class PublishedEnergyTests
{
    /// <summary>What a row may be off; rows not named may be off by 3.2 %.</summary>
    private static readonly Dictionary<string, double> Allowed = new()
    {
        ["Llama 4 Maverick"] = 0.095,
        ["Llama 2 family total"] = 0.042,
        ["OLMo 2 development"] = 0.071,
    };

    public static TheoryData<string> Models => new(PublishedEnergy.Rows.Select(row => row.Model));

    [Theory, MemberData(nameof(Models))]
    public void Energy_and_carbon_stay_within_the_allowed_error_of_the_published_ones(string model)
    {
        var row = PublishedEnergy.Rows.Single(row => row.Model == model);
        var (energy, carbon) = row.Compute();
        var allowed = Allowed.GetValueOrDefault(model, 0.032);
        if (row.Mwh is { } mwh && row.Hours is not null)
            Assert.True(Math.Abs((energy / mwh) - 1) <= allowed, $"{model}: {energy:F1} MWh against {mwh:F1}; {allowed:P1} is allowed.");
        if (row.Carbon is { } tonnes)
            Assert.True(Math.Abs((carbon / tonnes) - 1) <= allowed, $"{model}: {carbon:F1} t against {tonnes:F1}; {allowed:P1} is allowed.");
    }

    [Fact]
    public void At_least_twenty_rows_are_held() => Assert.True(PublishedEnergy.Rows.Count >= 20);

    [Fact]
    public void The_document_tells_every_row_and_its_errors() =>
        Assert.Equal(string.Join('\n', PublishedEnergy.Rows.Select(Line)), string.Join('\n', Markdown.Rows(Markdown.Section(Repository.Read("docs/energy.md"), "## Row by row")).Select(cells => $"| {string.Join(" | ", cells)} |")));

    [Fact]
    public void A_site_of_20480_GPUs_at_28_4_MW_draws_249_GWh_a_year()
    {
        var model = new ModelBuilder();
        EnergyModel.Energy(model, "site.energy", "Site", new Expression.Constant(28_400, UnitTable.Parse("kW")).As<Power>() * Quantity<One>.Of(0.8) * Quantity<One>.Of(1.25));
        var graph = model.Build();
        var unit = graph["site.energy"].Unit!.Value;
        Assert.Equal("GWh/year", unit.Symbol);
        Assert.Equal(249.185, new Evaluation(graph, [0]).AtMedians()[0] / unit.Scale, 0.3);
    }

    private static string Line(PublishedEnergy row)
    {
        var (energy, carbon) = row.Compute();
        var computed = row.Hours is null ? "" : Number(energy);
        var power = row.Hours is null ? "" : $"{Number(row.WattsUsed)}{(row.Watts is null ? "*" : "")}";
        return $"| {row.Model} | {(row.Hours is { } hours ? hours.ToString("N0", CultureInfo.InvariantCulture) : "")} | {power} | {Factor(row.PueUsed)}{(row.Pue is null ? "*" : "")} | {(row.Carbon is null ? "" : Factor(row.GridUsed) + (row.Grid is null ? "*" : ""))} | {(row.Mwh is { } mwh ? Number(mwh) : "")} | {computed} | {(row.Mwh is { } told && row.Hours is not null ? Error(energy, told) : "")} | {(row.Carbon is { } tonnes ? Number(tonnes) : "")} | {(row.Carbon is null ? "" : Number(carbon))} | {(row.Carbon is { } emitted ? Error(carbon, emitted) : "")} |";
    }

    private static string Factor(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(value >= 1000 ? "N0" : "0.#", CultureInfo.InvariantCulture);

    private static string Error(double computed, double published) => ((computed / published) - 1).ToString("+0.0 %;-0.0 %;0.0 %", CultureInfo.InvariantCulture).Replace("+0.0", "0.0", StringComparison.Ordinal).Replace("-0.0", "0.0", StringComparison.Ordinal);
}
