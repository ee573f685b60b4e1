using Assay.Hardware;

namespace Assay.Training;

/// <summary>Predicts how much memory one GPU needs.</summary>
public static class MemoryModel
{
    // The accelerator's context and kernels, and the libraries' workspaces; then the buffers of each kind of communicator.
    // These and the shares lost below were set so that what BigScience measured with nvidia-smi is met (BLOOM chronicles).
    private const double Framework = 2e9;
    private const double Communicator = 1e9;

    // What lies unused between blocks: more between activations of the stacks of that time, which had no fused attention.
    private const double Lost = 0.04;
    private const double LostBetweenOldActivations = 0.10;

    public static MemoryUse Of(TrainingJob job, in Strategy s)
    {
        var model = job.Model;
        var dense = Parameters.Dense(model, s);
        var experts = Parameters.Experts(model, s);
        var half = job.Precision == Precision.Fp16;
        double gradientBytes = (half ? 2 : 4) + (job.Software.CopiesGradients ? 2 : 0);
        double shards = s.Shards, expertShards = s.ExpertData;
        var sharding = s.Sharding;
        double Shard(Sharding from, double d, double e) => sharding >= from ? (d / shards) + (e / expertShards) : d + e;
        var copies = s.Schedule == Schedule.DualPipe ? 2 : 1;
        var weights = 2 * copies * Shard(Sharding.Parameters, dense, experts);
        var trained = job.Adapters ? 0 : 1;
        var gradients = trained * gradientBytes * Shard(Sharding.Gradients, dense, experts);
        // Master weights and two moments in 32 bits; FP16 gradients get a copy in 32 bits for the update. Together 18 bytes a
        // parameter, 6 + 12/d with states sharded over d ranks; in FP16 20, and 4 + 16/d (Megatron-LM, docs on its
        // distributed optimizer).
        var optimizer = trained * (s.Offload == Offload.Optimizer ? 0 : (half ? 16 : 12) * Shard(Sharding.Optimizer, dense, experts));

        var tokens = (double)s.MicroBatch * job.Sequence / s.Context;
        double micro = (double)job.GlobalBatch / (s.Data * s.MicroBatch);
        var held = Held(s, micro);
        var perStage = (double)(model.Layers + model.PredictionLayers) / s.Pipeline;
        var moeShare = model.Layers == 0 ? 0 : (double)model.MoeLayers / model.Layers;
        var layer = (moeShare * Activations(job, s, tokens, true)) + ((1 - moeShare) * Activations(job, s, tokens, false));
        var activations = perStage * held * layer;
        if (s.Recompute == Recompute.Full)
        {
            var none = s with { Recompute = Recompute.None };
            activations += (moeShare > 0 ? Activations(job, none, tokens, true) : 0) + (moeShare < 1 ? Activations(job, none, tokens, false) : 0);
        }

        // Logits in 16 bits, their gradient in 32; the last stage holds them for one micro-batch and fewer activations.
        var logits = 6 * tokens * model.Vocabulary / s.Tensor;
        if (s.Pipeline > 1)
        {
            var last = (perStage * layer) + logits;
            (activations, logits) = last > activations ? (last - logits, logits) : (activations, 0);
        }

        var layerParameters = (dense + experts) / Math.Max(1, perStage);
        var buffers = Framework + (Communicator * Communicators(s)) + (s.Sharding == Sharding.Parameters ? (4 + gradientBytes) * layerParameters : 0);
        return new MemoryUse
        {
            Weights = weights,
            Gradients = gradients,
            Optimizer = optimizer,
            Activations = activations,
            Logits = logits,
            Buffers = buffers,
            Fragmentation = (Lost * (weights + gradients + optimizer)) + ((job.Software.FlashAttention ? Lost : LostBetweenOldActivations) * (activations + logits)),
        };
    }

    private static int Communicators(in Strategy s) =>
        (s.Tensor > 1 ? 1 : 0) + (s.Pipeline > 1 ? 1 : 0) + (s.Context > 1 ? 1 : 0) + (s.Data > 1 ? 1 : 0) + (s.Expert > 1 ? 1 : 0);

    /// <summary>Micro-batches whose activations the first stage holds at once.</summary>
    private static double Held(in Strategy s, double micro)
    {
        double p = s.Pipeline, v = s.VirtualStages;
        if (p == 1)
            return 1;
        // Narayanan et al., arXiv 2104.04473, section 2.2; with interleaving Korthikanti et al., section 4.2.3.
        var held = s.Schedule == Schedule.DualPipe ? p + 1 : v > 1 ? p * (1 + ((p - 1) / (p * v))) : p;
        return Math.Min(held, micro);
    }

    /// <summary>
    /// Bytes that one layer keeps of a micro-batch. For a plain GPT layer without flash attention this is Korthikanti et al.
    /// (arXiv 2205.05198), equations 2 and 4: s·b·h·(34 + 5·a·s/h), 24/34 of the first and all of the second over the tensor
    /// ranks, and with sequence parallelism everything.
    /// </summary>
    private static double Activations(TrainingJob job, in Strategy s, double tokens, bool moe)
    {
        var model = job.Model;
        double h = model.Hidden, t = s.Tensor, split = s.SequenceParallel ? t : 1;
        if (s.Recompute == Recompute.Full)
            return 2 * tokens * h / split;
        var flash = job.Software.FlashAttention;
        var modules = s.Recompute == Recompute.Modules;
        // Inputs of matrix products are kept in their own precision where the recipe computes in 8 or 4 bits.
        double input = job.Precision is Precision.Fp8 or Precision.MxFp8 or Precision.NvFp4 ? 1 : 2;
        double query = (double)model.Heads * model.KeySize, kv = (double)Math.Max(model.KvHeads, t) * model.KeySize, value = (double)model.Heads * model.ValueSize;
        // Inputs of two norms; what the norms give, which modules compute again; dropout masks where there is dropout.
        var stream = (4 * h) + (modules ? 0 : 2 * input * h) + (flash ? 0 : 2 * h);
        var latents = model.Latent is { } latent ? 2.0 * ((latent.QueryRank ?? 0) + latent.KvRank) : 0;
        var heads = model.Latent is not null && modules ? 0 : (2 * query) + (2 * kv) + (2 * (model.Latent is null ? kv : value));
        var attention = heads + (2 * value) + (input < 2 ? input * value : 0) + (flash ? 8.0 * model.Heads : 0);
        var bytes = ((stream + latents) / split) + (attention / t);
        // The projections up, and what the activation function makes of them, which modules compute again.
        var up = (model.Gated ? 2 : 1) * (modules ? input : 2) + (modules ? 0 : input);
        if (moe)
        {
            double copies = model.ActiveExperts, f = (double)model.ExpertSize / s.ExpertTensor;
            bytes += copies / split * ((input * h) + (up * f) + (modules ? 0 : 2 * h));
            bytes += up * model.SharedSize / t;
        }
        else
        {
            bytes += up * model.MlpSize / t;
        }

        if (!flash && s.Recompute == Recompute.None)
            bytes += 5.0 * model.Heads * job.Sequence / t;
        return bytes * tokens;
    }
}
