namespace Assay.Training;

/// <summary>Seconds of one pass of one micro-batch through one layer, by what they are spent on; traffic is what is not hidden.</summary>
internal struct LayerTime
{
    public double Matmul;
    public double Experts;
    public double Attention;
    public double Elementwise;
    public double Overhead;
    public double TensorTraffic;
    public double ContextTraffic;
    public double ExpertTraffic;

    public readonly double Compute => Matmul + Experts + Attention + Elementwise + Overhead;

    public readonly double Total => Compute + TensorTraffic + ContextTraffic + ExpertTraffic;

    public static LayerTime operator +(LayerTime a, LayerTime b) => new()
    {
        Matmul = a.Matmul + b.Matmul,
        Experts = a.Experts + b.Experts,
        Attention = a.Attention + b.Attention,
        Elementwise = a.Elementwise + b.Elementwise,
        Overhead = a.Overhead + b.Overhead,
        TensorTraffic = a.TensorTraffic + b.TensorTraffic,
        ContextTraffic = a.ContextTraffic + b.ContextTraffic,
        ExpertTraffic = a.ExpertTraffic + b.ExpertTraffic,
    };

    public static LayerTime operator *(double times, LayerTime a) => new()
    {
        Matmul = times * a.Matmul,
        Experts = times * a.Experts,
        Attention = times * a.Attention,
        Elementwise = times * a.Elementwise,
        Overhead = times * a.Overhead,
        TensorTraffic = times * a.TensorTraffic,
        ContextTraffic = times * a.ContextTraffic,
        ExpertTraffic = times * a.ExpertTraffic,
    };
}
