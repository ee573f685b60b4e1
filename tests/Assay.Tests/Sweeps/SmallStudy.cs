using System.Text.Json;
using Assay.Tests.Cli;

namespace Assay.Tests.Sweeps;

/// <summary>A small sweep that was run, with points that come to no result and points that are pruned, and its report.</summary>
public sealed class SmallStudy : IDisposable
{
    internal const string Sweep = """
        sweep: ownership
        title: What an hour costs by chip, ownership and use
        case: deepseek-v3
        samples: 50
        axes:
          chip: { set: fleet.pools.h800.accelerator, values: [H800-SXM, A100-80GB-SXM] }
          ownership: { set: fleet.ownership, values: [3 years, 4 years, 5 years] }
          use: { set: fleet.utilisation, range: 30 % to 90 %, steps: 7 }
        where: [ownership < 5 years]
        outputs: { cost: lab.cost_per_year, hour: fleet.cost_per_used_gpu_hour }
        """;

    private readonly TemporaryFolder folder = new();

    public SmallStudy()
    {
        folder.Write("sweep.yaml", Sweep);
        folder.Run("sweep", "run", "sweep.yaml", "--out", "out").Succeeded();
        Json = Report("--report", "report.html", "--workbook", "report.xlsx", "--format", "json").Json;
    }

    /// <summary>What the command tells.</summary>
    internal JsonElement Json { get; }

    internal string this[string name] => folder[name];

    internal Outcome Report(params string[] options) => folder.Run(["sweep", "report", "out", .. options]).Succeeded();

    internal Outcome Try(params string[] words) => folder.Run(words);

    internal string[] Files => folder.Files;

    internal JsonElement[] Query(string sql) => [.. folder.Run("sweep", "query", "out", sql, "--format", "json").Succeeded().Json.GetProperty("rows").EnumerateArray()];

    public void Dispose() => folder.Dispose();
}
