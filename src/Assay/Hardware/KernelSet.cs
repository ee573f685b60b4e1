namespace Assay.Hardware;

public sealed class KernelSet
{
    public required double[] Peak { get; init; }
    public required double Bandwidth { get; init; }
    public required int Sms { get; init; }
    public required double ScaleUp { get; init; }

    public double Gemm(Precision p, double m, double n, double k)
    {
        var (eff, k0) = p switch { Precision.Fp8 => (0.70, 512.0), Precision.MxFp8 => (0.70, 512.0), Precision.NvFp4 => (0.65, 1024.0), _ => (Sms < 120 ? 0.88 : 0.74, 256.0) };
        var tiles = Math.Ceiling(m / 128) * Math.Ceiling(n / 256);
        var full = tiles / Sms;
        var waves = (0.5 * Math.Ceiling(full)) + (0.5 * Math.Max(full, 1));
        var compute = waves * Sms * 128 * 256 * 2 * (k + k0) / (Peak[(int)p] * eff);
        var b = p is Precision.Fp8 or Precision.MxFp8 ? 1.0 : p == Precision.NvFp4 ? 0.5 : 2.0;
        var memory = ((b * ((m * k) + (n * k))) + (2 * m * n)) / (Bandwidth * 0.85);
        return 3e-6 + Math.Max(compute, memory);
    }

    public double Grouped(Precision p, double groups, double m, double n, double k)
    {
        var b = p is Precision.Fp8 or Precision.MxFp8 ? 1.0 : p == Precision.NvFp4 ? 0.5 : 2.0;
        var (eff, k0) = p switch { Precision.Fp8 => (0.65, 512.0), Precision.MxFp8 => (0.65, 512.0), Precision.NvFp4 => (0.55, 1024.0), _ => (Sms < 120 ? 0.8 : 0.70, 256.0) };
        var tiles = groups * Math.Ceiling(m / 128) * Math.Ceiling(n / 128);
        var full = tiles / Sms;
        var waves = (0.5 * Math.Ceiling(full)) + (0.5 * Math.Max(full, 1));
        var compute = waves * Sms * 128 * 128 * 2 * (k + k0) / (Peak[(int)p] * eff);
        var memory = groups * ((b * ((m * k) + (n * k))) + (2 * m * n)) / (Bandwidth * 0.85);
        return 5e-6 + Math.Max(compute, memory);
    }

    public double AttentionForward(double sequences, double heads, double queryLength, double keyLength, double keySize, double valueSize)
    {
        var flop = 2 * sequences * heads * queryLength * keyLength * (keySize + valueSize);
        var size = 0.5 * (keySize + valueSize);
        var eff = (Sms < 120 ? 0.68 : 0.60) * keyLength / (keyLength + 300) * (size / (size + 32)) * 1.25;
        return 4e-6 + (flop / (Peak[(int)Precision.Bf16] * eff));
    }

    public double MemorySeconds(double bytes) => 2e-6 + (bytes / (Bandwidth * 0.85));

    public double Collective(CollectiveKind kind, double bytes, int ranks)
    {
        if (ranks <= 1)
            return 0;
        var share = (ranks - 1.0) / ranks;
        var moved = kind switch { CollectiveKind.AllReduce => 2 * share * bytes, CollectiveKind.SendReceive => bytes, _ => share * bytes };
        return 10e-6 + (moved / (ScaleUp * 0.8));
    }
}

public enum CollectiveKind { AllReduce, AllGather, ReduceScatter, AllToAll, SendReceive }
