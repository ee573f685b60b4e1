using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Catalog;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Tests.Layout;
using GpuTime = Assay.Quantities.Times<Assay.Quantities.Gpu, Assay.Quantities.Time>;
using Power = Assay.Quantities.Per<Assay.Quantities.Energy, Assay.Quantities.Time>;

namespace Assay.Tests.Economics;

/// <summary>A row of measured/gpu_hours.csv that tells energy or carbon, and what the program makes of its hours.</summary>
internal sealed partial record PublishedEnergy(string Model, double? Hours, double? Mwh, double? Carbon, double? Watts, double? Pue, double? Grid)
{
    /// <summary>All rows from which energy or carbon can be reckoned.</summary>
    public static IReadOnlyList<PublishedEnergy> Rows { get; } = [.. Read().Where(row => (row.Mwh ?? row.Carbon) is not null && (row.Watts is not null || row.Hours is null || row.IsOlmo))];

    private bool IsOlmo => Model.StartsWith("OLMo", StringComparison.Ordinal);

    // The GPUs' power while training and the two sites of OLMo 2, where a row has hours and tells neither.
    public double WattsUsed => Watts ?? (700 * Median("servers.power_used_share.training"));

    /// <summary>The PUE: the row's own; 1 where its authors leave it out; else of another publication.</summary>
    public double PueUsed => Pue ?? (Model.StartsWith("Llama", StringComparison.Ordinal) ? Median("energy.llama.pue") : IsOlmo ? (1.2 + 1.12) / 2 : 1);

    public double GridUsed => Grid ?? (IsOlmo ? (0.332 + 0.351) / 2 : Median("energy.llama.carbon_intensity"));

    /// <summary>MWh at the meter and tonnes of carbon, by the program's own formulas.</summary>
    public (double Energy, double Carbon) Compute()
    {
        var model = new ModelBuilder();
        var grid = Quantity<Per<Mass, Energy>>.Of(GridUsed);
        // Where the GPUs' energy was measured and no hours are told, it takes the place of hours and power.
        var (hours, power) = Hours is { } told ? (told, WattsUsed / 1000) : (Mwh!.Value * 1000, 1.0);
        var energy = EnergyModel.AddRun(model, "run", "Run", new Expression.Constant(hours, UnitTable.Parse("GPU-hour")).As<GpuTime>(), new Expression.Constant(power, UnitTable.Parse("kW/GPU")).As<Per<Power, Gpu>>(), Quantity<One>.Of(PueUsed));
        CarbonModel.AddRun(model, "run", "Run", energy, grid);
        var graph = model.Build();
        var found = new Evaluation(graph, [graph.IndexOf("run.energy"), graph.IndexOf("run.carbon")]).AtMedians();
        return (found[0] / 1000, found[1] / 1000);
    }

    private static double Median(string fact) => Agreement.End(Catalogue.Shipped.FindFact($"catalog.{fact}")!.Definition, 0.5);

    private static IEnumerable<PublishedEnergy> Read()
    {
        var lines = Repository.Text("measured/gpu_hours.csv").TrimEnd().Split('\n').Select(line => Cell().Matches(line.TrimEnd('\r')).Select(match => match.Groups[1].Value.Trim('"')).ToArray()).ToArray();
        foreach (var cells in lines[1..])
        {
            double? Number(string column) => double.TryParse(cells[Array.IndexOf(lines[0], column)], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
            yield return new(cells[0], Number("gpu_hours"), Number("energy_mwh"), Number("co2_t"), Number("power_w"), Number("pue"), Number("grid_kg_per_kwh"));
        }
    }

    [GeneratedRegex("(?:^|,)(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Cell();
}
