using Assay.Tests.Cases;

namespace Assay.Tests.Economics;

/// <summary>What holds of every service, by whatever its cost is split.</summary>
public class ServiceLaws
{
    private const string Head =
        """
        case: served
        as_of: 2024-07-01
        serving:
          services:
            chat:
              assumption: For a test.
              accelerator: H100-SXM
              rental_rate: 1.5 to 3 USD/GPU-hour
              traffic: { input: 10B to 40B token/day, cache_hits: 20 % to 60 %, output: 4B to 9B token/day }
              rates: { uncached_input: 3k to 6k token/s/GPU, output: 0.8k to 2k token/s/GPU }
              use: 50 % to 80 %
              prices: { input: 0.3 to 0.6 USD/Mtoken, cached_input: 0.05 to 0.1 USD/Mtoken, output: 1 to 2 USD/Mtoken }
              power: 0.8 to 1.1 kW/GPU
              pue: 1.2
        """;

    public static TheoryData<string> Splits => new(["time", "time\n      cached_weight: 0.1", "tokens", "price", "{ input: 1, cached_input: 0.2, output: 5 }"]);

    [Theory, MemberData(nameof(Splits))]
    public void The_parts_of_a_split_add_up_to_the_whole_in_every_draw(string split)
    {
        var draws = Service($"      split: {split}");
        foreach (var (each, whole) in new[] { ("gpu_hours", "gpu_hours_per_day"), ("rental", "rental.cost"), ("energy", "average_power") })
        {
            var parts = draws[$"serving.chat.{whole}"];
            for (var i = 0; i < parts.Length; i++)
            {
                double Part(string kind, string flow) => draws[$"serving.chat.{each}.{kind}"][i] * draws[$"serving.chat.{flow}"][i];
                Assert.Equal(parts[i], Part("input", "uncached_input") + Part("cached_input", "cached_input") + Part("output", "output"), 1e-9 * parts[i]);
                Assert.Equal(parts[i], Part("token", "input") + Part("token", "output"), 1e-9 * parts[i]);
            }
        }
    }

    [Fact]
    public void By_price_every_kind_of_token_earns_the_same_margin()
    {
        var draws = Service("      split: price");
        var margin = draws["serving.chat.rental.theoretical_gross_margin"];
        foreach (var kind in new[] { "input", "cached_input", "output" })
        {
            var (cost, price) = (draws[$"serving.chat.rental.{kind}"], draws[$"serving.chat.prices.{kind}"]);
            Assert.All(margin.Select((value, i) => (value, 1 - (cost[i] / price[i]))), pair => Assert.Equal(pair.value, pair.Item2, 9));
        }
    }

    [Fact]
    public void By_time_an_engine_s_tokens_cost_dollars_per_hour_over_tokens_per_second_times_0_0036()
    {
        var draws = Service("      split: time");
        var (cost, rate, price, use) = (draws["serving.chat.rental.output"], draws["serving.chat.output_rate"], draws["serving.chat.rental_rate"], draws["serving.chat.use"]);
        Assert.All(cost.Select((value, i) => (Millions: value * 1e6, Rule: price[i] / (rate[i] / 3600 * 0.0036) / use[i])), pair => Assert.Equal(pair.Rule, pair.Millions, 9));
    }

    [Fact]
    public void A_service_hired_by_itself_is_the_lab_s_serving_line()
    {
        var draws = Service("");
        Assert.All(draws["lab.cost_per_year"].Zip(draws["serving.chat.rental.cost"]), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * pair.First));
        Assert.Equal(draws["lab.serving.rented_compute"], draws["lab.cost_per_year"]);
    }

    [Fact]
    public void Sales_at_the_whole_list_earn_the_theoretical_revenue()
    {
        var draws = Service("      sales: { half: { share: 50 % }, other: { share: 25 % }, rest: { share: 25 %, discount: 0 % } }");
        Assert.All(draws["serving.chat.revenue"].Zip(draws["serving.chat.theoretical_revenue"]), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * pair.First));
    }

    private static Draws Service(string more) => new(SmallCase.Of($"{Head}\n{more}"));
}
