using System.Text.Json;

namespace Assay.Tests.Cli;

/// <summary>The JSON document of an audit is a contract: programs read it.</summary>
public class AuditJsonTests(DeepSeekAudit audit) : IClassFixture<DeepSeekAudit>
{
    private static readonly string[] Figures = ["mean", "sd", "p5", "p25", "p50", "p75", "p95"];

    [Fact]
    public void The_document_says_what_was_audited_and_how()
    {
        Holds(audit.Document, "case", "title", "as_of", "seed", "samples", "answer", "quantities", "claims", "ladder", "allocation", "cost_lines", "bridges", "sources", "warnings");
        Assert.Equal("deepseek-v3", audit.Document.GetProperty("case").GetString());
        Assert.Equal(1, audit.Document.GetProperty("seed").GetInt32());
        Assert.Equal(10_000, audit.Document.GetProperty("samples").GetInt32());
        Assert.Equal(JsonValueKind.Array, audit.Document.GetProperty("warnings").ValueKind);
    }

    [Theory]
    [InlineData("fleet.gpus", "GPU")]
    [InlineData("fleet.capex", "USD")]
    [InlineData("fleet.operating_cost", "USD")]
    [InlineData("fleet.cost_per_year", "USD/year")]
    [InlineData("fleet.cost_per_gpu_hour", "USD/GPU-hour")]
    [InlineData("runs.v3.gpu_hours", "GPU-hour")]
    [InlineData("runs.v3.rental_value", "USD")]
    [InlineData("runs.v3.own_cost", "USD")]
    [InlineData("runs.v3.share_of_fleet_year", "1")]
    [InlineData("people.cost_per_year", "USD/year")]
    [InlineData("lab.cost_per_year", "USD/year")]
    public void A_main_quantity_keeps_its_name_and_unit(string name, string unit) =>
        Assert.Equal(unit, audit.Quantity(name).GetProperty("unit").GetString());

    [Fact]
    public void Every_quantity_has_a_title_a_unit_a_summary_in_order_and_its_grounds()
    {
        foreach (var quantity in audit.Document.GetProperty("quantities").EnumerateObject())
        {
            Holds(quantity.Value, ["title", "unit", .. Figures, "grounds"]);
            Assert.NotEqual("", quantity.Value.GetProperty("title").GetString());
            InOrder(quantity.Value);
        }
    }

    [Fact]
    public void Every_input_has_sources_or_a_reason()
    {
        foreach (var grounds in audit.Document.GetProperty("quantities").EnumerateObject().Select(quantity => quantity.Value.GetProperty("grounds")).Where(grounds => grounds.ValueKind != JsonValueKind.Null))
        {
            if (grounds.GetProperty("kind").GetString() == "fact")
                Assert.NotEmpty(grounds.GetProperty("sources").EnumerateArray());
            else
                Assert.NotEqual("", grounds.GetProperty("because").GetString());
        }
    }

    [Fact]
    public void Every_source_that_a_quantity_names_is_described()
    {
        var described = audit.Document.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()).ToHashSet();
        var named = audit.Document.GetProperty("quantities").EnumerateObject().Select(quantity => quantity.Value.GetProperty("grounds"))
            .Where(grounds => grounds.ValueKind != JsonValueKind.Null && grounds.TryGetProperty("sources", out _)).SelectMany(grounds => grounds.GetProperty("sources").EnumerateArray()).Select(id => id.GetString());
        Assert.All(named, id => Assert.Contains(id, described));
    }

    [Fact]
    public void Every_claim_is_set_against_its_recomputation()
    {
        foreach (var claim in audit.Document.GetProperty("claims").EnumerateArray())
        {
            Holds(claim, "id", "claimed", "unit", "recomputed", "ratio", "percentile", "reconciles", "possible", "covers", "silent_on");
            Holds(claim.GetProperty("recomputed"), ["unit", .. Figures]);
            Holds(claim.GetProperty("ratio"), ["unit", .. Figures]);
            Assert.Equal(claim.GetProperty("unit").GetString(), claim.GetProperty("recomputed").GetProperty("unit").GetString());
            Assert.InRange(claim.GetProperty("percentile").GetDouble(), 0, 100);
            Assert.Equal(claim.GetProperty("claimed").GetDouble() / claim.GetProperty("recomputed").GetProperty("p50").GetDouble(), claim.GetProperty("ratio").GetProperty("p50").GetDouble(), 1e-3);
            InOrder(claim.GetProperty("recomputed"));
            if (claim.GetProperty("covers") is { ValueKind: not JsonValueKind.Null } covers)
                Holds(covers, ["of", "unit", .. Figures]);
        }
    }

    [Fact]
    public void What_a_claim_is_silent_on_is_told_by_the_year_largest_first()
    {
        foreach (var claim in audit.Document.GetProperty("claims").EnumerateArray())
        {
            var lines = claim.GetProperty("silent_on").EnumerateArray().ToArray();
            Assert.All(lines, line => Holds(line, ["line", "title", "unit", .. Figures]));
            Assert.All(lines, line => Assert.Equal("USD/year", line.GetProperty("unit").GetString()));
            var means = lines.Select(line => line.GetProperty("mean").GetDouble()).ToArray();
            Assert.Equal(means.OrderDescending(), means);
        }
    }

    [Fact]
    public void The_ladder_leads_from_the_run_to_the_lab()
    {
        var rungs = audit.Document.GetProperty("ladder").GetProperty("rungs").EnumerateArray().ToArray();
        Assert.Equal("v3", audit.Document.GetProperty("ladder").GetProperty("run").GetString());
        Assert.Equal(["final run", "own rate", "failed runs", "research", "idle", "people", "whole lab"], rungs.Select(rung => rung.GetProperty("name").GetString()));
        Assert.All(rungs, rung => Holds(rung, "title", "quantity", "basis", "step", "adds", "amount"));
        Assert.Equal(5.576e6, rungs[0].GetProperty("amount").GetProperty("mean").GetDouble(), 1e-6);
        Assert.Equal("change of basis", rungs[1].GetProperty("step").GetString());
        Assert.Equal(JsonValueKind.Null, rungs[1].GetProperty("adds").ValueKind);
        Assert.Equal(audit.Quantity("lab.cost_per_year").GetProperty("p95").GetDouble(), rungs[^1].GetProperty("amount").GetProperty("p95").GetDouble(), 1e-2);
        foreach (var (before, rung) in rungs.Skip(1).Zip(rungs.Skip(2)))
            Assert.Equal(rung.GetProperty("amount").GetProperty("mean").GetDouble(), before.GetProperty("amount").GetProperty("mean").GetDouble() + rung.GetProperty("adds").GetProperty("mean").GetDouble(), 1e-2);
    }

    [Theory]
    [InlineData("amortised", "per year", "lab.cost_per_year")]
    [InlineData("cash", "per year", "lab.cash_per_year")]
    [InlineData("cash", "once", "lab.purchases")]
    [InlineData("rental value", "per year", "lab.rental_value_per_year")]
    public void The_cost_lines_of_one_basis_and_timing_sum_to_their_total_to_the_cent(string basis, string timing, string total)
    {
        var lines = audit.Document.GetProperty("cost_lines").EnumerateArray().Where(line => line.GetProperty("basis").GetString() == basis && line.GetProperty("timing").GetString() == timing).ToArray();
        Assert.All(lines, line => Holds(line, ["line", "title", "phase", "resource", "unit", .. Figures]));
        Assert.Equal(audit.Quantity(total).GetProperty("mean").GetDouble(), lines.Sum(line => line.GetProperty("mean").GetDouble()), 0.01);
    }

    [Fact]
    public void A_claim_about_money_names_what_would_close_its_gap()
    {
        var drivers = audit.Claim("operating-cost").GetProperty("gap_drivers").EnumerateArray().ToArray();
        Assert.All(drivers, driver => Holds(driver, "input", "title", "quantile", "unit", "reaches", "closes"));
        Assert.Equal("catalog.servers.maintenance_share_per_year", drivers[0].GetProperty("input").GetString());
        Assert.Equal(drivers.Select(driver => driver.GetProperty("closes").GetDouble()).OrderDescending(), drivers.Select(driver => driver.GetProperty("closes").GetDouble()));
        Assert.Empty(audit.Claim("gpu-hours").GetProperty("gap_drivers").EnumerateArray());
    }

    private static void Holds(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.True(element.TryGetProperty(name, out _), $"'{name}' is missing from: {element.GetRawText()[..Math.Min(200, element.GetRawText().Length)]}"));

    private static void InOrder(JsonElement summary)
    {
        var quantiles = Figures[2..].Select(name => summary.GetProperty(name).GetDouble()).ToArray();
        Assert.Equal(quantiles.Order(), quantiles);
    }
}
