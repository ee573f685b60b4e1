using Assay.Hardware;

namespace Assay.Training;

/// <summary>Times one layer of one micro-batch on one GPU.</summary>
internal readonly ref struct LayerModel
{
    private readonly TrainingJob job;
    private readonly ModelShape model;
    private readonly Machine machine;
    private readonly KernelSet kernels;
    private readonly Strategy s;
    private readonly Coefficients c;
    private readonly double clock;
    private readonly double elementwise;
    private readonly double scaleUp;
    private readonly double scaleOut;

    public LayerModel(TrainingJob job, in Strategy strategy, Coefficients coefficients)
    {
        this.job = job;
        model = job.Model;
        machine = job.Machine;
        kernels = machine.Kernels;
        s = strategy;
        c = coefficients;
        clock = machine.Kernels.PowerShare < 1 ? Math.Pow(machine.Kernels.PowerShare, c[Coefficient.PowerExponent]) : 1;
        clock *= machine.Generation switch { 0 => c[Coefficient.Ampere], 1 => c[Coefficient.Hopper], _ => c[Coefficient.Blackwell] };
        if (s.Schedule == Schedule.DualPipe)
            clock *= 1 - c[Coefficient.CommunicationShare];
        clock *= 1 - (c[Coefficient.Unripeness] * Math.Exp(-job.Software.Since));
        elementwise = c[Coefficient.ElementwiseTraffic] * job.Software.Elementwise;
        scaleUp = c[Coefficient.ScaleUp];
        scaleOut = c[Coefficient.ScaleOut];
        Tokens = (double)s.MicroBatch * job.Sequence / s.Context;
        Split = s.SequenceParallel ? s.Tensor : 1;
    }

    /// <summary>Tokens of a micro-batch on one GPU.</summary>
    public double Tokens { get; }

    /// <summary>Ranks over which what is not tensor parallel is split.</summary>
    public double Split { get; }

    public void Time(bool moe, out LayerTime forward, out LayerTime backward, out double weightGradient)
    {
        forward = default;
        backward = default;
        weightGradient = 0;
        var t = s.Tensor;
        double h = model.Hidden;
        AttentionProjections(ref forward, ref backward, ref weightGradient);
        var core = AttentionCore(ref forward, ref backward);
        var traffic = Traffic(CollectiveKind.AllReduce, 2 * Tokens * h, new RankGroup(t, 1));
        var hidden = job.Software.TensorOverlaps && s.SequenceParallel ? c[Coefficient.TensorOverlap] : 0;
        if (moe)
        {
            forward.TensorTraffic += Exposed(traffic, hidden, forward.Matmul);
            backward.TensorTraffic += Exposed(traffic, hidden, backward.Matmul);
            Experts(ref forward, ref backward, ref weightGradient);
        }
        else
        {
            Mlp(model.MlpSize, t, ref forward, ref backward, ref weightGradient);
            forward.TensorTraffic += Exposed(2 * traffic, hidden, forward.Matmul);
            backward.TensorTraffic += Exposed(2 * traffic, hidden, backward.Matmul);
        }

        // Norms, residuals and dropout: some ten reads or writes of the stream in 16 bits.
        var stream = Memory(20 * Tokens / Split * h * elementwise);
        forward.Elementwise += stream;
        backward.Elementwise += 1.2 * stream;
        var launches = c[Coefficient.LayerOverhead] + (job.Software.BlockingLaunches ? c[Coefficient.BlockedLayer] : 0);
        forward.Overhead += launches;
        backward.Overhead += 2 * launches;

        switch (s.Recompute)
        {
            case Recompute.Selective:
                backward.Attention += core;
                break;
            case Recompute.Modules:
                backward.Attention += job.Software.FlashAttention ? 0 : core;
                backward.Elementwise += 0.7 * forward.Elementwise;
                break;
            case Recompute.Full:
                backward += forward;
                break;
        }
    }

    /// <summary>The output head with its loss, forward and backward.</summary>
    public double Head()
    {
        double h = model.Hidden, v = (double)model.Vocabulary / s.Tensor;
        var matmul = Matmul(Precision.Bf16, Tokens, v, h) + Matmul(Precision.Bf16, Tokens, h, v) + (job.Adapters ? 0 : Matmul(Precision.Bf16, v, h, Tokens));
        return matmul + Memory(20 * Tokens * v * c[Coefficient.HeadTraffic]);
    }

    public double Matmul(Precision precision, double m, double n, double k)
    {
        var odd = (n % 64 != 0 || k % 64 != 0 || m % 64 != 0) ? 1 + c[Coefficient.Misalignment] : 1;
        return machine.Matmul(precision).Seconds(m, n, k) * odd / Rate(precision);
    }

    // Share of the measured rate of matrix kernels that training reaches.
    private double Rate(Precision precision) => clock * precision switch
    {
        Precision.Fp8 => c[Coefficient.Gemm8],
        Precision.MxFp8 => c[Coefficient.GemmMx],
        Precision.NvFp4 => c[Coefficient.Gemm4],
        _ => c[Coefficient.Gemm16],
    };

    public double Memory(double bytes) => kernels.MemorySeconds(bytes);

    public double Traffic(CollectiveKind kind, double bytes, RankGroup group) => machine.Collective(kind, bytes, group, scaleUp, scaleOut);

    /// <summary>What is left of traffic of which a share runs beside other work, as long as there is any.</summary>
    public static double Exposed(double traffic, double hidden, double beside) => traffic - (hidden * Math.Min(traffic, beside));

    private void Linear(double tokens, double n, double k, ref LayerTime forward, ref LayerTime backward, ref double weightGradient)
    {
        forward.Matmul += Matmul(job.Precision, tokens, n, k);
        backward.Matmul += Matmul(job.Precision, tokens, k, n);
        if (!job.Adapters)
        {
            var gradient = Matmul(job.Precision, n, k, tokens);
            backward.Matmul += gradient;
            weightGradient += gradient;
        }

        if (job.Precision is Precision.Fp8 or Precision.MxFp8 or Precision.NvFp4)
        {
            // Each operand is read in 16 bits and written in 8, plain and transposed.
            forward.Elementwise += Memory(4 * tokens * k * c[Coefficient.QuantizeTraffic]);
            backward.Elementwise += Memory(4 * tokens * n * c[Coefficient.QuantizeTraffic]);
        }
    }

    private void AttentionProjections(ref LayerTime forward, ref LayerTime backward, ref double weightGradient)
    {
        double h = model.Hidden, t = s.Tensor;
        if (model.Latent is { } latent)
        {
            if (latent.QueryRank is { } rank)
            {
                Linear(Tokens / Split, rank + latent.KvRank + latent.RopeHeadSize, h, ref forward, ref backward, ref weightGradient);
                Linear(Tokens, latent.Heads * latent.KeySize / t, rank, ref forward, ref backward, ref weightGradient);
            }
            else
            {
                Linear(Tokens, (latent.Heads * latent.KeySize / t) + latent.KvRank + latent.RopeHeadSize, h, ref forward, ref backward, ref weightGradient);
            }

            Linear(Tokens, latent.Heads * (latent.NopeHeadSize + latent.ValueHeadSize) / t, latent.KvRank, ref forward, ref backward, ref weightGradient);
            Linear(Tokens, h, latent.Heads * latent.ValueHeadSize / t, ref forward, ref backward, ref weightGradient);
        }
        else
        {
            var query = (double)model.Heads * model.KeySize / t;
            var kv = Math.Max(1, model.KvHeads / t) * (double)model.KeySize;
            Linear(Tokens, query + (2 * kv), h, ref forward, ref backward, ref weightGradient);
            Linear(Tokens, h, query, ref forward, ref backward, ref weightGradient);
        }

        // Splitting and rotating queries and keys.
        var rotated = Memory(4 * Tokens * (model.Heads + Math.Max(t, model.KvHeads)) * model.KeySize / t * elementwise);
        forward.Elementwise += rotated;
        backward.Elementwise += rotated;
    }

    private double AttentionCore(ref LayerTime forward, ref LayerTime backward)
    {
        double heads = (double)model.Heads / s.Tensor, kv = Math.Max(1, (double)model.KvHeads / s.Tensor);
        double length = (double)job.Sequence / s.Context;
        double core, back;
        if (job.Software.FlashAttention)
        {
            var attention = model.Latent is null ? kernels.Attention : kernels.LatentAttention;
            core = attention.ForwardSeconds(s.MicroBatch, heads, model.Latent is null ? kv : heads, length, model.Reach, model.KeySize, model.ValueSize, causal: false) / (c[Coefficient.FlashForward] * job.Software.AttentionSpeed * clock);
            back = 2.5 * core / c[Coefficient.FlashBackward];
        }
        else
        {
            // Two products of all positions with all, and some 13 bytes a score for mask, softmax and dropout.
            var groups = s.MicroBatch * heads;
            var odd = model.KeySize % 8 != 0 ? 1 + (8 * c[Coefficient.Misalignment]) : 1;
            var products = odd * (machine.Grouped(Precision.Bf16).GroupedSeconds(groups, length, job.Sequence, model.KeySize) + machine.Grouped(Precision.Bf16).GroupedSeconds(groups, length, model.ValueSize, job.Sequence)) / (c[Coefficient.UnfusedMatmul] * clock);
            var scores = Memory(13 * groups * length * job.Sequence * c[Coefficient.UnfusedTraffic]);
            core = products + scores;
            back = (2 * products) + (1.3 * scores);
        }

        forward.Attention += core;
        backward.Attention += back;
        if (s.Context > 1)
        {
            var bytes = 2.0 * 2 * s.MicroBatch * job.Sequence * kv * (model.KeySize + model.ValueSize) / 2;
            var ring = Traffic(CollectiveKind.AllGather, bytes, new RankGroup(s.Context, s.Tensor));
            forward.ContextTraffic += Exposed(ring, c[Coefficient.ContextOverlap], core);
            backward.ContextTraffic += Exposed(2 * ring, c[Coefficient.ContextOverlap], back);
        }

        return core;
    }

    private void Mlp(double size, double ways, ref LayerTime forward, ref LayerTime backward, ref double weightGradient)
    {
        double h = model.Hidden, f = size / ways;
        Linear(Tokens, model.Gated ? 2 * f : f, h, ref forward, ref backward, ref weightGradient);
        Linear(Tokens, h, f, ref forward, ref backward, ref weightGradient);
        forward.Elementwise += Memory((model.Gated ? 6 : 4) * Tokens * f * elementwise);
        backward.Elementwise += Memory((model.Gated ? 10 : 6) * Tokens * f * elementwise);
    }

    private void Experts(ref LayerTime forward, ref LayerTime backward, ref double weightGradient)
    {
        double h = model.Hidden, f = (double)model.ExpertSize / s.ExpertTensor;
        var tokens = Tokens / Split;
        var copies = tokens * model.ActiveExperts;
        if (model.SharedSize > 0)
            Mlp(model.SharedSize, s.Tensor, ref forward, ref backward, ref weightGradient);

        double groups = (double)model.Experts / s.Expert, m = copies * s.ExpertTensor * job.Imbalance / groups;
        var p = job.Precision;
        var rate = Rate(p) * c[Coefficient.Grouped];
        var up = model.Gated ? 2 * f : f;
        // Software for experts has grown faster in all its parts: grouping, permuting, exchanging.
        var older = Math.Exp(c[Coefficient.Ageing] * job.Software.Age);
        rate /= older;
        forward.Experts += (machine.Grouped(p).GroupedSeconds(groups, m, up, h) + machine.Grouped(p).GroupedSeconds(groups, m, h, f)) / rate;
        var inputs = (machine.Grouped(p).GroupedSeconds(groups, m, h, up) + machine.Grouped(p).GroupedSeconds(groups, m, f, h)) / rate;
        var weights = job.Adapters ? 0 : (machine.Grouped(p).GroupedSeconds(groups, up, h, m) + machine.Grouped(p).GroupedSeconds(groups, h, f, m)) / rate;
        backward.Experts += inputs + weights;
        weightGradient += weights;

        // Permutation before and after, the activation, and the router in 32 bits.
        var quantize = p is Precision.Fp8 or Precision.MxFp8 or Precision.NvFp4 ? c[Coefficient.QuantizeTraffic] : 0;
        var shuffle = Memory(((10 * copies * h) + (6 * m * groups * f) + (4 * tokens * (h + model.Experts))) * c[Coefficient.ExpertTraffic] * older);
        forward.Elementwise += shuffle + Memory(4 * m * groups * (h + f) * quantize);
        backward.Elementwise += (1.3 * shuffle) + Memory(4 * m * groups * (h + up) * quantize);
        forward.Overhead += c[Coefficient.ExpertOverhead] * older;
        backward.Overhead += c[Coefficient.ExpertOverhead] * older;

        if (s.Expert > 1)
        {
            var dual = s.Schedule == Schedule.DualPipe;
            var dispatch = ExpertTraffic(tokens, copies, dual ? 1 : 2);
            var combine = ExpertTraffic(tokens, copies, 2);
            var hidden = dual ? 1 : c[Coefficient.ExpertOverlap];
            forward.ExpertTraffic += Exposed((dispatch + combine) * older, hidden, forward.Compute);
            backward.ExpertTraffic += Exposed((dispatch + combine) * older, hidden, backward.Compute);
        }
    }

    private double ExpertTraffic(double tokens, double copies, double bytes)
    {
        var group = new RankGroup(s.Expert * s.ExpertTensor, 1);
        var domain = machine.Fabric.Domain;
        var domains = group.Domains(domain);
        var h = model.Hidden;
        if (domains == 1)
            return Traffic(CollectiveKind.AllToAll, copies * h * bytes, group);
        var local = group.Local(domain);
        // A token goes once to each domain, and is passed on inside (DeepSeek-V3, section 3.2.2).
        var away = (domains - 1) * (1 - Math.Pow(1 - (1.0 / domains), model.ActiveExperts));
        var outside = tokens * away * h * bytes / (machine.Fabric.Bandwidth * scaleOut / machine.Fabric.Oversubscription);
        var inside = kernels.Collective.Seconds(CollectiveKind.AllToAll, copies * h * bytes / scaleUp, local);
        return Math.Max(outside, inside) + (machine.Fabric.Latency * (Math.Log2(domains) + 1));
    }
}
