using Assay.Documents;

namespace Assay.Web.Api;

/// <summary>What the server takes on at once.</summary>
internal sealed record Limits
{
    /// <value>Default: what a case file may have, in bytes.</value>
    public int BodyBytes { get; init; } = YamlText.LargestFile;

    /// <summary>The most draws of one request.</summary>
    public required int Samples { get; init; }

    /// <summary>The longest that one request may be computed.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>How many requests are computed at a time.</summary>
    /// <value>Default: one for each processor.</value>
    public int Working { get; init; } = Environment.ProcessorCount;

    /// <summary>How many requests are taken in, those that are computed among them; all others are sent away at once.</summary>
    public required int Admitted { get; init; }
}
