namespace Assay.Serving;

/// <summary>A configuration that a public benchmark ran: what its published results leave out.</summary>
/// <param name="Models">Names of the model.</param>
/// <param name="Gpu">Name of the accelerator.</param>
/// <param name="Precision">As published: fp8.</param>
/// <param name="Software">trtllm, sglang or vllm.</param>
/// <param name="Release">Of the software or its image.</param>
/// <param name="InputTokens">Tokens of a prompt.</param>
/// <param name="OutputTokens">Tokens of an answer.</param>
/// <param name="Concurrency">The numbers of clients that it was run with.</param>
/// <param name="PrefillEngines">Engines that read prompts; 0 where one kind does both.</param>
/// <param name="Prefill">Their layout.</param>
/// <param name="DecodeEngines">Engines that answer.</param>
/// <param name="Decode">Their layout.</param>
/// <param name="Drafts">Tokens that each step proposes for a sequence; 0 for none.</param>
/// <param name="First">Day from which the benchmark had it.</param>
/// <param name="Last">Day until which it had it.</param>
public sealed record ServingRecipe(
    IReadOnlyList<string> Models, string Gpu, string Precision, string Software, string Release, double InputTokens, double OutputTokens, IReadOnlyList<double> Concurrency,
    int PrefillEngines, EngineLayout Prefill, int DecodeEngines, EngineLayout Decode, int Drafts, DateOnly First, DateOnly Last)
{
    /// <summary>Whether prompts have engines of their own.</summary>
    public bool Apart => PrefillEngines > 0;
}
