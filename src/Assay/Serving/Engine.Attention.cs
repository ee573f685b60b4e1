namespace Assay.Serving;

/// <summary>Attention over keys and values.</summary>
public sealed partial class Engine
{
    private double DecodeAttention(double sequences, double positions)
    {
        if (sequences <= 0)
            return 0;
        var own = sequences * groupShare;
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
        // A step verifies its drafts with it: as many more query rows over the same keys.
        var rows = heads * (1 + Job.Drafts);
        var kernels = machine.Kernels;
        var bytes = Job.Formats.KvBytes;
        if (model.Latent is { } latent)
        {
            var seen = latent.Indexer is { } indexer ? Math.Min(context, indexer.Top) : context;
            var seconds = kernels.LatentDecode.Seconds(sequences, rows, seen, latent.KvRank, latent.RopeHeadSize, bytes);
            if (latent.Indexer is { } picks)
                seconds += kernels.MemorySeconds(sequences * context * picks.HeadSize);
            return seconds / rate;
        }

        if (model.Compressed is { } compressed)
            return kernels.MemorySeconds(bytes * sequences * compressed.CachedElementsOf(context)) / rate;
        var kv = Math.Max(1, (double)model.KvHeads / layout.Tensor);
        return kernels.Decode.Seconds(sequences, rows, kv, context, model.KeySize, model.ValueSize, bytes) / rate;
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

        return seconds * groupShare;
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
            // As many positions of full attention as cost the same.
            var positions = compressed.ScoreFlop(Architectures.AttendedPositions.At(keys - (tokens / 2))) / compressed.FlopPerPosition;
            return machine.Kernels.Attention.ForwardSeconds(1, heads, 1, tokens, Math.Max(positions, 1), model.KeySize, model.ValueSize, causal: false) / rate;
        }

        var kv = Math.Max(1, (double)model.KvHeads / layout.Tensor);
        return machine.Kernels.Attention.ForwardSeconds(1, heads, kv, tokens, keys, model.KeySize, model.ValueSize, causal: true) / rate;
    }
}
