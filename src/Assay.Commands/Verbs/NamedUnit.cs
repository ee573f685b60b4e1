using Assay.Quantities;

namespace Assay.Commands.Verbs;

/// <summary>The unit that the name of a number tells in the documents of commands: <c>step_time_s</c> is in seconds, <c>tokens_per_s_per_gpu</c> in tokens a second and GPU.</summary>
internal static class NamedUnit
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["s"] = "s",
        ["ms"] = "ms",
        ["days"] = "day",
        ["months"] = "month",
        ["years"] = "year",
        ["gb"] = "GB",
        ["usd"] = "USD",
        ["tokens"] = "token",
        ["gpus"] = "GPU",
        ["gpu"] = "GPU",
        ["gpu_hour"] = "GPU-hour",
    };

    /// <summary>The unit of the number at a place; 1 where its name tells none.</summary>
    /// <param name="path">The place, such as <c>best.0.step_time_s</c>.</param>
    public static string Of(string path)
    {
        var parts = path.Split('.')[^1].Split("_per_");
        parts[0] = parts[0].Split('_')[^1];
        var units = parts.Select(part => Words.GetValueOrDefault(part)).ToArray();
        return units.Contains(null) ? Unit.One.Name : string.Join('/', units);
    }
}
