using Assay.Catalog;
using Assay.Hardware;
using Assay.Tests.Layout;

namespace Assay.Tests.Architectures;

/// <summary>Names in the table of measured serving.</summary>
public class ServingNamesTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "measured", "serving.csv")).Skip(1).Select(line => line.Split(',', 4))];

    [Fact]
    public void Every_model_of_the_table_is_an_architecture_of_the_catalogue() =>
        Assert.DoesNotContain(Rows.Select(row => row[1]).Distinct(), name => Shapes.Shipped(name) is null);

    [Fact]
    public void Every_accelerator_of_the_table_is_a_machine_but_those_that_are_not_named()
    {
        var machines = new MachineList(Catalogue.Shipped);
        foreach (var name in Rows.Select(row => row[2]).Distinct().Where(name => !name.StartsWith("not named", StringComparison.Ordinal)))
            Assert.True(machines.Find(name, null).Memory > 0, name);
        Assert.Equal(4, Rows.Count(row => row[2].StartsWith("not named", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("H100-SXM", "h100_sxm", "NVIDIA H100-SXM-80GB", "H100 SXM 80GB")]
    [InlineData("H200-SXM", "h200_sxm", "NVIDIA H200-SXM-141GB", "H200 SXM 141GB")]
    [InlineData("B200-SXM", "b200_sxm", "NVIDIA B200-SXM-180GB")]
    [InlineData("B300-SXM", "b300_sxm")]
    [InlineData("GB200-NVL72", "gb200", "GB200 192GB")]
    [InlineData("GB300-NVL72", "gb300")]
    [InlineData("GH200", "GH200 480GB")]
    [InlineData("A100-SXM-80GB", "A100 SXM4 80GB")]
    [InlineData("L40S", "NVIDIA L40S")]
    [InlineData("RTX-PRO-6000", "rtx_pro_6000_server", "RTX PRO 6000 Blackwell Server Edition", "NVIDIA RTX PRO 6000 Blackwell Server Edition")]
    [InlineData("MI300X", "AMD Instinct MI300X", "AMD Instinct MI300X 192GB HBM3")]
    [InlineData("MI355X", "AMD Instinct MI355X 288GB HBM3e")]
    public void A_usual_spelling_finds_its_accelerator(string id, params string[] names) =>
        Assert.All(names, name => Assert.Equal(id, Catalogue.Shipped.FindAccelerator(name, null).Id));

    [Theory]
    [InlineData("moonshotai/Kimi-K2-Instruct", "Kimi K2.5", "moonshotai/Kimi-K2.6")]
    [InlineData("zai-org/GLM-5", "zhipuai/GLM-5")]
    [InlineData("deepseek-ai/DeepSeek-V3", "nvidia/DeepSeek-V3.1-NVFP4", "DeepSeek-V3/R1")]
    [InlineData("Qwen/Qwen3-Coder-480B-A35B-Instruct", "Qwen3-Coder-480B")]
    [InlineData("MiniMaxAI/MiniMax-M2.5", "MiniMax-M2", "MiniMax M2.1", "MiniMaxAI/MiniMax-M2.7")]
    [InlineData("Qwen/Qwen3.5-35B-A3B", "Qwen3.5 35B A3B", "Qwen/Qwen3.5-35B-A3B-FP8")]
    [InlineData("meta-llama/Meta-Llama-3.1-8B", "LLaMA v3.1 8B", "meta-llama/Llama-3.1-8B-Instruct", "nvidia/Llama-3.1-8B-Instruct-FP8", "RedHatAI/Llama-3.1-8B-Instruct-FP8-dynamic", "Llama 3.1 8B BF16")]
    public void A_usual_spelling_finds_its_model(string id, params string[] names) =>
        Assert.All(names, name => Assert.Equal(id, Shapes.Shipped(name)?.Transformer.Id));

    [Theory]
    [InlineData("nvidia/Some-Model-FP8")]
    [InlineData("FP8")]
    [InlineData("someone/tuned-Llama-3.1-8B-Instruct-FP8")]
    public void A_copy_of_a_model_that_is_not_known_is_not_known(string name) => Assert.Null(Shapes.Shipped(name));
}
