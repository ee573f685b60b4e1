using Assay.Economics;
using Assay.Tests.Cases;

namespace Assay.Tests.Economics;

/// <summary>How the parts of a pool's bill add up, and how its energy and carbon answer to what it does.</summary>
public class BillLaws
{
    private const string Extras = "spares: 2 % to 4 %\n  installation: 1 % to 3 %\n  software: 1k to 4k USD/GPU/year\n  support: 2 %/year\n  ";
    private const string Carbon = "carbon: { location: 0.3 to 0.5 kg/kWh, clean: 40 %, embodied: 400 kg/GPU, water: 0.5 L/kWh, water_source: 2 L/kWh }\n  ";

    private static readonly Draws Plain = Fleet();
    private static readonly Draws Full = Fleet(Extras + Carbon);

    [Fact]
    public void Purchases_add_up_to_the_whole_and_so_do_yearly_lines()
    {
        string[] bought = [.. Full.Case.Ledger.Where(line => line is { Basis: Basis.Cash, Pool: not null }).Select(line => line.Quantity)];
        Assert.Contains("fleet.a.spares_capex", bought);
        Assert.Contains("fleet.a.installation_capex", bought);
        Draws.AssertEqual(Full["fleet.capex"], Full.Sum(bought));
        Draws.AssertEqual(Full["fleet.cost_per_year"], Full.Sum(Full.Case.Ledger.Where(line => line is { Basis: Basis.Amortised, Pool: not null }).Select(line => line.Quantity)));
    }

    [Fact]
    public void Parts_of_zero_leave_every_result_as_it_was()
    {
        var none = Fleet("spares: 0 %\n  installation: 0 %\n  software: 0 USD/GPU/year\n  support: 0 %/year\n  ");
        Assert.All(Plain.Case.Graph.Nodes, node => Draws.AssertEqual(Plain[node.Name], none[node.Name]));
    }

    [Fact]
    public void A_bill_reckoned_by_hand_has_the_figures()
    {
        var hand = Fleet("spares: 2 %\n  installation: 5 %\n  software: 1k USD/GPU/year\n  support: 2 %/year\n  ", "price: 40k USD/GPU, discount: 25 %");
        foreach (var (name, value) in new[]
        {
            ("fleet.a.server_capex", 30e6), ("fleet.a.spares_capex", 0.6e6), ("fleet.a.installation_capex", 0.05 * 37e6), ("fleet.a.capex", 37e6 + 0.6e6 + 1.85e6),
            ("fleet.servers_per_year", 32.45e6 * 0.8 / 4), ("fleet.operations_per_year", (30e6 * 0.07) + 1e6), ("fleet.finance_per_year", 39.45e6 * 0.6 * 0.1),
        })
            Assert.Equal(value, hand[name][0] * (name.EndsWith("_per_year", StringComparison.Ordinal) ? 8766 : 1), value * 1e-12);
    }

    [Fact]
    public void An_all_in_price_is_the_whole_purchase_and_is_not_split()
    {
        var whole = new Draws(SmallCase.Of(Text("", "all_in: 37k USD/GPU").Replace("  network: 4k USD/GPU\n  storage: 10 %\n", "", StringComparison.Ordinal)));
        Assert.All(whole["fleet.capex"], capex => Assert.Equal(37e6, capex, 1e-3));
        Assert.All(whole["fleet.network_capex"].Concat(whole["fleet.storage_capex"]), part => Assert.Equal(0, part));
        Assert.False(whole.Case.Graph.Contains("fleet.a.accelerator_capex"));
    }

    [Fact]
    public void A_server_priced_by_its_chip_is_told_in_two_parts()
    {
        var parts = Fleet("", "chip: 20k USD/GPU, server_over_chip: 1.5, discount: 10 %");
        Assert.Equal(18e6, parts["fleet.a.accelerator_capex"][0], 1e-3);
        Assert.Equal(9e6, parts["fleet.a.rest_of_server_capex"][0], 1e-3);
        Assert.Equal(27e6, parts["fleet.a.server_capex"][0], 1e-3);
    }

    [Fact]
    public void A_venue_narrows_the_price_of_the_catalogue_to_its_own()
    {
        var oem = Fleet("", "venue: OEM");
        var all = new Draws(SmallCase.Of(Text("", "title: A")));
        Assert.InRange(oem["fleet.a.server_price"].Max() - oem["fleet.a.server_price"].Min(), 1, 5000);
        Assert.True(all["fleet.a.server_price"].Max() - all["fleet.a.server_price"].Min() > 10_000);
    }

    [Theory]
    [InlineData("training: 100 %", "training")]
    [InlineData("serving: 100 %", "serving")]
    [InlineData("idle: 100 %", "idle")]
    [InlineData("training: 0 %", "idle")]
    public void A_fleet_with_one_use_draws_the_share_of_that_use(string use, string share)
    {
        var one = Uses(use);
        Draws.AssertEqual(one[$"catalog.servers.power_used_share.{share}"], one["fleet.power_used"]);
    }

    [Fact]
    public void What_is_off_draws_nothing_and_what_is_idle_less_than_what_works()
    {
        var (off, idle, works) = (Uses("training: 50 %, idle: 0 %"), Uses("training: 50 %"), Uses("training: 100 %"));
        Draws.AssertEqual([.. off["catalog.servers.power_used_share.training"].Select(share => share / 2)], off["fleet.power_used"]);
        Assert.All(off["fleet.average_power"].Zip(idle["fleet.average_power"], works["fleet.average_power"]), power => Assert.True(power.First < power.Second && power.Second < power.Third));
    }

    [Fact]
    public void Carbon_and_water_follow_from_energy_and_machines_by_hand()
    {
        const double Energy = 2000 * 0.8 * 1.5 * 8766;
        var hand = Fleet("carbon: { location: 0.4 kg/kWh, clean: 75 %, embodied: 400 kg/GPU, water: 0.5 L/kWh, water_source: 2 L/kWh }\n  ");
        foreach (var (name, value) in new[]
        {
            ("fleet.annual_energy", Energy), ("fleet.carbon.location_per_year", 0.4 * Energy), ("fleet.carbon.market_per_year", 0.1 * Energy),
            ("fleet.carbon.embodied_per_year", 400e3 / 4), ("fleet.carbon_per_year", (0.4 * Energy) + 100e3), ("fleet.water_per_year", (0.5 * Energy / 1.5) + (2 * Energy)),
        })
            Assert.Equal(value, hand[name][0] * 8766, value * 1e-12);
        Assert.Equal(876_600 * 2 * 0.8 * 1.5, hand["runs.r.energy"][0], 1e-6);
        Assert.Equal(876_600 * 2 * 0.8 * 1.5 * 0.4, hand["runs.r.carbon"][0], 1e-6);
        Assert.Equal(400 * 876_600 / (4 * 8766.0), hand["runs.r.embodied_carbon"][0], 1e-9);
    }

    [Fact]
    public void Land_keeps_its_value_and_staff_is_paid_as_it_works()
    {
        var own = new Draws(SmallCase.Of(Text("building: { cost: 10k USD/kW, life: 20 years, land: 1k USD/kW, staff: 200 USD/kW/year }\n  ").Replace("  facility: 100 USD/kW/month\n", "", StringComparison.Ordinal)));
        Assert.Equal(2000 * ((10_000 / 20.0) + (10_000 * 0.5 * 0.1) + (1000 * 0.1) + 200), own["fleet.facility_per_year"][0] * 8766, 1e-3);
    }

    private static Draws Fleet(string more = "", string price = "price: 30k USD/GPU") => new(SmallCase.Of(Text(more, price)));

    private static Draws Uses(string use) => new(SmallCase.Of(Text($"use: {{ {use} }}\n  ").Replace("  power_used: 80 %\n", "", StringComparison.Ordinal)));

    private static string Text(string more, string price = "price: 30k USD/GPU") =>
        $$"""
        case: bill
        as_of: 2025-01-31
        fleet:
          {{more}}assumption: For a test.
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
            a: { accelerator: H100-SXM, count: 1000, {{price}}, power: 2 kW/GPU }
        runs:
          r: { pool: a, gpu_hours: 876_600 GPU-hour, rental_rate: 4 USD/GPU-hour, assumption: For a test. }
        """;
}
