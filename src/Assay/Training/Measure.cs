using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>Turns a step time into what a row reports, and back.</summary>
public static partial class Measure
{
    /// <summary>What the row would report of a run whose step takes so many seconds.</summary>
    public static double Of(MeasuredRow row, PlausibleRun run, double step)
    {
        var job = run.Job;
        double gpus = run.Strategy.Gpus;
        var perGpu = job.TokensPerStep / step / gpus;
        return row.Metric switch
        {
            "step_time_s" => step,
            "tokens_per_s_per_gpu" => perGpu,
            "tflops_per_gpu" => perGpu * (row.Note.Contains("HARDWARE", StringComparison.Ordinal) ? 4.0 / 3 : 1) * job.Model.FullFlop / 1e12,
            "mfu" => 100 * perGpu * job.Model.FullFlop / job.Machine.Peak[(int)Precision.Bf16],
            "gpu_hours" => Tokens(row) / perGpu / 3600,
            _ => throw new InvalidOperationException($"no metric '{row.Metric}'"),
        };
    }

    /// <summary>Model FLOP a second on one GPU in TFLOP/s, all of attention counted, that a row's figure stands for.</summary>
    public static double Tflops(MeasuredRow row, PlausibleRun run)
    {
        var ofOneSecond = Of(row, run, 1);
        var step = IsTime(row.Metric) ? row.Reported / ofOneSecond : ofOneSecond / row.Reported;
        return run.Job.TokensPerStep / step / run.Strategy.Gpus * run.Job.Model.FullFlop / 1e12;
    }

    /// <summary>Whether a larger value means a slower run.</summary>
    public static bool IsTime(string metric) => metric is "step_time_s" or "gpu_hours";

    /// <summary>Tokens that a total of GPU-hours is told for: the row's note says it; without a word, 1e12.</summary>
    public static double Tokens(MeasuredRow row) =>
        Trillions().Match(row.Note) is { Success: true } match ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1e12 : 1e12;

    [GeneratedRegex(@"for ([\d.]+)T tokens")]
    private static partial Regex Trillions();
}
