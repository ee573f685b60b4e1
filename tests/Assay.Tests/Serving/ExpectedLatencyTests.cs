using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>The allowance for queues against formulas that are exact.</summary>
public class ExpectedLatencyTests
{
    private static readonly CapacityOrder Order = Orders.Of("qwen3-32b", "H200-SXM", "fp8");

    // One engine that reads prompts, and others beyond number: prompts queue, and nothing else does.
    private static readonly SteadyState Reading = SteadyLoad.At(
        new Deployment(Orders.Engine(Order, new EngineLayout(4), role: EngineRole.Prefill), 1, Orders.Engine(Order, new EngineLayout(4), role: EngineRole.Decode), 1_000_000), Order.Traffic, 1);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Prompts_of_one_length_wait_as_an_M_D_1_queue_says(double use)
    {
        var latency = ExpectedLatency.Of(Reading with { RequestsPerSecond = use / Reading.PrefillSeconds }, 0, null);
        // Pollaczek and Khinchine: ρ S / (2 (1 − ρ)).
        Assert.Equal(1, latency.Wait / (use * Reading.PrefillSeconds / (2 * (1 - use))), 1e-6);
    }

    [Theory]
    [InlineData(0.5, 0.95)]
    [InlineData(0.9, 0.95)]
    [InlineData(0.9, 0.99)]
    public void Prompts_of_exponential_lengths_wait_at_a_percentile_as_an_M_M_1_queue_says(double use, double percentile)
    {
        var latency = ExpectedLatency.Of(Reading with { RequestsPerSecond = use / Reading.PrefillSeconds }, 1, percentile);
        // P(wait > t) = ρ exp(−(1 − ρ) t / S).
        Assert.Equal(1, latency.Wait / (Reading.PrefillSeconds / (1 - use) * Math.Log(use / (1 - percentile))), 1e-6);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    public void Places_are_waited_for_much_as_an_M_M_c_queue_says(double use)
    {
        const int Places = 8;
        var traffic = new Traffic(1, 2000);
        var state = SteadyLoad.At(new Deployment(Orders.Engine(Order, new EngineLayout(4), Places)), traffic, Places);
        var answer = traffic.OutputTokens * state.TimePerOutputToken;
        var latency = ExpectedLatency.Of(state with { RequestsPerSecond = use * Places / answer }, 1, null);
        Assert.InRange(latency.Wait / (ErlangC(Places, use) * answer / (Places * (1 - use))), 0.85, 1.2);
    }

    [Fact]
    public void Beyond_what_engines_do_the_wait_has_no_end() =>
        Assert.Equal(double.PositiveInfinity, ExpectedLatency.Of(Reading with { RequestsPerSecond = 1.01 / Reading.PrefillSeconds }, 0, null).FirstToken);

    [Fact]
    public void Without_load_the_first_token_takes_the_sum_of_its_parts()
    {
        foreach (var state in new[] { Reading, SteadyLoad.At(new Deployment(Orders.Engine(Order, new EngineLayout(2, 2))), Order.Traffic, 1) })
        {
            var parts = ExpectedLatency.Parts(state);
            Assert.All(parts, part => Assert.True(part.Seconds >= 0, part.Name.ToString()));
            var latency = ExpectedLatency.Of(state with { RequestsPerSecond = 1e-9 }, 1, null);
            Assert.Equal(parts.Sum(part => part.Seconds), latency.FirstToken, 1e-9);
            Assert.Equal(state.TimePerOutputToken, latency.PerToken, 1e-12);
        }
    }

    [Fact]
    public void A_higher_percentile_waits_longer()
    {
        var state = SteadyLoad.At(new Deployment(Orders.Engine(Order, new EngineLayout(4))), Order.Traffic, 40);
        ExpectedLatency[] rising = [.. new[] { 0.5, 0.9, 0.95, 0.99 }.Select(share => ExpectedLatency.Of(state, 1, share))];
        Assert.Equal(rising.Select(one => one.Wait).Order(), rising.Select(one => one.Wait));
        Assert.Equal(rising.Select(one => one.PerToken).Order(), rising.Select(one => one.PerToken));
        Assert.True(rising[^1].PerToken > rising[0].PerToken);
    }

    /// <summary>
    /// TensorRT-LLM's published overview, online serving of Llama 3.1 70B on four H100 with requests at random. The steps that a
    /// prompt waits for in benchmarks whose clients all start at once made these three to five times too long. May only shrink.
    /// </summary>
    [Theory]
    [InlineData(467, 256, 4, 68)]
    [InlineData(467, 16, 2, 53)]
    [InlineData(202, 214, 2, 48)]
    [InlineData(202, 214, 8, 57)]
    public void A_published_mean_at_random_arrivals_is_met_within_a_half(double input, double output, double rate, double milliseconds)
    {
        var engine = Orders.Engine(Orders.Of("llama-3.1-70b", "H100-SXM", "bf16"), new EngineLayout(4));
        var latency = ExpectedLatency.Of(SteadyLoad.AtRate(new Deployment(engine), new Traffic(input, output), rate), 1, null);
        Assert.InRange(1000 * latency.FirstToken / milliseconds, 0.5, 1.5);
    }

    // The probability of waiting at all: Erlang 1917.
    private static double ErlangC(int servers, double use)
    {
        double offered = servers * use, term = 1, sum = 0;
        for (var k = 0; k < servers; k++)
        {
            sum += term;
            term *= offered / (k + 1);
        }

        term /= 1 - use;
        return term / (sum + term);
    }
}
