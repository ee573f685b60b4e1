using Assay.Hardware;

namespace Assay.Serving;

/// <summary>Each GPU of an engine sends its tokens to those that hold their experts, in 8 bits where experts take them so, and gets results back in 16.</summary>
internal readonly struct ExpertExchange
{
    // Tokens of a GPU up to which kernels for low latency are used: the published ones are laid out for 128.
    private const double MostLowLatency = 256;

    private readonly Way few;
    private readonly Way many;
    private readonly double bytesThere;
    private readonly double bytesBack;

    /// <param name="job">The engine.</param>
    /// <param name="scaleUp">Share of the measured bandwidth inside the domain that is reached.</param>
    /// <param name="scaleOut">Share of the network's nominal bandwidth that is reached.</param>
    public ExpertExchange(EngineJob job, double scaleUp, double scaleOut)
    {
        var (machine, layout) = (job.Machine, job.Layout);
        double active = job.Model.ActiveExperts, ranks = layout.Stage, local = Math.Min(ranks, machine.Fabric.Domain), domains = Math.Ceiling(ranks / local);
        double Reached(double count) => count * (1 - Math.Pow(1 - (1 / count), Math.Min(active, layout.Expert)));
        // Kernels for few tokens send each once for each of its experts; those for many once for each GPU and each domain.
        few = new(machine.Exchange(true, layout.Stage, scaleUp, scaleOut), active * (local - 1) / ranks, active * (ranks - local) / ranks);
        many = new(machine.Exchange(false, layout.Stage, scaleUp, scaleOut), Reached(ranks) * (local - 1) / local, Reached(domains) * (domains - 1) / domains);
        bytesThere = job.Model.ExpertHidden * (job.Formats.Experts.Compute is Precision.Bf16 or Precision.Fp16 ? 2.0 : 1);
        bytesBack = job.Model.ExpertHidden * 2.0;
    }

    /// <summary>Seconds of both ways.</summary>
    /// <param name="tokens">Tokens that a GPU sends.</param>
    public double Seconds(double tokens)
    {
        ref readonly var way = ref tokens <= MostLowLatency ? ref few : ref many;
        return way.Seconds(tokens * bytesThere) + way.Seconds(tokens * bytesBack);
    }

    // How often a byte of a token is sent inside the domain and beyond it.
    private readonly record struct Way(BoundExchange Exchange, double Inside, double Outside)
    {
        public double Seconds(double bytes) => Exchange.Seconds(bytes * Inside, bytes * Outside);
    }
}
