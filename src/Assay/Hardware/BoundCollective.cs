namespace Assay.Hardware;

/// <summary>A collective of one kind among a fixed number of GPUs; the formula is at <see cref="CollectiveCurve"/>. The default takes no time.</summary>
/// <param name="Latency">Seconds that the smallest buffer takes.</param>
/// <param name="PerByte">Seconds of transfer for each byte of the buffer.</param>
/// <param name="Overlap">How much of latency and transfer mixes at middling sizes.</param>
public readonly record struct BoundCollective(double Latency, double PerByte, double Overlap)
{
    /// <summary>Seconds for a buffer, told as in <see cref="CollectiveCurve.Seconds"/>.</summary>
    public double Seconds(double bytes)
    {
        var transfer = bytes * PerByte;
        return Latency + transfer + (Overlap * Math.Sqrt(Latency * transfer));
    }
}
