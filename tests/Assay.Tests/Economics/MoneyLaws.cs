using System.Globalization;
using Assay.Tests.Cases;
using CsCheck;

namespace Assay.Tests.Economics;

/// <summary>How money over time answers to what it is made of.</summary>
public class MoneyLaws
{
    private const string Sections =
        """
        money:
          assumption: For a test.
          years: 8
          resale_loss: 20 to 40 %/year
          inflation: 2 %/year
          tax: 20 % to 30 %
          income: { rate: 2 to 3 USD/GPU-hour, fall: 0 to 20 %/year }
        """;

    private static readonly Draws Base = Of(Sections);

    private static readonly string[] Fixed = ["fleet.big.gpus=10000 GPU", "fleet.big.server_price=30000 USD/GPU", "fleet.big.power=1.4 kW/GPU", "money.income_rate=6 USD/GPU-hour", "money.income_fall=10 %/year", "money.tax=25 %", "money.resale_loss=30 %/year", "fleet.ownership=4 years", "fleet.utilisation=60 %", "fleet.residual=10 %", "fleet.pue=1.25", "fleet.power_used=80 %", "fleet.electricity=0.08 USD/kWh", "fleet.facility=130 USD/kW/month", "fleet.maintenance=3 %/year", "fleet.network=3500 USD/GPU", "fleet.storage=4 %", "people.count=120 people", "people.cost_per_person=300000 USD/person/year", "lab.data_per_year=15M USD/year"];

    [Fact]
    public void Net_present_value_is_linear_in_the_cash_flows() =>
        Gen.Double[0.25, 4].Sample(factor =>
        {
            // All prices of a case scale its cash flows, and with them what they are worth.
            var scaled = With(Scaled(factor, ("fleet.big.server_price", "USD/GPU"), ("fleet.old.server_price", "USD/GPU"), ("fleet.network", "USD/GPU"), ("fleet.old.network_price", "USD/GPU"), ("fleet.facility", "USD/kW/month"), ("fleet.electricity", "USD/kWh"), ("people.cost_per_person", "USD/person/year"), ("lab.data_per_year", "USD/year"), ("money.income_rate", "USD/GPU-hour")));
            var one = With(Scaled(1, ("fleet.big.server_price", "USD/GPU"), ("fleet.old.server_price", "USD/GPU"), ("fleet.network", "USD/GPU"), ("fleet.old.network_price", "USD/GPU"), ("fleet.facility", "USD/kW/month"), ("fleet.electricity", "USD/kWh"), ("people.cost_per_person", "USD/person/year"), ("lab.data_per_year", "USD/year"), ("money.income_rate", "USD/GPU-hour")));
            Draws.AssertEqual([.. one["money.net_present_value"].Select(worth => factor * worth)], scaled["money.net_present_value"]);
            AssertClose(one["money.internal_rate_of_return"], scaled["money.internal_rate_of_return"], 1e-9);
        }, iter: 10);

    [Fact]
    public void Net_present_value_is_zero_at_the_internal_rate_of_return()
    {
        var fixedCase = With(Fixed);
        var rate = fixedCase["money.internal_rate_of_return"][0] * 8766;
        Assert.InRange(rate, 0.01, 5);
        var there = With([.. Fixed, $"fleet.cost_of_capital={Text(rate * 100)} %/year"]);
        Assert.All(there["money.net_present_value"], worth => Assert.InRange(Math.Abs(worth) / there["fleet.capex"][0], 0, 1e-6));
    }

    [Fact]
    public void Levelised_cost_of_a_used_hour_falls_with_utilisation_and_that_of_an_available_one_stays() =>
        Gen.Select(Gen.Double[5, 90], Gen.Double[1, 10]).Sample((share, more) =>
        {
            var (less, better) = (With($"fleet.utilisation={Text(share)} %"), With($"fleet.utilisation={Text(share + more)} %"));
            Assert.All(less["money.levelised_cost_per_used_gpu_hour"].Zip(better["money.levelised_cost_per_used_gpu_hour"]), pair => Assert.True(pair.Second < pair.First));
            Assert.Equal(less["money.levelised_cost_per_gpu_hour"], better["money.levelised_cost_per_gpu_hour"]);
        }, iter: 10);

    [Theory]
    [InlineData("straight-line", "")]
    [InlineData("declining-balance", "  declining_rate: 30 to 50 %/year\n")]
    public void Over_its_whole_life_a_pool_writes_off_what_it_cost_less_what_it_fetched(string method, string more)
    {
        var draws = Of($"{Sections}\n  depreciation: {method}\n{more}");
        foreach (var pool in new[] { "big", "old" })
            AssertClose(Minus(draws[$"fleet.{pool}.capex"], Times(draws[$"money.{pool}.sale"], 96)), Times(draws[$"money.{pool}.write_off"], 96), 1e-6 * draws["fleet.capex"].Max());
        // Cash and books tell the same over the whole time.
        Draws.AssertEqual(draws["money.total_cost"], draws["money.total_amortised_cost"]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(8)]
    public void Resale_by_age_runs_straight_between_the_ages_and_stays_after_the_last(double years)
    {
        // The pools come on 31 January, 30 days after the first month has begun.
        var age = years - (30 / 30.4375 / 12);
        var share = age < 1 ? 1 - (0.4 * age) : age < 2 ? 0.6 - (0.2 * (age - 1)) : 0.4;
        var draws = Of($"money: {{ assumption: For a test., years: {Text(years)}, resale_by_age: [60 %, 40 %] }}");
        AssertClose(Times(draws["fleet.big.capex"], share), Times(draws["money.big.sale"], years * 12), 1e-3);
    }

    [Fact]
    public void What_loses_more_than_all_in_a_far_draw_is_worth_nothing_then_and_no_error()
    {
        // About one draw in 20,000 of this fall is above 100 % a year.
        var far = SmallCase.With("money: { assumption: For a test., years: 4, income: { rate: 3 USD/GPU-hour, fall: 5 to 25 %/year } }");
        var options = new Assay.Modeling.SamplingOptions { Samples = 40_000 };
        var (worth, fall) = (Modeling.Models.Sample(far.Graph, options, "money.net_present_value", "money.income_fall")["money.net_present_value"], Modeling.Models.Sample(far.Graph, options, "money.income_fall")["money.income_fall"]);
        Assert.Contains(fall, rate => rate * 8766 > 1);
        Assert.All(worth, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Lines_sum_to_totals_in_every_draw()
    {
        AssertClose(Base["money.cost"], Minus(Base.Sum(["money.purchase", "money.operation", "money.people", "money.data"]), Base["money.sale"]), 1e-3);
        AssertClose(Base["money.cash_flow"], Minus(Base.Sum(["money.income", "money.tax_relief"]), Base["money.cost"]), 1e-3);
        AssertClose(Base["money.operation"], Base.Sum(["money.big.operation", "money.old.operation"]), 1e-3);
    }

    [Fact]
    public void Loans_are_repaid_in_full_and_change_no_cash_flow_before_debt()
    {
        var borrowed = Of($"{Sections}\n  debt: {{ share: 40 % to 70 %, rate: 8 to 12 %/year, term: 3 to 12 years, cost_of_equity: 15 %/year }}");
        AssertClose(Times(borrowed["money.debt_drawn"], 96), Times(borrowed["money.debt_repaid"], 96), 1e-3);
        AssertClose(Times(borrowed["money.debt_drawn"], 96), borrowed["fleet.capex"].Zip(borrowed["money.debt_share"], (capex, share) => capex * share).ToArray(), 1e-3);
        var untaxed = Of($"{Sections.Replace("tax: 20 % to 30 %", "tax: 0 %", StringComparison.Ordinal)}\n  debt: {{ share: 50 %, rate: 10 %/year, term: 4 years, cost_of_equity: 15 %/year }}");
        AssertClose(Of(Sections.Replace("tax: 20 % to 30 %", "tax: 0 %", StringComparison.Ordinal))["money.cash_flow"], untaxed["money.cash_flow"], 1e-6);
    }

    [Fact]
    public void Prepayment_moves_income_and_adds_none()
    {
        var ahead = Of(Sections.Replace("fall: 0 to 20 %/year }", "fall: 0 to 20 %/year, prepaid: 30 %, prepaid_until: 2026-01 }", StringComparison.Ordinal));
        AssertClose(ahead["money.prepayment"], ahead["money.prepaid_income"], 1e-3);
        Assert.All(ahead["money.prepayment"], paid => Assert.True(paid > 0));
        Assert.All(ahead["money.net_present_value"].Zip(Base["money.net_present_value"]), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void Longer_lives_cost_less_by_the_year() =>
        Assert.All(new[] { (3, 4), (4, 5), (5, 6) }, lives => Assert.All(Base[$"fleet.life_{lives.Item1}_years.cost_per_year"].Zip(Base[$"fleet.life_{lives.Item2}_years.cost_per_year"]), pair => Assert.True(pair.Second < pair.First)));

    [Fact]
    public void A_longer_ownership_never_raises_the_yearly_write_off() =>
        Gen.Select(Gen.Double[1, 8], Gen.Double[0, 4]).Sample((years, more) =>
        {
            var (shorter, longer) = (With($"fleet.ownership={Text(years)} years"), With($"fleet.ownership={Text(years + more)} years"));
            Assert.All(shorter["fleet.servers_per_year"].Zip(longer["fleet.servers_per_year"]), pair => Assert.True(pair.Second <= pair.First));
        }, iter: 10);

    [Theory]
    [InlineData("money.income_rate", "2.5 USD/GPU-hour", "0.0025 USD/GPU-hour * 1000")]
    [InlineData("fleet.electricity", "0.08 USD/kWh", "80 USD/MWh")]
    [InlineData("fleet.ownership", "4 years", "48 months")]
    [InlineData("fleet.facility", "130 USD/kW/month", "1.56M USD/MW/year")]
    public void A_change_of_units_changes_nothing(string name, string one, string other) =>
        AssertClose(With($"{name}={one}")["money.net_present_value"], With($"{name}={other}")["money.net_present_value"], 1e-3);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_draws_come_from_any_number_of_threads(int threads)
    {
        var options = new Assay.Modeling.SamplingOptions { Samples = 1500, Threads = 2 };
        Assert.Equal(Modeling.Models.Sample(Base.Case.Graph, options, "money.cash_flow")["money.cash_flow"], Modeling.Models.Sample(Base.Case.Graph, options with { Threads = threads }, "money.cash_flow")["money.cash_flow"]);
    }

    private static string[] Scaled(double factor, params (string Name, string Unit)[] prices) => [.. prices.Select((price, i) => $"{price.Name}={Text(factor * (price.Name == "fleet.electricity" ? 0.08 : 100 * (i + 1)))} {price.Unit}")];

    private static Draws Of(string sections) => new(SmallCase.With(sections));

    private static Draws With(params string[] changes) => new(SmallCase.With(Sections, changes));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double[] Times(double[] values, double factor) => [.. values.Select(value => value * factor)];

    private static double[] Minus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static void AssertClose(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= tolerance + (1e-9 * Math.Abs(pair.First)), $"{pair.First:R} and {pair.Second:R}"));
}
