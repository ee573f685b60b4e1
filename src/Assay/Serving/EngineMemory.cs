namespace Assay.Serving;

/// <summary>The memory of one GPU of an engine, in bytes, and the tokens whose keys and values fit into the engine.</summary>
/// <param name="Weights">Of the fullest GPU.</param>
/// <param name="Activations">Buffers of the largest iteration, and of collectives.</param>
/// <param name="Context">The driver's context, graphs of kernels and libraries.</param>
/// <param name="Cache">What is left for keys and values; negative where the model does not fit.</param>
/// <param name="BytesPerToken">Bytes of keys and values that one GPU keeps of a token of one of its sequences.</param>
/// <param name="KvTokens">Tokens whose keys and values fit, over all data-parallel groups.</param>
public sealed record EngineMemory(double Weights, double Activations, double Context, double Cache, double BytesPerToken, double KvTokens)
{
    /// <summary>Whether a sequence of any use fits.</summary>
    public bool Fits => KvTokens > 0;

    public static EngineMemory Of(EngineJob job)
    {
        var model = job.Model;
        var layout = job.Layout;
        double t = layout.Tensor, p = layout.Pipeline, stage = layout.Stage;
        var formats = job.Formats;
        var kept = job.Software.Memory;
        var experts = model.ExpertParameters * (1 + ((double)job.RedundantExperts / Math.Max(1, model.Experts)));
        var embedding = model.TiedEmbeddings ? model.EmbeddingParameters : model.EmbeddingParameters + model.HeadParameters;
        // The latent's projections down are on every GPU, but are small.
        var weights = ((formats.Attention.Bytes * model.AttentionParameters / t) + (formats.Dense.Bytes * (model.DenseParameters + model.SharedParameters) / t) + (formats.Experts.Bytes * experts / stage)) / p
            + (2 * embedding / t / Math.Min(p, 2));
        var batched = job.MaxBatchedTokens is { } told ? (double)told / layout.Data : job.Software.MaxBatchedTokens;
        var width = Math.Max(model.Hidden, Math.Max(model.MlpSize, model.ActiveExperts * model.ExpertSize) / t);
        var sequences = job.MaxSequences is { } most ? (double)most / layout.Data : job.Software.MaxSequences;
        var activations = (2 * batched * ((4.0 * model.Hidden) + (3 * width))) + (4 * Math.Min(sequences, kept.SampledSequences) * model.Vocabulary / t);
        var context = kept.Context + (layout.Gpus > 1 ? kept.Communicators : 0);
        var share = job.MemoryShare ?? job.Software.MemoryShare;
        var taken = weights + activations + context;
        var cache = kept.ShareOfFree ? share * (job.Machine.Memory - taken) : (share * job.Machine.Memory) - taken;
        // A latent and a shared key are kept by every GPU of a tensor-parallel group.
        var copies = model.Latent is not null || model.Compressed is not null ? 1 : Math.Max(1.0 / t, 1.0 / model.KvHeads);
        var full = model.FullLayers * model.CachedElements * formats.KvBytes * copies / p;
        var states = 4 * model.StateElements / t / p * Math.Min(sequences, kept.KeptStates);
        // Layers with a window keep no more than it, of a sequence of the usual length.
        var local = model.LocalLayers * model.CachedElements * formats.KvBytes * copies / p * Math.Min(1, model.LocalSize / kept.UsualTokens);
        var bytes = full + local;
        return new(weights, activations, context, cache - states, bytes, cache - states <= 0 ? 0 : (cache - states) / bytes * layout.Data);
    }
}
