using Assay.Documents;
using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>What the catalogue says of serving software.</summary>
public class ServingSoftwareTests
{
    private const string Plain = """
        unnamed:
          title: any software
          stack: other
          memory_share: 0.9
          max_sequences: 64
          max_batched_tokens: 2048
          memory: { context_gb: 2, communicators_gb: 1, sampled_sequences: 64, kept_states: 64, usual_tokens: 4096, assumption: made up }
          assumption: made up
        """;

    [Fact]
    public void What_software_keeps_in_memory_is_not_there_for_keys_and_values()
    {
        var job = Orders.Of("llama-3.1-8b", "H100-SXM", "bf16").Engine with { Software = Find(Plain) };
        var memory = EngineMemory.Of(job);
        Assert.Equal(2e9, memory.Context, 1);
        Assert.Equal(3e9, EngineMemory.Of(job with { Layout = new EngineLayout(2) }).Context, 1);
        var more = EngineMemory.Of(job with { Software = Find(Plain.Replace("context_gb: 2", "context_gb: 3", StringComparison.Ordinal)) });
        Assert.Equal(memory.Cache - 1e9, more.Cache, 1);
        Assert.Equal(memory.KvTokens - (1e9 / memory.BytesPerToken), more.KvTokens, 1e-3);
    }

    [Theory]
    [InlineData("  memory: {", "  # memory: {", 1, "needs 'memory'")]
    [InlineData("context_gb: 2", "context_gb: none", 7, "'none' is no number above zero")]
    [InlineData(", assumption: made up }", " }", 7, "needs 'assumption'")]
    [InlineData("usual_tokens", "usual_token", 7, "usual_token")]
    public void An_entry_that_leaves_out_what_it_rests_on_is_refused_with_its_place(string from, string to, int line, string problem)
    {
        var errors = Assert.Throws<InputException>(() => Find(Plain.Replace(from, to, StringComparison.Ordinal))).Errors;
        Assert.Contains(errors, error => error.Problem.ToString().Contains(problem, StringComparison.Ordinal) && error.At!.Value.Line >= line);
    }

    private static ServingSoftware Find(string text) => new ServingSoftwareList(new SourceText("software.yaml", text)).Find(null, "", 2023);
}
