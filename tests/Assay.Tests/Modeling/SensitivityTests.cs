using Assay.Documents;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Tests.Modeling;

public class SensitivityTests
{
    private static readonly SamplingOptions Options = new() { Samples = 16_384 };

    private static readonly Graph Linear = Models.Of(("a", "normal(10, 1)"), ("b", "normal(20, 2)"), ("c", "normal(0, 4)"), ("unused", "1 to 2"), ("n", "5"), ("y", "a + b - c + n"));

    [Fact]
    public void A_linear_model_has_the_indices_of_its_variances()
    {
        var drivers = Sensitivity.Of(Linear, Linear.IndexOf("y"), Options);
        Assert.Equal(["c", "b", "a"], drivers.Select(driver => driver.Input.Name));
        foreach (var (driver, share) in drivers.Zip([16 / 21.0, 4 / 21.0, 1 / 21.0]))
        {
            Assert.Equal(share, driver.First.Value, 0.03);
            Assert.Equal(share, driver.Total.Value, 0.03);
            Assert.False(driver.Correlated);
        }

        Assert.True(drivers[0].RankCorrelation < -0.8);
        Assert.True(drivers[1].RankCorrelation is > 0.3 and < 0.6);
    }

    [Fact]
    public void A_swing_is_the_quantity_with_one_input_at_its_5_and_its_95_percent_quantile()
    {
        var swings = Sensitivity.Swings(Linear, Linear.IndexOf("y"));
        Assert.Equal(3, swings.Count);
        Assert.Equal(35 + 4 * StandardNormal.P95, swings["c"].AtLow, 1e-9);
        Assert.Equal(35 - 4 * StandardNormal.P95, swings["c"].AtHigh, 1e-9);
        Assert.Equal(35 - StandardNormal.P95, swings["a"].AtLow, 1e-9);
        Assert.Equal(35 + StandardNormal.P95, swings["a"].AtHigh, 1e-9);
    }

    [Fact]
    public void A_pure_interaction_shows_in_the_total_and_not_in_the_first_index()
    {
        var graph = Models.Of(("a", "normal(0, 1)"), ("b", "normal(0, 1)"), ("y", "a * b"));
        Assert.All(Sensitivity.Of(graph, graph.IndexOf("y"), Options), driver =>
        {
            Assert.Equal(0, driver.First.Value, 0.05);
            Assert.Equal(1, driver.Total.Value, 0.05);
        });
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_threads()
    {
        var options = Options with { Samples = 3000 };
        Assert.Equal(Sensitivity.Of(Linear, Linear.IndexOf("y"), options with { Threads = 1 }).Select(Told), Sensitivity.Of(Linear, Linear.IndexOf("y"), options with { Threads = 3 }).Select(Told));
    }

    [Fact]
    public void Correlated_inputs_share_the_index_of_their_group()
    {
        var graph = Models.Correlated(0.9, ["a", "b"], ("a", "normal(10, 1)"), ("b", "normal(20, 2)"), ("c", "normal(0, 4)"), ("y", "a + b - c"));
        var drivers = Sensitivity.Of(graph, graph.IndexOf("y"), Options).ToDictionary(driver => driver.Input.Name);
        Assert.True(drivers["a"].Correlated && drivers["b"].Correlated && !drivers["c"].Correlated);
        Assert.Equal(drivers["a"].Total, drivers["b"].Total);
        var r = 2 * Math.Sin(Math.PI / 6 * 0.9);
        Assert.Equal((5 + 4 * r) / (21 + 4 * r), drivers["a"].Total.Value, 0.03);
    }

    [Fact]
    public void A_fixed_quantity_has_no_drivers() => Assert.Empty(Sensitivity.Of(Linear, Linear.IndexOf("n"), Options));

    [Fact]
    public void An_input_is_its_own_only_driver()
    {
        var driver = Assert.Single(Sensitivity.Of(Linear, Linear.IndexOf("a"), Options));
        Assert.Equal(("a", 1.0), (driver.Input.Name, driver.RankCorrelation));
        Assert.Equal(1, driver.Total.Value, 0.01);
    }

    [Fact]
    public void What_is_not_finite_is_refused_with_its_name()
    {
        var graph = Models.Of(("a", "normal(0, 1)"), ("y", "log(a)"));
        Assert.Contains("'y' is not a finite number", Assert.Throws<InputException>(() => Sensitivity.Of(graph, graph.IndexOf("y"), Options)).Message, StringComparison.Ordinal);
    }

    private static (string, double, double, double, double, double) Told(Driver driver) => (driver.Input.Name, driver.First.Value, driver.Total.Value, driver.RankCorrelation, driver.AtLow, driver.AtHigh);
}
