using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Hardware;

/// <summary>
/// How long the kernels of one accelerator take. Curves are shares of the accelerator's own rates in the catalogue, of
/// which the median counts where sources disagree; a memory bandwidth or scale-up bandwidth that nobody published is that
/// of the accelerator it is like.
/// </summary>
public sealed class KernelSet
{
    private readonly GemmCurve?[] gemm;
    private readonly GemmCurve?[] grouped;
    private readonly CollectiveCurve? collective;
    private readonly AttentionCurve? attention;
    private readonly AttentionCurve? latentAttention;
    private readonly DecodeCurve? decode;
    private readonly LatentDecodeCurve? latentDecode;
    private readonly MemoryFit memory;
    private readonly double bandwidth;
    private readonly double secondsPerByte;

    internal KernelSet(Accelerator accelerator, Accelerator origin, KernelEntry own, KernelEntry whole)
    {
        Accelerator = accelerator.Id;
        Like = own.Like;
        PowerShare = Like is not null && Rate(accelerator, "power", "W/GPU") is { } power && Rate(origin, "power", "W/GPU") is { } measured && Rate(accelerator, "peak.bf16", "FLOP/s/GPU") == Rate(origin, "peak.bf16", "FLOP/s/GPU")
            ? Math.Min(1, power / measured)
            : 1;
        Assumption = (own.Grounds as Grounds.Assumption)?.Because;
        Sources = whole.Sources;
        Sms = (int)(whole.Multiprocessors ?? throw Missing(accelerator, "sms"));
        memory = whole.Memory ?? throw Missing(accelerator, "memory");
        bandwidth = Rate(accelerator, "memory_bandwidth", "byte/s/GPU") ?? Rate(origin, "memory_bandwidth", "byte/s/GPU") ?? throw Missing(accelerator, "memory_bandwidth");
        secondsPerByte = 1 / (bandwidth * memory.Efficiency);
        gemm = Curves(accelerator, whole.Gemm);
        grouped = Curves(accelerator, whole.Grouped);
        if (Rate(accelerator, "peak.bf16", "FLOP/s/GPU") is { } peak)
        {
            attention = Bind(whole.Attention, peak);
            latentAttention = Bind(whole.LatentAttention, peak);
            decode = whole.Decode is { } fit ? new DecodeCurve(fit, peak, bandwidth) : null;
            if (whole.LatentDecode is { } latent)
                latentDecode = new LatentDecodeCurve(latent, peak, Rate(accelerator, "peak.fp8", "FLOP/s/GPU") ?? (2 * peak), bandwidth);
        }

        if ((Rate(accelerator, "scale_up_bandwidth", "byte/s/GPU") ?? Rate(origin, "scale_up_bandwidth", "byte/s/GPU")) is { } link && whole.Collectives.Count > 0)
            collective = new CollectiveCurve(whole.Collectives, link);
    }

    /// <summary>The id of the accelerator.</summary>
    public string Accelerator { get; }

    /// <summary>The id of the accelerator that fits not stated for this one are from; null where all are its own.</summary>
    public string? Like { get; }

    /// <summary>Rated power over that of the part of the same peak rates that the fits are from; 1 where they are its own.</summary>
    public double PowerShare { get; }

    /// <summary>Whether any fit is taken over from another accelerator.</summary>
    public bool Assumed => Like is not null;

    /// <summary>Why it is taken over; null where nothing is.</summary>
    public Message? Assumption { get; }

    /// <summary>The ids of the sources behind the fits.</summary>
    public IReadOnlyCollection<string> Sources { get; }

    /// <summary>Streaming multiprocessors: how many tiles of a product are worked on at once.</summary>
    public int Sms { get; }

    /// <summary>Attention with a key for each head or group of heads, in 16 bits.</summary>
    /// <exception cref="InputException">The accelerator has no 16-bit peak rate.</exception>
    public AttentionCurve Attention => attention ?? throw Unknown("attention");

    /// <summary>Multi-head latent attention with its keys and values unfolded, as in training and prefill, in 16 bits.</summary>
    /// <exception cref="InputException">The accelerator has no 16-bit peak rate.</exception>
    public AttentionCurve LatentAttention => latentAttention ?? throw Unknown("latent attention");

    /// <summary>Attention in generation, with a key for each head or group of heads.</summary>
    /// <exception cref="InputException">The accelerator has no 16-bit peak rate, or no such times are known.</exception>
    public DecodeCurve Decode => decode ?? throw Unknown("attention in generation");

    /// <summary>Multi-head latent attention in generation, absorbed.</summary>
    /// <exception cref="InputException">The accelerator has no 16-bit peak rate, or no such times are known.</exception>
    public LatentDecodeCurve LatentDecode => latentDecode ?? throw Unknown("latent attention in generation");

    /// <summary>Collectives within one scale-up domain.</summary>
    /// <exception cref="InputException">No link between the GPUs is known.</exception>
    public CollectiveCurve Collective => collective ?? throw Unknown("collectives");

    /// <summary>Whether products in a precision are known.</summary>
    public bool Supports(Precision precision) => gemm[(int)precision] is not null;

    /// <summary>Matrix products in a precision. 32 bits run as TF32 with the shares of 16 bits; 16 bits of either kind are the same.</summary>
    /// <exception cref="InputException">The accelerator has no such peak rate, or no fit.</exception>
    public GemmCurve Gemm(Precision precision) => gemm[(int)precision] ?? throw Unknown($"matrix products in {precision}");

    /// <summary>Products of many experts in one kernel; where none was measured, as the plain product.</summary>
    /// <exception cref="InputException">The accelerator has no such peak rate, or no fit.</exception>
    public GemmCurve Grouped(Precision precision) => grouped[(int)precision] ?? Gemm(precision);

    /// <summary>Seconds of a kernel that only moves memory, such as a norm or an optimizer step.</summary>
    /// <param name="bytes">Bytes read and written.</param>
    public double MemorySeconds(double bytes) => memory.Launch + (bytes * secondsPerByte);

    private AttentionCurve? Bind(AttentionFit? fit, double peak) => fit is null ? null : new AttentionCurve(fit, peak, bandwidth, Sms);

    private GemmCurve?[] Curves(Accelerator accelerator, IReadOnlyDictionary<Precision, GemmFit> fits)
    {
        var curves = new GemmCurve?[Enum.GetValues<Precision>().Length];
        foreach (var precision in Enum.GetValues<Precision>())
        {
            var fitted = precision is Precision.Fp32 or Precision.Fp16 ? Precision.Bf16 : precision;
            if (fits.TryGetValue(fitted, out var fit) && Rate(accelerator, $"peak.{precision.PeakName()}", "FLOP/s/GPU") is { } peak)
                curves[(int)precision] = new GemmCurve(fit, peak, bandwidth, Sms, precision.Bytes());
        }

        return curves;
    }

    private static double? Rate(Accelerator accelerator, string fact, string unit) =>
        accelerator.Fact(fact) is { } node ? Agreement.End(node.Definition, 0.5) / UnitTable.Parse(unit).Scale : null;

    private InputException Unknown(Message what) => new(null, $"No kernel times are known for {what} on {Accelerator}.", "Use another precision, or state its peak rate in accelerators.yaml and its fit in kernels.yaml.");

    private static InputException Missing(Accelerator accelerator, string what) => new(accelerator.At, $"{accelerator.Id} has no '{what}' for its kernel times.", "State it in accelerators.yaml or kernels.yaml.");
}
