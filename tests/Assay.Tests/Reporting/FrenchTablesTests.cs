using System.Text.RegularExpressions;
using Assay.Tests.Cli;

namespace Assay.Tests.Reporting;

/// <summary>Tables that are asked for in French have no English word in a cell or a title, however short.</summary>
public sealed partial class FrenchTablesTests : IDisposable
{
    public static readonly TheoryData<string> Asked =
    [
        "catalog list prices",
        "catalog list shipments",
        "catalog show deepseek-ai/DeepSeek-V3",
        "fleet cost --gpu H100-SXM --count 1024 --samples 200",
        "fleet own-or-rent --gpu H100-SXM --count 1024 --samples 200",
        "methods validate",
        "methods chip H100-SXM --start 2024-01-01 --gpu-hours 1e6 --samples 200",
        "trends rental H100-SXM",
        "training predict --model deepseek-ai/DeepSeek-V3 --gpu H800-SXM --gpus 2048 --pipeline-parallel 16 --expert-parallel 64 --micro-batch 1 --global-batch 15360 --sequence 4096 --precision fp8 --tokens 14.8T",
        "training search --model meta-llama/Llama-3.1-70B --gpu H100-SXM --gpus 64 --global-batch 256 --sequence 4096",
        "serving predict --model meta-llama/Llama-3.1-70B --gpu H100-SXM --tensor-parallel 4 --rate 2",
        "serving simulate --model meta-llama/Llama-3.1-70B --gpu H100-SXM --tensor-parallel 4 --rate 2 --requests 20",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Asked))]
    public void No_cell_of_a_table_is_English(string command)
    {
        var said = folder.Run([.. command.Split(' '), "--lang", "fr", "--format", "markdown"]).Out;
        Assert.Contains('|', said);
        Assert.Empty(English().Matches(Names().Replace(said, "")).Select(match => match.Value).Distinct());
    }

    [Fact]
    public void A_command_keeps_its_name() =>
        Assert.Contains("accounts", folder.Run("--help", "--lang", "fr").Succeeded().Out, StringComparison.Ordinal);

    // Ids, names of quantities and of files; methods and venues of prices are names too.
    [GeneratedRegex(@"'[^']*'|\b\w+(?:[-./_]\w+)*[-/_][\w./-]*\d[\w./-]*|\bcatalog\.[\w.]+|\b(?:fleet|money|rent|runs)\.[\w.]+|\b(?:epoch|levelised|cloud|semianalysis|deepseek|h100|minimax|neighborhoodsf|techreaderdaily|researcher)-[\w-]+|\bsalary/[\w-]+|\b\w+(?:-\w+){2,}|assay trends rental")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:the|of|and|with|from|by|yes|no|not|assumption|given|server|rental|tariff|salary|on-demand|1-year|3-year|reserved|unknown|market|head|elementwise|step|above|below|purchase|written|fastest|smallest|time|year|years|hour|GPU-hours?|norms|router|embedding|own|rent|world|latency|end)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
