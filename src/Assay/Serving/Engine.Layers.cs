using Assay.Hardware;

namespace Assay.Serving;

/// <summary>The layers of an iteration.</summary>
public sealed partial class Engine
{
    // Tokens of a GPU up to which exchanges use their kernels for low latency: the published ones are laid out for 128.
    private const double MostLowLatency = 256;

    private IterationTime Tokens(double tokens, double sequences)
    {
        // Each stage of a pipeline works on a batch of its own.
        var all = tokens / layout.Pipeline;
        var own = all / layout.Data;
        var answered = sequences / layout.Pipeline / layout.Data;
        double h = model.Hidden, t = layout.Tensor;
        var time = default(IterationTime);
        var attentionLayers = model.FullLayers + model.LocalLayers;
        time.Projections = attentionLayers * Projections(own);
        if (model.StateLayers > 0)
            time.Projections += model.StateLayers * StateLayer(own, answered);
        var reduce = Reduce(2 * own * h);
        time.Collectives = (attentionLayers + model.StateLayers) * reduce;
        if (model.DenseLayers > 0)
        {
            time.FeedForward = model.DenseLayers * Mlp(own, model.MlpSize);
            time.Collectives += model.DenseLayers * reduce;
        }

        if (model.MoeLayers > 0)
            Experts(ref time, all, own, reduce);
        // Norms, residuals, rotation and activations: some ten reads or writes of the stream in 16 bits.
        var traffic = c[ServingCoefficient.ElementwiseTraffic] * 20 * own * h / t;
        time.Elementwise += model.Layers * (machine.Kernels.MemorySeconds(traffic) - machine.Kernels.MemorySeconds(0));
        time.Head = head.Seconds(answered, model.Vocabulary / t, h) + (t > 1 ? Reduce(2 * answered * h) : 0);
        time.Overhead = older * ((model.Layers * c[ServingCoefficient.LayerOverhead]) + (model.MoeLayers * c[ServingCoefficient.ExpertOverhead]))
            + overhead + (answered * c[ServingCoefficient.SequenceOverhead]);
        if (layout.Pipeline > 1)
            time.Collectives += (layout.Pipeline - 1) * machine.Collective(CollectiveKind.SendReceive, 2 * own * h, new RankGroup(2, layout.Stage), c[ServingCoefficient.ScaleUp], c[ServingCoefficient.ScaleOut]);
        return time;
    }

    private double Projections(double m)
    {
        double h = model.Hidden, t = layout.Tensor;
        if (model.Latent is { } latent)
        {
            double heads = latent.Heads / t;
            var down = latent.QueryRank is { } rank
                ? attention.Seconds(m, rank + latent.KvRank + latent.RopeHeadSize, h) + attention.Seconds(m, heads * latent.KeySize, rank)
                : attention.Seconds(m, (heads * latent.KeySize) + latent.KvRank + latent.RopeHeadSize, h);
            // Absorbed or unfolded, keys and values cost one product with each weight a token.
            var up = head.GroupedSeconds(heads, m, latent.KvRank, latent.NopeHeadSize) + head.GroupedSeconds(heads, m, latent.ValueHeadSize, latent.KvRank);
            if (latent.Indexer is { } indexer)
                up += attention.Seconds(m, (double)indexer.Heads * indexer.HeadSize, latent.QueryRank ?? h) + attention.Seconds(m, indexer.HeadSize, h);
            return down + up + attention.Seconds(m, h, heads * latent.ValueHeadSize);
        }

        if (model.Compressed is not null)
            return attention.Seconds(m, model.AttentionWeights / h / t, h);
        var query = (double)model.Heads * model.KeySize / t;
        var kv = Math.Max(1, model.KvHeads / t) * model.KeySize;
        return attention.Seconds(m, query + (2 * kv), h) + attention.Seconds(m, h, query);
    }

    // Projections in and out, and the state read and written for each sequence.
    private double StateLayer(double m, double sequences)
    {
        var state = machine.Kernels.MemorySeconds(2 * 4 * Math.Max(1, sequences) * model.StateElements / model.StateLayers / layout.Tensor);
        return attention.Seconds(m, model.StateWeights / model.Hidden / layout.Tensor, model.Hidden) + (state / clock);
    }

    private double Mlp(double m, double size)
    {
        double h = model.Hidden, f = size / layout.Tensor;
        return dense.Seconds(m, model.Gated ? 2 * f : f, h) + dense.Seconds(m, h, f);
    }

    private void Experts(ref IterationTime time, double all, double own, double reduce)
    {
        double h = model.ExpertHidden, active = model.ActiveExperts, count = model.Experts, layers = model.MoeLayers;
        double ranks = layout.Expert, ways = layout.ExpertTensor;
        var local = (count + Job.RedundantExperts) / ranks;
        var busiest = ranks > 1 ? Job.Imbalance ?? Math.Min(ranks, 1 + c[ServingCoefficient.Imbalance] + Chance(all * active / ranks, ranks)) : 1;
        var copies = all * active / ranks * busiest;
        var hit = ExpertLayer.Hit(all, local, count + Job.RedundantExperts, active);
        var f = model.ExpertSize / ways;
        var products = experts.ExpertSeconds(copies, hit, h, f, model.Gated);
        var shuffle = c[ServingCoefficient.ExpertTraffic] * ((10 * copies * h) + (6 * copies * f));
        time.Experts = layers * (products + head.Seconds(own, count, model.Hidden));
        time.Elementwise += layers * (machine.Kernels.MemorySeconds(shuffle) - machine.Kernels.MemorySeconds(0));
        if (model.SharedSize > 0)
            time.FeedForward += layers * Mlp(own, model.SharedSize);
        time.Collectives += layers * (layout.Data > 1 ? Exchange(own, active, h) : reduce);
    }

    // What chance adds to the mean at the busiest of some ranks: the largest of as many normal deviates, of a Poisson count.
    private static double Chance(double copies, double ranks) => copies > 0 ? Math.Sqrt(2 * Math.Log(ranks) / copies) : 0;

    // Each GPU sends its own tokens to those that hold their experts, in 8 bits where experts take them so, and gets results back in 16.
    private double Exchange(double own, double active, double h)
    {
        var tokens = own / layout.Tensor;
        var bytes = Job.Formats.Experts.Compute is Precision.Bf16 or Precision.Fp16 ? 2 : 1;
        return Exchanged(tokens, active, h * bytes) + Exchanged(tokens, active, h * 2);
    }

    private double Exchanged(double tokens, double active, double bytes)
    {
        // Kernels for few tokens send each once for each of its experts; those for many once for each GPU and each domain.
        var few = tokens <= MostLowLatency;
        double ranks = layout.Stage, local = Math.Min(ranks, machine.Fabric.Domain), domains = Math.Ceiling(ranks / local);
        double Reached(double count) => count * (1 - Math.Pow(1 - (1 / count), Math.Min(active, layout.Expert)));
        var inside = few ? active * (local - 1) / ranks : Reached(ranks) * (local - 1) / local;
        var outside = few ? active * (ranks - local) / ranks : Reached(domains) * (domains - 1) / domains;
        double scaleUp = c[ServingCoefficient.ScaleUp], scaleOut = c[ServingCoefficient.ScaleOut];
        return machine.ExchangeSeconds(few, tokens * inside * bytes, tokens * outside * bytes, layout.Stage, scaleUp, scaleOut);
    }

    private double Reduce(double bytes)
    {
        if (layout.Tensor == 1)
            return 0;
        if (layout.Tensor > machine.Fabric.Domain)
            return machine.Collective(CollectiveKind.AllReduce, bytes, new RankGroup(layout.Tensor, 1), c[ServingCoefficient.ScaleUp], c[ServingCoefficient.ScaleOut]);
        // The latency of a collective inside a graph of kernels is another than that of one alone.
        var kernels = machine.Kernels.Collective;
        return kernels.ServingAllReduceSeconds(bytes / c[ServingCoefficient.ScaleUp], layout.Tensor) - ((1 - c[ServingCoefficient.ReduceLatency]) * kernels.ServingAllReduceSeconds(0, layout.Tensor));
    }
}
