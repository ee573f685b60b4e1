namespace Assay.Hardware;

/// <summary>The exchange of tokens among a fixed number of GPUs that hold experts; the formula is at <see cref="Machine.ExchangeSeconds"/>. The default takes no time.</summary>
/// <param name="Latency">Seconds that all ranks together take at the least.</param>
/// <param name="Near">The exchange within one domain.</param>
/// <param name="PerByteOutside">Seconds for each byte that goes to other domains.</param>
public readonly record struct BoundExchange(double Latency, BoundCollective Near, double PerByteOutside)
{
    /// <summary>Seconds of one exchange.</summary>
    /// <param name="inside">Bytes that a GPU sends to others of its domain.</param>
    /// <param name="outside">Bytes that it sends to other domains.</param>
    public double Seconds(double inside, double outside) => Latency + Math.Max(Near.Seconds(inside) - Near.Latency, outside * PerByteOutside);
}
