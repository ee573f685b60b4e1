namespace Assay.Tests.Cli;

/// <summary>What a person reads of the ladder in a terminal.</summary>
public class LadderPageTests
{
    [Fact]
    public void The_page_of_an_audit_has_ladder_rule_breakdown_and_gaps_within_120_columns()
    {
        var page = AssayCommand.Run("audit", Repository.Case("deepseek-v3"), "--samples", "1000").Succeeded().Out;
        Assert.Contains("The cost of DeepSeek-V3, rung by rung, in the year of the runs", page, StringComparison.Ordinal);
        Assert.Matches(@"Final run at the fleet's own rate +│ change of basis │ +\$3\.\dM", page);
        Assert.Contains("Idle capacity is a line of its own; people and data are told with research.", page, StringComparison.Ordinal);
        Assert.Contains("Where the money of a year goes, amortised, means in dollars", page, StringComparison.Ordinal);
        Assert.Contains("What would close the gap", page, StringComparison.Ordinal);
        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Fact]
    public void A_rule_of_allocation_moves_the_rungs_and_not_the_lab()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Repository.Case("deepseek-v3"));
        folder.Write("own.yaml", text);
        folder.Write("moved.yaml", text + "\nallocation: { idle: in proportion to use }\n");
        double Mean(string file, string quantity) => folder.Run("audit", file, "--format", "json", "--samples", "2000").Succeeded().Json.GetProperty("quantities").GetProperty(quantity).GetProperty("mean").GetDouble();
        Assert.Equal(Mean("own.yaml", "lab.cost_per_year"), Mean("moved.yaml", "lab.cost_per_year"), 0.01);
        Assert.True(Mean("moved.yaml", "ladder.v3.rung_6_idle.adds") < 0.5 * Mean("own.yaml", "ladder.v3.rung_6_idle.adds"));
    }
}
