using System.Text.Json;

namespace Assay.Tests.Cli;

public class ExplainTests
{
    private static readonly string Case = Repository.Case("deepseek-v3");

    [Fact]
    public void Explaining_opens_a_number_down_to_its_inputs()
    {
        var tree = AssayCommand.Run("explain", Case, "fleet.cost_per_gpu_hour", "--format", "json", "--samples", "500").Succeeded().Json;
        Assert.Equal("fleet.cost_per_gpu_hour", tree.GetProperty("name").GetString());
        Assert.Equal("USD/GPU-hour", tree.GetProperty("unit").GetString());
        Assert.Equal("fleet.cost_per_year / fleet.gpus", tree.GetProperty("formula").GetString());
        Assert.Equal(tree.GetProperty("p50").GetDouble(), tree.GetProperty("value").GetDouble());
        Assert.Equal(["fleet.cost_per_year", "fleet.gpus"], tree.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()));
        Check(tree);
    }

    [Fact]
    public void The_formula_of_fixed_inputs_gives_the_value_that_is_told()
    {
        var tree = AssayCommand.Run("explain", Case, "published.cost_per_gpu_hour", "--format", "json", "--samples", "1").Succeeded().Json;
        var (cost, gpus) = (tree.GetProperty("inputs")[0].GetProperty("value").GetDouble(), tree.GetProperty("inputs")[1].GetProperty("value").GetDouble());
        Assert.Equal(cost / gpus / (365.25 * 24), tree.GetProperty("value").GetDouble(), 1e-9);
    }

    [Fact]
    public void Explaining_an_input_tells_its_sources()
    {
        var input = AssayCommand.Run("explain", Case, "fleet.h800.gpus", "--format", "json", "--samples", "100").Succeeded().Json;
        Assert.Equal(JsonValueKind.Null, input.GetProperty("formula").ValueKind);
        Assert.Empty(input.GetProperty("inputs").EnumerateArray());
        Assert.Equal(["semianalysis-2025-01-31"], input.GetProperty("grounds").GetProperty("sources").EnumerateArray().Select(id => id.GetString()));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("csv")]
    public void Explaining_shows_the_inputs_in_every_format(string format)
    {
        var text = AssayCommand.Run("explain", Case, "fleet.cost_per_gpu_hour", "--format", format, "--samples", "100").Succeeded().Out;
        Assert.Contains("fleet.h800.gpus", text, StringComparison.Ordinal);
        Assert.Contains("semianalysis-2025-01-31", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explaining_reflects_a_change()
    {
        var changed = AssayCommand.Run("explain", Case, "fleet.ownership", "--set", "fleet.ownership=5 years", "--format", "json").Succeeded().Json;
        Assert.Equal(5, changed.GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public void Sensitivity_ranks_the_inputs_by_their_share_of_the_variance()
    {
        var analysis = AssayCommand.Run("sensitivity", Case, "fleet.gpus", "--format", "json", "--samples", "2000").Succeeded().Json;
        var inputs = analysis.GetProperty("inputs").EnumerateArray().ToArray();
        Assert.Equal(["fleet.a100.gpus", "fleet.h100.gpus", "fleet.h20.gpus", "fleet.h800.gpus"], inputs.Select(input => input.GetProperty("name").GetString()).Order());
        Assert.Equal("fleet.h20.gpus", inputs[0].GetProperty("name").GetString());
        // A sum has no interactions: the shares add to one.
        Assert.Equal(1, inputs.Sum(input => input.GetProperty("total").GetProperty("value").GetDouble()), 0.1);
    }

    [Fact]
    public void Sensitivity_of_a_fixed_quantity_says_that_it_rests_on_no_uncertain_input() =>
        Assert.Contains("no uncertain input", AssayCommand.Run("sensitivity", Case, "runs.v3.rental_value", "--samples", "100").Succeeded().Out, StringComparison.Ordinal);

    [Fact]
    public void Sensitivity_shows_no_negative_zero() =>
        Assert.DoesNotContain(" -0.0 %", AssayCommand.Run("sensitivity", Case, "lab.cost_per_year", "--samples", "2000").Succeeded().Out, StringComparison.Ordinal);

    private static void Check(JsonElement node)
    {
        Assert.All(["name", "title", "unit", "value", "formula", "grounds", "inputs"], key => Assert.True(node.TryGetProperty(key, out _), $"'{key}' is missing."));
        var isInput = node.GetProperty("formula").ValueKind == JsonValueKind.Null;
        Assert.True(!isInput || node.GetProperty("grounds").ValueKind == JsonValueKind.Object, $"{node.GetProperty("name")} is an input and rests on nothing.");
        foreach (var input in node.GetProperty("inputs").EnumerateArray())
            Check(input);
    }
}
