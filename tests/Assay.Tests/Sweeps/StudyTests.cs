using System.Text.Json;
using Assay.Tests.Cli;

namespace Assay.Tests.Sweeps;

/// <summary>The studies that come with Assay, at small size.</summary>
public sealed class StudyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_frontier_run_costs_less_the_more_of_the_peak_is_used_and_what_has_no_price_says_so()
    {
        folder.Write("frontier-case.yaml", File.ReadAllText(Path.Combine(Repository.Root, "sweeps/frontier-case.yaml")));
        var rows = Run("frontier-run", ("steps: 31", "steps: 3"), ("samples: 2000", "samples: 20"));
        Assert.Equal(48, rows.Length);
        foreach (var group in rows.Where(row => row.GetProperty("problem").ValueKind == JsonValueKind.Null).GroupBy(row => $"{row.GetProperty("chip")} {row.GetProperty("day")}"))
        {
            var (first, last) = (group.First(), group.Last());
            // The same work at 55 and at 25 % of the peak.
            Assert.Equal(55.0 / 25, first.GetProperty("cost").GetDouble() / last.GetProperty("cost").GetDouble(), 1e-9);
            Assert.Equal(first.GetProperty("cost").GetDouble(), first.GetProperty("hours").GetDouble() * first.GetProperty("rate").GetDouble(), first.GetProperty("cost").GetDouble() * 1e-9);
        }

        Assert.All(rows.Where(row => row.GetProperty("problem").ValueKind == JsonValueKind.String), row => Assert.Contains("no rental price", row.GetProperty("problem").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Owning_pays_sooner_the_more_it_is_used_and_later_the_faster_hire_gets_cheaper()
    {
        var rows = Run("break-even", ("steps: 33", "steps: 3"), ("steps: 26", "steps: 3"), ("samples: 2000", "samples: 200"));
        double Months(double use, double fall) => rows.Single(row => row.GetProperty("use").GetDouble() == use && row.GetProperty("fall").GetDouble() == fall).GetProperty("months").GetDouble();
        Assert.True(Months(100, 0) < Months(60, 0) && Months(60, 0) <= Months(20, 0));
        Assert.True(Months(100, 0) < Months(100, 25) && Months(100, 25) <= Months(100, 50));
    }

    [Fact]
    public void The_best_parallelism_uses_every_accelerator_of_the_fleet()
    {
        var rows = Run("parallelism", ("[llama-3.1-8b, llama-3.1-70b, llama-3.1-405b, llama-2-7b, llama-2-70b, qwen3-32b, mixtral-8x7b, deepseek-v3, gpt-3-175b, bloom-176b]", "[llama-2-7b, mixtral-8x7b]"), ("[A100-80GB-SXM, H100-SXM, H200-SXM, B200-SXM, H800-SXM]", "[A100-80GB-SXM, H100-SXM]"), ("values: [1024]", "values: [64]"));
        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal(64, row.GetProperty("tensor").GetDouble() * row.GetProperty("pipeline").GetDouble() * row.GetProperty("data").GetDouble()));
        foreach (var model in rows.GroupBy(row => row.GetProperty("model").GetString()))
            Assert.True(model.Single(row => row.GetProperty("gpu").GetString() == "H100-SXM").GetProperty("step_s").GetDouble() < model.Single(row => row.GetProperty("gpu").GetString() == "A100-80GB-SXM").GetProperty("step_s").GetDouble());
    }

    private JsonElement[] Run(string study, params (string Whole, string Small)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "sweeps", study + ".yaml"));
        foreach (var (whole, small) in changes)
        {
            Assert.Contains(whole, text, StringComparison.Ordinal);
            text = text.Replace(whole, small, StringComparison.Ordinal);
        }

        folder.Write(study + ".yaml", text);
        folder.Run("sweep", "run", study + ".yaml", "--out", "out", "--format", "json").Succeeded();
        return [.. folder.Run("sweep", "query", "out", "SELECT * FROM results", "--format", "json").Succeeded().Json.GetProperty("rows").EnumerateArray()];
    }
}
