namespace Assay.Serving;

/// <summary>Brings the figures of one kind to one scale, so that they can stand in one picture.</summary>
public static class ServingScale
{
    /// <summary>
    /// Measured and predicted figure of a row: tokens a second on a GPU for a throughput, of prompts, answers or both as the row
    /// counts them, requests as the tokens that they answer; milliseconds for a latency. Null where the row was skipped.
    /// </summary>
    public static (double Measured, double Predicted)? Of(ValidatedServingRow row)
    {
        if (row is not { Read: { } read, Predicted: { } predicted })
            return null;
        var metric = read.Row.Metric;
        double Scaled(double value) => read.Figure switch
        {
            ServingFigure.Throughput => value * PerGpu(metric, read.Services[0]),
            _ => metric.Contains("per_user", StringComparison.Ordinal) ? 1000 / value : value,
        };
        return (Scaled(read.Row.Reported), Scaled(predicted));
    }

    private static double PerGpu(string metric, PlausibleService service) =>
        metric.Contains("per_gpu", StringComparison.Ordinal) ? 1
        : metric.Contains("per_node", StringComparison.Ordinal) ? 1.0 / ServingMeasure.GpusPerNode
        : (metric.StartsWith("requests", StringComparison.Ordinal) ? service.Traffic.OutputTokens : 1) / service.Gpus;
}
