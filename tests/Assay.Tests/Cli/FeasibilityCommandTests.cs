namespace Assay.Tests.Cli;

/// <summary><c>assay fleet feasibility</c>, run as a person would.</summary>
public class FeasibilityCommandTests
{
    [Fact]
    public void Ten_thousand_H100_in_China_are_told_as_past_lawful_supply_and_fail_the_check()
    {
        var told = AssayCommand.Run("fleet", "feasibility", Repository.Case("deepseek-v3"), "--check", "--format", "json");
        Assert.Equal((1, ""), (told.ExitCode, told.Error));
        Assert.Equal("not within its bound", told.Json.GetProperty("possible").GetString());
        var verdicts = told.Json.GetProperty("bounds").EnumerateArray().Select(bound => (bound.GetProperty("pool").GetString(), bound.GetProperty("bound").GetString(), bound.GetProperty("possible").GetString())).ToArray();
        Assert.Contains(("h800", "shipments", "possible"), verdicts);
        Assert.Contains(("h20", "shipments", "possible"), verdicts);
        Assert.Contains(("h100", "export rules", "not within its bound"), verdicts);
        Assert.Contains((null, "funding", "depends on the inputs"), verdicts);
    }

    [Fact]
    public void Without_the_check_the_finding_is_no_failure() => AssayCommand.Run("fleet", "feasibility", Repository.Case("deepseek-v3"), "-n", "500").Succeeded();

    [Fact]
    public void What_depends_on_the_inputs_does_not_fail_the_check() => AssayCommand.Run("fleet", "feasibility", Repository.Case("colossus"), "--check", "-n", "2000").Succeeded();

    [Fact]
    public void The_H800_are_the_published_8_7_percent_of_all()
    {
        var bound = AssayCommand.Run("fleet", "feasibility", Repository.Case("deepseek-v3"), "--format", "json").Succeeded().Json.GetProperty("bounds").EnumerateArray().First(bound => bound.GetProperty("pool").GetString() == "h800");
        Assert.InRange(bound.GetProperty("use").GetProperty("p5").GetDouble(), 0, 0.087);
        Assert.InRange(bound.GetProperty("use").GetProperty("p95").GetDouble(), 0.087, 1);
        Assert.InRange(bound.GetProperty("room").GetProperty("p50").GetDouble(), 114_400, 116_600);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("csv")]
    public void Every_format_tells_the_bounds(string format)
    {
        var told = AssayCommand.Run("fleet", "feasibility", Repository.Case("deepseek-v3"), "--format", format, "-n", "500").Succeeded().Out;
        Assert.Contains("export rules", told, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", told, StringComparison.Ordinal);
        if (format == "table")
            Assert.All(told.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void A_case_that_does_not_ask_is_told_what_to_add()
    {
        var told = AssayCommand.Run("fleet", "feasibility", Repository.Case("gpt-4"));
        Assert.Equal(2, told.ExitCode);
        Assert.Contains("feasibility: { region: CN }", told.Error, StringComparison.Ordinal);
    }
}
