using Assay.Hardware;

namespace Assay.Serving;

/// <summary>The layers of an iteration.</summary>
public sealed partial class Engine
{
    private void Tokens(ref IterationTime time, double tokens, double sequences)
    {
        // Each stage of a pipeline works on a batch of its own.
        var all = tokens * stageShare;
        var own = tokens * groupShare;
        var answered = sequences * groupShare;
        double h = model.Hidden, t = layout.Tensor;
        var attentionLayers = model.FullLayers + model.LocalLayers;
        time.Projections = attentionLayers * Projections(own);
        if (model.StateLayers > 0)
            time.Projections += model.StateLayers * StateLayer(own, answered);
        var reduced = reduce.Seconds(2 * own * h);
        time.Collectives = (attentionLayers + model.StateLayers) * reduced;
        if (model.DenseLayers > 0)
        {
            time.FeedForward = model.DenseLayers * Mlp(own, model.MlpSize);
            time.Collectives += model.DenseLayers * reduced;
        }

        if (model.MoeLayers > 0)
            Experts(ref time, all, own, reduced);
        // Norms, residuals, rotation and activations: some ten reads or writes of the stream in 16 bits.
        var traffic = c[ServingCoefficient.ElementwiseTraffic] * 20 * own * h / t;
        time.Elementwise += model.Layers * (machine.Kernels.MemorySeconds(traffic) - machine.Kernels.MemorySeconds(0));
        time.Head = head.Seconds(answered, model.Vocabulary / t, h) + reduce.Seconds(2 * answered * h);
        time.Overhead = older * ((model.Layers * c[ServingCoefficient.LayerOverhead]) + (model.MoeLayers * c[ServingCoefficient.ExpertOverhead]))
            + overhead + (answered * c[ServingCoefficient.SequenceOverhead]);
        if (layout.Pipeline > 1)
            time.Collectives += (layout.Pipeline - 1) * machine.Collective(CollectiveKind.SendReceive, 2 * own * h, new RankGroup(2, layout.Stage), c[ServingCoefficient.ScaleUp], c[ServingCoefficient.ScaleOut]);
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

    private void Experts(ref IterationTime time, double all, double own, double reduced)
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
        time.Collectives += layers * (layout.Data > 1 ? exchange.Seconds(own / layout.Tensor) : reduced);
    }

    // What chance adds to the mean at the busiest of some ranks: the largest of as many normal deviates, of a Poisson count.
    private static double Chance(double copies, double ranks) => copies > 0 ? Math.Sqrt(2 * Math.Log(ranks) / copies) : 0;
}
