using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Serving;

/// <summary>One published measurement of a model that is served, as its table has it; null where a cell is blank.</summary>
public sealed partial record ServingRow
{
    public required string Id { get; init; }
    public required string Model { get; init; }
    public required string Gpu { get; init; }
    public int? Gpus { get; init; }
    public string? Precision { get; init; }
    public string? Framework { get; init; }

    /// <summary>Ranks of the engine that reads prompts and of the one that answers; the same where one does both.</summary>
    public (int? Prefill, int? Decode) Tp { get; init; }

    public (int? Prefill, int? Decode) Pp { get; init; }
    public (int? Prefill, int? Decode) Ep { get; init; }
    public (int? Prefill, int? Decode) Dp { get; init; }
    public bool? Disaggregated { get; init; }

    /// <summary>Whether the ranks of prompts and answers are told apart, as in P4/D8.</summary>
    public bool TellsApart { get; init; }

    public double? InputTokens { get; init; }
    public double? OutputTokens { get; init; }

    /// <summary>The load as published: a number of clients, <c>256 per GPU</c>, <c>QPS=8</c>, <c>max load</c>.</summary>
    public string? Load { get; init; }

    public double? CacheHitFraction { get; init; }
    public required string Metric { get; init; }
    public required double Reported { get; init; }
    public required string Family { get; init; }
    public string Source { get; init; } = "";
    public string Note { get; init; } = "";
    public int Line { get; init; }

    /// <summary>The day on which it was measured, where the note tells it.</summary>
    public DateOnly? Measured => MeasuredIn(Note);

    internal static DateOnly? MeasuredIn(string note) => Day().Match(note) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"measured=(\d{4}-\d\d-\d\d)")]
    private static partial Regex Day();
}
