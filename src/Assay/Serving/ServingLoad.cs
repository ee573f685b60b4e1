using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Serving;

/// <summary>How much is asked of a deployment.</summary>
public enum LoadKind
{
    /// <summary>So many clients over the deployment.</summary>
    Concurrency,

    /// <summary>So many sequences on each GPU.</summary>
    PerGpu,

    /// <summary>So many new tokens on each GPU in an iteration.</summary>
    TokensPerGpu,

    /// <summary>So many requests a second.</summary>
    Rate,

    /// <summary>As many as it takes.</summary>
    Saturated,
}

/// <summary>A load: its kind, and how much; the amount of a saturated one is infinite.</summary>
public readonly partial record struct ServingLoad(LoadKind Kind, double Amount)
{
    public static ServingLoad Saturated { get; } = new(LoadKind.Saturated, double.PositiveInfinity);

    /// <summary>Reads a load as published; null where the text says none.</summary>
    public static ServingLoad? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Contains("max load", StringComparison.OrdinalIgnoreCase) || text.Contains("inf", StringComparison.OrdinalIgnoreCase) || text.Contains("offline", StringComparison.OrdinalIgnoreCase))
            return Saturated;
        if (Number().Match(text) is not { Success: true } match)
            return null;
        var amount = double.Parse(match.Value, CultureInfo.InvariantCulture);
        if (amount <= 0)
            return null;
        var each = text.Contains("per GPU", StringComparison.OrdinalIgnoreCase) || text.Contains("/GPU", StringComparison.OrdinalIgnoreCase) || text.Contains("/device", StringComparison.OrdinalIgnoreCase);
        if (text.Contains("token", StringComparison.OrdinalIgnoreCase))
            return each ? new(LoadKind.TokensPerGpu, amount) : null;
        if (text.Contains("QPS", StringComparison.OrdinalIgnoreCase) || text.Contains("requests/s", StringComparison.OrdinalIgnoreCase))
            return new(LoadKind.Rate, amount);
        return new(each ? LoadKind.PerGpu : LoadKind.Concurrency, amount);
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
