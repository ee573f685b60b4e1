using Assay.Fitting;
using Assay.Hardware;

namespace Assay.Serving;

/// <summary>
/// One copy of a model that answers requests: the time of its iterations and what its memory holds. An iteration takes new
/// tokens of sequences that decode and of prompts through all layers at once. Immutable; a call allocates nothing.
/// </summary>
public sealed partial class Engine : IEngineTimes
{
    private readonly ServedModel model;
    private readonly Machine machine;
    private readonly EngineLayout layout;
    private readonly Coefficients<ServingCoefficient> c;
    private readonly Product attention;
    private readonly Product dense;
    private readonly Product experts;
    private readonly Product head;
    private readonly TensorReduce reduce;
    private readonly ExpertExchange exchange;
    private readonly double stageShare;
    private readonly double groupShare;
    private readonly double clock;
    private readonly double older;
    private readonly double overhead;
    private readonly double draftOverhead;

    public Engine(EngineJob job, Coefficients<ServingCoefficient> coefficients)
    {
        Job = job;
        model = job.Model;
        machine = job.Machine;
        layout = job.Layout;
        c = coefficients;
        stageShare = 1.0 / layout.Pipeline;
        groupShare = stageShare / layout.Data;
        clock = machine.Generation switch { 0 => c[ServingCoefficient.Ampere], 1 => c[ServingCoefficient.Hopper], _ => c[ServingCoefficient.Blackwell] };
        if (machine.Vendor != "NVIDIA")
            clock *= c[ServingCoefficient.OtherMake];
        clock *= 1 - (c[ServingCoefficient.Unripeness] * Math.Exp(-job.Software.Since));
        older = Math.Exp(c[ServingCoefficient.Ageing] * job.Software.Age);
        attention = Bind(job.Formats.Attention, machine.Matmul, 1);
        dense = Bind(job.Formats.Dense, machine.Matmul, 1);
        experts = Bind(job.Formats.Experts, machine.Grouped, c[ServingCoefficient.Grouped] * (layout.Expert > 1 ? c[ServingCoefficient.SpreadExperts] : 1));
        head = Bind(WeightFormat.Of(Precision.Bf16), machine.Matmul, 1);
        double scaleUp = c[ServingCoefficient.ScaleUp], scaleOut = c[ServingCoefficient.ScaleOut];
        reduce = new TensorReduce(machine, layout.Tensor, scaleUp, scaleOut, c[ServingCoefficient.ReduceLatency]);
        if (model.MoeLayers > 0 && layout.Data > 1)
            exchange = new ExpertExchange(job, scaleUp, scaleOut);
        overhead = c[job.Software.Kind switch
        {
            ServingEngineKind.TensorRt => ServingCoefficient.StepTensorRt,
            ServingEngineKind.Vllm => ServingCoefficient.StepVllm,
            ServingEngineKind.Sglang => ServingCoefficient.StepSglang,
            _ => ServingCoefficient.StepOther,
        }] * (job.Role == EngineRole.Decode ? c[ServingCoefficient.StepDecode] : 1);
        draftOverhead = job.Software.Kind == ServingEngineKind.Sglang ? job.Drafts * c[ServingCoefficient.DraftSglang] : 0;
        Memory = EngineMemory.Of(job);
        Limits = new EngineLimits(
            Memory.KvTokens,
            job.MaxSequences ?? job.Software.MaxSequences * layout.Data,
            job.MaxBatchedTokens ?? job.Software.MaxBatchedTokens * layout.Data,
            job.Software.Reserves);
        var acceptance = job.Acceptance ?? c[ServingCoefficient.DraftAcceptance];
        TokensPerStep = job.Drafts == 0 ? 1 : (1 - Math.Pow(acceptance, job.Drafts + 1)) / (1 - Math.Min(acceptance, 1 - 1e-9));
    }

    public EngineJob Job { get; }

    public EngineMemory Memory { get; }

    public EngineLimits Limits { get; }

    /// <summary>Tokens that a decode step yields for a sequence in the mean: 1 without drafts, else (1 − a^(d+1)) / (1 − a) for d drafts accepted with probability a each (Leviathan et al., arXiv 2211.17192, equation 1).</summary>
    public double TokensPerStep { get; }

    /// <summary>
    /// Sequences that it runs at once in a steady state, bounded by its software or by memory: half of each answer is there in
    /// the mean, unless the software keeps room for all of it.
    /// </summary>
    public double Places(in Traffic traffic) =>
        Math.Min(Limits.Sequences, Limits.KvTokens / (Limits.Reserves ? traffic.InputTokens + traffic.OutputTokens : traffic.MeanContext));

    /// <summary>Bytes of keys and values of one token over all layers, once.</summary>
    public double KvBytesPerToken => (model.FullLayers + model.LocalLayers) * model.CachedElements * Job.Formats.KvBytes;

    /// <summary>The coefficients it was made with.</summary>
    public Coefficients<ServingCoefficient> Coefficients => c;

    /// <summary>As <see cref="IEngineTimes.TokenSeconds"/> says; what is more than the sequences decode is taken to be of prompts.</summary>
    public double TokenSeconds(double tokens, double sequences)
    {
        var time = default(IterationTime);
        Iteration(ref time, tokens, sequences, Math.Max(0, tokens - (sequences * (1 + Job.Drafts))));
        return time.Total;
    }

    public double DecodeAttentionSeconds(double sequences, double positions) => DecodeAttention(sequences, positions) * (1 + DraftShare / model.Layers);

    public double PrefillAttentionSeconds(double tokens, double cached) => PrefillAttention(tokens, cached) / c[ServingCoefficient.PrefillRate];

    /// <summary>A decode step of so many sequences with so many keys each in the mean, by parts. With drafts the tokens proposed are read too.</summary>
    public IterationTime DecodeStep(double sequences, double context)
    {
        var time = default(IterationTime);
        Decode(ref time, sequences, context);
        return time;
    }

    /// <summary>The seconds of <see cref="DecodeStep"/> in all; faster than its parts.</summary>
    public double DecodeSeconds(double sequences, double context)
    {
        var time = default(IterationTime);
        Decode(ref time, sequences, context);
        return time.Total;
    }

    /// <summary>The prompts of an iteration, each with so many tokens to read after those cached, by parts.</summary>
    public IterationTime PrefillStep(double prompts, double tokens, double cached)
    {
        var time = default(IterationTime);
        Iteration(ref time, prompts * tokens, prompts, prompts * tokens);
        time.Attention += prompts * PrefillAttentionSeconds(tokens, cached);
        return time;
    }

    private void Decode(ref IterationTime time, double sequences, double context)
    {
        Iteration(ref time, sequences * (1 + Job.Drafts), sequences, 0);
        time.Attention += DecodeAttentionSeconds(sequences, sequences * context);
    }

    // A module for multi-token prediction is one more layer for each draft.
    private double DraftShare => Job.Drafts / (1.0 + Job.Drafts);

    // In place: a copy of the parts must wait until each of them is written.
    private void Iteration(ref IterationTime time, double tokens, double sequences, double ofPrompts)
    {
        Tokens(ref time, tokens, sequences);
        var share = tokens > 0 ? ofPrompts / tokens : 0;
        if (share > 0)
        {
            var rate = 1 + (share * (c[ServingCoefficient.PrefillRate] - 1));
            time.Projections /= rate;
            time.FeedForward /= rate;
            time.Experts /= rate;
            time.Elementwise /= rate;
        }

        if (Job.Drafts > 0)
            time.Overhead += ((1 - share) * draftOverhead) + ((1 - share) * DraftShare * (((time.Total - time.Head - time.Overhead) / model.Layers) + time.Head));
        // While one half of the batch computes, the other communicates.
        if (Job.TwoBatchOverlap)
            time.Collectives -= c[ServingCoefficient.ExchangeOverlap] * Math.Min(time.Collectives, time.Projections + time.FeedForward + time.Experts);
    }

    private Product Bind(WeightFormat format, Func<Precision, GemmCurve> curves, double share)
    {
        var curve = curves(format.Compute);
        var computing = share * clock / older * format.Compute switch
        {
            Precision.Fp8 => c[ServingCoefficient.Gemm8],
            Precision.MxFp8 => c[ServingCoefficient.GemmMx],
            Precision.NvFp4 => c[ServingCoefficient.Gemm4],
            _ => c[ServingCoefficient.Gemm16],
        };
        // Scales of blocks are no widening.
        if (format.Bytes < 0.9 * format.Compute.Bytes())
            (curve, computing) = (curve.WithWeights(format.Bytes), computing * c[ServingCoefficient.WeightOnly]);
        return new Product(curve.At(computing, share * c[ServingCoefficient.WeightRead] / older), c[ServingCoefficient.LaunchShare], c[ServingCoefficient.DepthShare]);
    }

    /// <summary>A matrix product at the rates that servers reach; a graph of kernels launches each at a share of its cost alone.</summary>
    private readonly struct Product(GemmCurve curve, double launchShare, double depthShare)
    {
        private readonly double launch = (1 - launchShare) * curve.Launch;
        private readonly double depth = (1 - depthShare) * curve.Depth;

        public double Seconds(double m, double n, double k) => GroupedSeconds(1, m, n, k);

        public double GroupedSeconds(double groups, double m, double n, double k) => curve.GroupedSeconds(groups, m, n, k) - launch - (depth * k);

        /// <summary>Both products of a layer of experts, of which so many are hit.</summary>
        public double ExpertSeconds(double rows, double hit, double hidden, double intermediate, bool gated)
        {
            if (rows <= 0)
                return 0;
            var size = gated ? intermediate : intermediate * UngatedShare;
            return ExpertLayer.Seconds(curve, rows, hit, hidden, size) - (2 * launch) - (depth * (hidden + size));
        }
    }

    // Two matrices in place of three.
    private const double UngatedShare = 2.0 / 3;
}
