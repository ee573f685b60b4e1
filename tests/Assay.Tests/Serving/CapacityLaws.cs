using Assay.Requests;
using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>What holds for whatever a search for capacity finds.</summary>
public class CapacityLaws
{
    private static readonly CapacityOrder[] Few = [Orders.Of("qwen3-32b", "H200-SXM", "fp8"), Orders.Of("gpt-oss-120b", "B200-SXM", "fp4", 6000, 300)];

    public static TheoryData<string, string, string> Services => Orders.Services;

    [Theory, MemberData(nameof(Services))]
    public void What_is_found_keeps_the_bounds_at_the_rate_asked_for_and_comes_smallest_first(string model, string gpu, string precision)
    {
        foreach (var percentile in new double?[] { null, 0.95 })
        {
            var order = Orders.Of(model, gpu, precision);
            order = order with { Objective = order.Objective with { Percentile = percentile } };
            var found = Orders.Run(order).Found;
            Assert.NotEmpty(found);
            Assert.All(found, one =>
            {
                var state = SteadyLoad.AtRate(one.Deployment, order.Traffic, order.RequestsPerSecond);
                var latency = ExpectedLatency.Of(state, order.Spread, percentile);
                Assert.Equal(one.Latency, latency);
                Assert.True(latency.FirstToken <= order.Objective.FirstToken, $"{latency.FirstToken} s to the first token");
                Assert.True(latency.PerToken <= order.Objective.PerToken, $"{latency.PerToken} s a token");
                Assert.InRange(state.RequestsPerSecond / order.RequestsPerSecond, 0.999, 1.001);
                Assert.InRange(one.Use, 0, 1 + 1e-6);
                Assert.InRange(one.Gpus, 1, order.MostGpus);
                Assert.True(one.Deployment.Prefill.Memory.Fits && one.Deployment.Answering.Memory.Fits);
            });
            Assert.Equal(found.Select(one => one.Gpus).Order(), found.Select(one => one.Gpus));
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void With_one_GPU_fewer_than_the_smallest_nothing_keeps_the_bounds(string model, string gpu, string precision)
    {
        var order = Orders.Of(model, gpu, precision) with { RequestsPerSecond = 60 };
        var smallest = Orders.Run(order).Found[0].Gpus;
        var fewer = Orders.Run(order with { MostGpus = smallest - 1 });
        Assert.Empty(fewer.Found);
        Assert.True(fewer.Needed is null || fewer.Needed >= smallest, $"{fewer.Needed} are said to be needed, and {smallest} are");
        Assert.Equal(smallest, Orders.Run(order with { MostGpus = smallest }).Found[0].Gpus);
    }

    [Theory, MemberData(nameof(Services))]
    public void Tighter_bounds_never_need_fewer_GPUs(string model, string gpu, string precision)
    {
        var order = Orders.Of(model, gpu, precision);
        double[] first = [2, 1, 0.5, 0.25], token = [0.08, 0.04, 0.02, 0.01];
        double[][] fewest = [.. first.Select(one => token.Select(each => Orders.Fewest(order with { Objective = new LatencyObjective(one, each, null) })).ToArray())];
        Assert.All(fewest, row => Assert.Equal(row.Order(), row));
        for (var j = 0; j < token.Length; j++)
        {
            double[] column = [.. fewest.Select(row => row[j])];
            Assert.Equal(column.Order(), column);
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void More_requests_or_a_higher_percentile_never_need_fewer_GPUs(string model, string gpu, string precision)
    {
        var order = Orders.Of(model, gpu, precision);
        double[] byRate = [.. new[] { 5.0, 10, 20, 40 }.Select(rate => Orders.Fewest(order with { RequestsPerSecond = rate }))];
        Assert.Equal(byRate.Order(), byRate);
        double[] byPercentile = [.. new[] { 0.5, 0.9, 0.95, 0.99 }.Select(share => Orders.Fewest(order with { Objective = order.Objective with { Percentile = share } }))];
        Assert.Equal(byPercentile.Order(), byPercentile);
    }

    [Fact]
    public void More_GPUs_are_asked_for_only_where_those_allowed_do_not_do() => Gen.Select(Gen.Int[0, Few.Length - 1], Gen.Double[0.5, 200], Gen.Double[0.05, 3], Gen.Double[0.008, 0.1], Gen.Double[0.5, 0.99], Gen.Int[1, 64], Gen.Double[0, 2]).Sample((service, rate, first, token, share, most, spread) =>
    {
        var order = Few[service] with { RequestsPerSecond = rate, Objective = new LatencyObjective(first, token, share), MostGpus = most, Spread = spread };
        var result = Orders.Run(order);
        Assert.True(result.Found.Count > 0 || result.Needed is null || result.Needed > most, $"{result.Needed} GPUs are needed, {most} allowed, and nothing found");
        if (result.Needed is { } needed)
            Assert.True(Orders.Fewest(order with { MostGpus = (int)needed }) <= needed, $"{needed} GPUs are said to do");
    }, iter: 30);

    [Fact]
    public void Where_nothing_keeps_a_bound_the_closest_is_told_and_no_number_of_GPUs()
    {
        var order = Orders.Of("qwen3-32b", "H200-SXM", "fp8") with { Objective = new LatencyObjective(null, 0.0005, null) };
        var result = Orders.Run(order);
        Assert.Empty(result.Found);
        Assert.Null(result.Needed);
        var closest = result.Closest!;
        Assert.True(closest.Latency.Excess(order.Objective) > 1);
        // No single engine that was tried is faster with one request.
        Assert.All(new[] { new EngineLayout(1), new EngineLayout(2), new EngineLayout(8) }, layout =>
            Assert.True(SteadyLoad.At(new Deployment(Orders.Engine(order, layout)), order.Traffic, 1).TimePerOutputToken >= closest.Latency.PerToken));
    }

    [Fact]
    public void Where_the_model_does_not_fit_the_GPUs_told_hold_it_and_half_of_them_do_not()
    {
        var order = Orders.Of("deepseek-v3", "H100-SXM", "bf16") with { MostGpus = 8 };
        var result = Orders.Run(order);
        Assert.Empty(result.Found);
        Assert.Equal(0, result.Fitting);
        var enough = result.FewestThatFit!.Value;
        Assert.True(Orders.Run(order with { MostGpus = enough }).Fitting > 0);
        Assert.Equal(0, Orders.Run(order with { MostGpus = enough / 2 }).Fitting);
    }

    /// <summary>By how much the formulas of a search and requests played one by one may differ in the mean.</summary>
    [Theory]
    [InlineData("llama-3.1-8b", "H100-SXM", "bf16", 20, 1, 1, 1, 1, false)]
    [InlineData("qwen3-32b", "H200-SXM", "fp8", 10, 2, 2, 1, 1, false)]
    [InlineData("gpt-oss-120b", "B200-SXM", "fp4", 30, 2, 1, 1, 1, false)]
    [InlineData("deepseek-v3", "H200-SXM", "fp8", 40, 1, 1, 16, 16, false)]
    [InlineData("qwen3-32b", "H200-SXM", "fp8", 10, 2, 1, 1, 1, true)]
    [InlineData("deepseek-v3", "H200-SXM", "fp8", 40, 1, 1, 16, 16, true)]
    public void A_deployment_that_was_found_takes_as_long_when_its_requests_are_played(string model, string gpu, string precision, double rate, int tensor, int pipeline, int data, int expert, bool apart)
    {
        var order = Orders.Of(model, gpu, precision) with
        {
            RequestsPerSecond = rate,
            Objective = new LatencyObjective(2, 0.06, null),
            Spread = 0,
            Together = !apart,
            Apart = apart,
            Fixed = (tensor, pipeline, data, expert),
        };
        var found = Orders.Run(order).Found[0];
        var load = Setups.Poisson(rate, 4000, new Lengths.Constant((int)order.Traffic.InputTokens), new Lengths.Constant((int)order.Traffic.OutputTokens)) with { WarmUp = 0.2 };
        var played = Setups.Run(SimulatedService.Of(found.Deployment, load) with { Routing = Routing.Random }, 11);
        Assert.Null(played.Overload);
        Assert.InRange(played.TimeToFirstToken!.Mean / found.Latency.FirstToken, 0.75, 1.4);
        Assert.InRange(played.TimePerOutputToken!.Mean / found.Latency.PerToken, 0.85, 1.2);
    }
}
