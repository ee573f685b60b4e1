using System.Globalization;
using Assay.Economics;
using Assay.Tests.Cases;
using Assay.Tests.Modeling;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>How the cost of a fleet answers to what it is made of.</summary>
public class FleetLaws
{
    private static readonly Draws Base = new(SmallCase.Read());
    private static readonly string[] WrittenOff = ["fleet.servers_per_year", "fleet.network_per_year", "fleet.storage_per_year"];

    [Fact]
    public void Longer_ownership_never_raises_what_is_written_off_by_the_year() =>
        Gen.Select(Gen.Double[1, 8], Gen.Double[0, 4]).Sample((years, more) =>
        {
            var (shorter, longer) = (With($"fleet.ownership={Text(years)} years"), With($"fleet.ownership={Text(years + more)} years"));
            Assert.All(WrittenOff, name => AssertOrdered(longer[name], shorter[name]));
            Assert.All(["fleet.energy_per_year", "fleet.facility_per_year", "fleet.operations_per_year", "fleet.finance_per_year", "fleet.capex"], name => Assert.Equal(shorter[name], longer[name]));
        }, iter: 20);

    [Fact]
    public void An_hour_used_costs_less_the_more_the_fleet_is_used_and_an_hour_available_the_same() =>
        Gen.Select(Gen.Double[5, 90], Gen.Double[1, 10]).Sample((share, more) =>
        {
            var (less, better) = (With($"fleet.utilisation={Text(share)} %"), With($"fleet.utilisation={Text(share + more)} %"));
            AssertOrdered(better["fleet.cost_per_used_gpu_hour"], less["fleet.cost_per_used_gpu_hour"], strictly: true);
            Assert.Equal(less["fleet.cost_per_gpu_hour"], better["fleet.cost_per_gpu_hour"]);
        }, iter: 20);

    [Fact]
    public void PUE_scales_the_energy_and_nothing_else()
    {
        var (one, two) = (With("fleet.pue=1"), With("fleet.pue=2"));
        Draws.AssertEqual([.. one["fleet.energy_per_year"].Select(cost => 2 * cost)], two["fleet.energy_per_year"]);
        foreach (var resource in FleetModel.Resources.Where(resource => resource != Resource.Energy))
            Assert.Equal(one[$"fleet.{Words.Of(resource)}_per_year"], two[$"fleet.{Words.Of(resource)}_per_year"]);
    }

    [Theory]
    [InlineData("100 %", "50 %", 1.2)]
    [InlineData("50 %", "50 %", 1.3)]
    [InlineData("50 %", "0 %", 1.2)]
    [InlineData("25 %", "100 %", 1.8)]
    public void Of_the_losses_at_full_load_a_part_stays_as_the_load_shrinks(string load, string stays, double pue)
    {
        var text = SmallCase.Text.Replace("pue: 1.2 to 1.3", $"pue: {{ full_load: 1.2, fixed: {stays} }}", StringComparison.Ordinal).Replace("power_used: 70 % to 85 %", $"power_used: {load}", StringComparison.Ordinal);
        Assert.All(new Draws(SmallCase.Of(text))["fleet.pue"], at => Assert.Equal(pue, at, 1e-12));
    }

    [Theory]
    [InlineData("fleet.electricity", "fleet.energy_per_year")]
    [InlineData("fleet.facility", "fleet.facility_per_year")]
    [InlineData("fleet.maintenance", "fleet.operations_per_year")]
    [InlineData("fleet.cost_of_capital", "fleet.finance_per_year")]
    [InlineData("fleet.big.server_price", "fleet.big.server_capex")]
    [InlineData("fleet.network", "fleet.big.network_capex")]
    [InlineData("fleet.storage", "fleet.big.storage_capex")]
    [InlineData("fleet.power_used", "fleet.energy_per_year")]
    public void A_price_doubled_doubles_its_resource_and_a_price_of_zero_leaves_it_out(string price, string resource)
    {
        var unit = Base.Case.Graph[price].Unit!.Value;
        var value = Models.AtMedians(Base.Case.Graph, price) / unit.Scale / 2;
        Draws.AssertEqual([.. With($"{price}={Text(value)} {unit.Symbol}")[resource].Select(cost => 2 * cost)], With($"{price}={Text(2 * value)} {unit.Symbol}")[resource]);
        Assert.All(With($"{price}=0 {unit.Symbol}")[resource], cost => Assert.Equal(0, cost));
    }

    [Fact]
    public void A_residual_of_the_whole_price_leaves_nothing_to_write_off()
    {
        var kept = With("fleet.residual=100 %");
        Assert.All(WrittenOff, name => Assert.All(kept[name], cost => Assert.Equal(0, cost)));
        AssertOrdered(Base["fleet.finance_per_year"], kept["fleet.finance_per_year"], strictly: true);
    }

    [Fact]
    public void A_fleet_twice_as_large_costs_twice_as_much_and_the_hour_the_same()
    {
        var (one, two) = (With("fleet.big.gpus=5000 GPU", "fleet.old.gpus=1000 GPU"), With("fleet.big.gpus=10000 GPU", "fleet.old.gpus=2000 GPU"));
        Draws.AssertEqual([.. one["fleet.cost_per_year"].Select(cost => 2 * cost)], two["fleet.cost_per_year"]);
        Draws.AssertEqual(one["fleet.cost_per_gpu_hour"], two["fleet.cost_per_gpu_hour"]);
    }

    [Fact]
    public void A_fleet_reckoned_by_hand_has_the_figures()
    {
        var hand = new Draws(SmallCase.Of(
            """
            case: hand
            as_of: 2025-01-31
            fleet:
              assumption: For a test.
              ownership: 4 years
              utilisation: 50 %
              residual: 20 %
              cost_of_capital: 10 %/year
              pue: 1.5
              power_used: 80 %
              electricity: 0.1 USD/kWh
              facility: 100 USD/kW/month
              maintenance: 5 %/year
              network: 4k USD/GPU
              storage: 10 %
              pools:
                a: { accelerator: H100-SXM, count: 1000, price: 30k USD/GPU, power: 2 kW/GPU }
            runs:
              r: { pool: a, gpu_hours: 876_600 GPU-hour, gpus: 1000, rental_rate: 4 USD/GPU-hour, assumption: For a test. }
            """));
        var expected = new (string Name, double Value)[]
        {
            ("fleet.server_capex", 30e6), ("fleet.network_capex", 4e6), ("fleet.storage_capex", 3e6), ("fleet.capex", 37e6),
            ("fleet.servers_per_year", 30e6 * 0.8 / 4), ("fleet.network_per_year", 0.8e6), ("fleet.storage_per_year", 0.6e6),
            ("fleet.facility_per_year", 2000 * 100 * 12), ("fleet.energy_per_year", 2000 * 0.8 * 1.5 * 8766 * 0.1), ("fleet.operations_per_year", 1.5e6),
            ("fleet.finance_per_year", 37e6 * 0.6 * 0.1), ("fleet.cost_per_year", 7.4e6 + 2.4e6 + 2_103_840 + 1.5e6 + 2.22e6),
        };
        foreach (var (name, value) in expected)
            Assert.Equal(value, hand[name][0] * (name.EndsWith("_per_year", StringComparison.Ordinal) ? 8766 : 1), value * 1e-12);
        var hour = 15_623_840 / (1000 * 8766.0);
        Assert.Equal(hour, hand["fleet.cost_per_gpu_hour"][0], 1e-12);
        Assert.Equal(2 * hour, hand["fleet.cost_per_used_gpu_hour"][0], 1e-12);
        Assert.Equal(4 * (2.4e6 + 2_103_840 + 1.5e6), hand["fleet.operating_cost"][0], 1e-3);
        Assert.Equal(876_600 * 4.0, hand["runs.r.rental_value"][0], 1e-6);
        Assert.Equal(876_600 * hour, hand["runs.r.own_cost"][0], 1e-6);
        Assert.Equal(876.6, hand["runs.r.duration"][0], 1e-9);
        Assert.Equal(0.1, hand["runs.r.share_of_fleet_year"][0], 1e-12);
        Assert.Equal(hour / 4, hand["runs.r.break_even_utilisation"][0], 1e-12);
        Assert.Equal(0.9, hand["lab.idle.share"][0], 1e-12);
    }

    [Fact]
    public void A_building_of_ones_own_is_written_off_and_its_capital_paid_for()
    {
        var text = SmallCase.Text.Replace("facility: 100 to 150 USD/kW/month", "building: { cost: 12k USD/kW, life: 20 years }", StringComparison.Ordinal).Replace("cost_of_capital: 6 to 9 %/year", "cost_of_capital: 10 %/year", StringComparison.Ordinal);
        var built = new Draws(SmallCase.Of(text));
        Draws.AssertEqual([.. built["fleet.installed_power"].Select(power => power * (12e3 / 20 + 12e3 * 0.05) / 8766)], built["fleet.facility_per_year"]);
    }

    [Theory]
    [InlineData("runs.r.gpu_hours", 2.5)]
    [InlineData("runs.r.flop", 6e24)]
    [InlineData("runs.r.mfu", 0.4)]
    public void A_run_told_by_its_work_takes_the_hours_that_the_peak_rate_and_MFU_leave(string name, double value)
    {
        var run = new Draws(SmallCase.Of(
            """
            case: work
            as_of: 2025-01-31
            runs:
              r: { accelerator: H100-SXM, rental_rate: 4 USD/GPU-hour, active_parameters: 100B, tokens: 10T, precision: bf16, mfu: 40 %, assumption: For a test. }
            """));
        var peak = Models.AtMedians(run.Case.Graph, "runs.r.peak");
        Assert.Equal(name.EndsWith("hours", StringComparison.Ordinal) ? value * 6e24 / peak : value, run[name][0], value * 6e24 / peak * 1e-12 + value * 1e-12);
    }

    private static Draws With(params string[] changes) => new(SmallCase.Read(changes));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void AssertOrdered(double[] lower, double[] upper, bool strictly = false) =>
        Assert.All(lower.Zip(upper), pair => Assert.True(strictly ? pair.First < pair.Second : pair.First <= pair.Second, $"{pair.First:R} and {pair.Second:R}"));
}
