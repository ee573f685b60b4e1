namespace Assay.Serving;

/// <summary>Engines of one kind that are switched on and off with the load.</summary>
/// <param name="Gpus">GPUs of one.</param>
/// <param name="RequestsPerSecond">Requests a second that one takes within its bounds.</param>
/// <param name="Role">What it does.</param>
public sealed record ScaledEngine(int Gpus, double RequestsPerSecond, EngineRole Role = EngineRole.Both);

/// <summary>How engines follow the load.</summary>
/// <param name="Least">Engines of each kind that are always there.</param>
/// <param name="Step">Engines that are added or taken away at once.</param>
/// <param name="Headroom">Share by which capacity exceeds the load of its hour, for what the hour's mean does not tell.</param>
/// <param name="BootSeconds">From switching on to answering: GPUs are paid for meanwhile.</param>
public sealed record ScalingPolicy(int Least = 1, int Step = 1, double Headroom = 0, double BootSeconds = 0);

/// <summary>An hour of the day.</summary>
/// <param name="RequestsPerSecond">Its load.</param>
/// <param name="Engines">Engines of each kind that answer.</param>
/// <param name="Gpus">Their GPUs.</param>
/// <param name="GpuHours">GPU-hours paid for, those of engines that boot for this hour included.</param>
public sealed record ScaledHour(double RequestsPerSecond, IReadOnlyList<int> Engines, int Gpus, double GpuHours);

/// <summary>
/// The engines that a day's load takes, hour by hour, the last followed by the first again:
/// <code>
/// n(h)      = least + step · ⌈(⌈load(h) (1 + headroom) / rate⌉ − least) / step⌉, and no fewer than least
/// hours(h)  = GPUs · (n(h) + boot · max(0, n(h) − n(h − 1)))
/// fixed     = 24 · GPUs · max n
/// </code>
/// The load of an hour is taken as even and known beforehand.
/// </summary>
public sealed record ScalingDay(IReadOnlyList<ScaledHour> Hours, IReadOnlyList<ScaledEngine> Kinds)
{
    private const double SecondsPerHour = 3600;

    /// <summary>GPU-hours of the day.</summary>
    public double GpuHours => Hours.Sum(hour => hour.GpuHours);

    /// <summary>GPU-hours of the same day with the engines of the busiest hour kept all day.</summary>
    public double FixedGpuHours => Hours.Count * Kinds.Select((kind, i) => (double)kind.Gpus * Hours.Max(hour => hour.Engines[i])).Sum();

    /// <summary>Requests of the day.</summary>
    public double Requests => Hours.Sum(hour => hour.RequestsPerSecond) * SecondsPerHour;

    /// <summary>The most GPUs that answer at once.</summary>
    public int PeakGpus => Hours.Max(hour => hour.Gpus);

    /// <summary>Plans a day.</summary>
    /// <param name="load">Requests a second of each hour.</param>
    /// <param name="kinds">The kinds of engines; each takes every request.</param>
    /// <param name="policy">How they follow the load.</param>
    public static ScalingDay Of(IReadOnlyList<double> load, IReadOnlyList<ScaledEngine> kinds, ScalingPolicy policy)
    {
        int[][] engines = [.. load.Select(rate => kinds.Select(kind => Needed(rate, kind, policy)).ToArray())];
        return new([.. load.Select((rate, hour) =>
        {
            var (now, before) = (engines[hour], engines[(hour + load.Count - 1) % load.Count]);
            var paid = kinds.Select((kind, i) => kind.Gpus * (now[i] + (policy.BootSeconds / SecondsPerHour * Math.Max(0, now[i] - before[i])))).Sum();
            return new ScaledHour(rate, now, kinds.Select((kind, i) => kind.Gpus * now[i]).Sum(), paid);
        })], kinds);
    }

    private static int Needed(double rate, ScaledEngine kind, ScalingPolicy policy)
    {
        // What is exact but for rounding is not an engine more.
        var engines = Math.Ceiling((rate * (1 + policy.Headroom) / kind.RequestsPerSecond) - 1e-9);
        return engines <= policy.Least ? policy.Least : (int)(policy.Least + (policy.Step * Math.Ceiling((engines - policy.Least) / policy.Step)));
    }
}
