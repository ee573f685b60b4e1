namespace Assay.Serving;

/// <summary>Attention over keys and values.</summary>
public sealed partial class Engine
{
    private double DecodeAttention(double sequences, double positions)
    {
        if (sequences <= 0)
            return 0;
        var own = sequences / layout.Pipeline / layout.Data;
        var context = positions / sequences;
        var seconds = model.FullLayers * DecodeLayer(own, context);
        if (model.LocalLayers > 0)
            seconds += model.LocalLayers * DecodeLayer(own, Math.Min(context, model.LocalSize));
        return seconds;
    }

    private double DecodeLayer(double sequences, double context)
    {
        var rate = clock * c[ServingCoefficient.DecodeAttention];
        double heads = (double)model.Heads / layout.Tensor;
        var queries = 1 + Job.Drafts;
        var kernels = machine.Kernels;
        if (model.Latent is { } latent)
        {
            var seen = latent.Indexer is { } indexer ? Math.Min(context, indexer.Top) : context;
            var seconds = LatentSeconds(sequences, heads * queries, seen, latent.KvRank, latent.RopeHeadSize);
            if (latent.Indexer is { } picks)
                seconds += kernels.MemorySeconds(sequences * context * picks.HeadSize);
            return seconds / rate;
        }

        if (model.Compressed is { } compressed)
            return kernels.MemorySeconds(Job.Formats.KvBytes * sequences * compressed.CachedElementsOf(context)) / rate;
        var kv = Math.Max(1, (double)model.KvHeads / layout.Tensor);
        return kernels.Attention.ForwardSeconds(sequences, heads, kv, queries, context, model.KeySize, model.ValueSize, causal: false) * (Job.Formats.KvBytes / 2) / rate;
    }

    // Every head reads the same latent: 2 heads (2 rank + rope) FLOP a position against (rank + rope) elements.
    private double LatentSeconds(double sequences, double heads, double context, double rank, double rope)
    {
        var positions = sequences * context;
        var bytes = positions * (rank + rope) * Job.Formats.KvBytes;
        var compute = 2 * heads * ((2 * rank) + rope) * positions / (0.6 * machine.Peak[(int)Hardware.Precision.Bf16]);
        return Math.Max(machine.Kernels.MemorySeconds(bytes), compute);
    }

    private double PrefillAttention(double tokens, double cached)
    {
        if (tokens <= 0)
            return 0;
        var seconds = model.FullLayers * PrefillLayer(tokens, cached + tokens);
        if (model.LocalLayers > 0)
        {
            // Beyond its window a token sees no more keys than the window holds.
            var reach = Math.Min(cached + tokens, model.LocalSize + Math.Min(tokens, model.LocalSize));
            seconds += model.LocalLayers * Math.Max(1, tokens / (2.0 * model.LocalSize)) * PrefillLayer(Math.Min(tokens, 2.0 * model.LocalSize), reach);
        }

        return seconds / layout.Data / layout.Pipeline;
    }

    private double PrefillLayer(double tokens, double keys)
    {
        var rate = clock * c[ServingCoefficient.PrefillAttention];
        double heads = (double)model.Heads / layout.Tensor;
        if (model.Latent is { } latent)
        {
            var seen = latent.Indexer is { } indexer ? Math.Min(keys, Math.Max(tokens, indexer.Top)) : keys;
            return machine.Kernels.LatentAttention.ForwardSeconds(1, heads, heads, tokens, seen, latent.KeySize, latent.ValueSize, causal: true) / rate;
        }

        if (model.Compressed is { } compressed)
        {
            var flop = compressed.ScoreFlop(Architectures.AttendedPositions.At(keys - (tokens / 2))) * tokens / layout.Tensor;
            return flop / (0.5 * machine.Peak[(int)Hardware.Precision.Bf16] * rate);
        }

        var kv = Math.Max(1, (double)model.KvHeads / layout.Tensor);
        return machine.Kernels.Attention.ForwardSeconds(1, heads, kv, tokens, keys, model.KeySize, model.ValueSize, causal: true) / rate;
    }
}
