using Assay.Documents;

namespace Assay.Web.Work;

/// <summary>What the metrics of published measurements are called.</summary>
internal static class MetricWords
{
    /// <param name="metric">As a table in <c>measured/</c> names it.</param>
    public static Message Of(string metric) => metric switch
    {
        "tokens_per_s_per_gpu" => "tokens per s per gpu",
        "step_time_s" => "step time s",
        "tflops_per_gpu" => "tflops per gpu",
        "gpu_hours" => "gpu hours",
        "output_tokens_per_s" => "output tokens per s",
        "output_tokens_per_s_per_gpu" => "output tokens per s per gpu",
        "output_tokens_per_s_per_node" => "output tokens per s per node",
        "output_tokens_per_s_per_user" => "output tokens per s per user",
        "total_tokens_per_s" => "total tokens per s",
        "total_tokens_per_s_per_gpu" => "total tokens per s per gpu",
        "requests_per_s" => "requests per s",
        "input_tokens_per_s_per_gpu" => "input tokens per s per gpu",
        "input_tokens_per_s_per_node" => "input tokens per s per node",
        "tpot_ms" => "tpot ms",
        "tpot_ms_mean" => "tpot ms mean",
        "itl_ms_mean" => "itl ms mean",
        "ttft_ms" => "ttft ms",
        "ttft_ms_mean" => "ttft ms mean",
        _ => metric.Replace('_', ' '),
    };
}
