using Assay.Claims;
using Assay.Modeling;
using Assay.Tests.Cases;

namespace Assay.Tests.Claims;

/// <summary>Audits of claims written behind the small case.</summary>
internal static class Audits
{
    private static readonly SamplingOptions Options = new() { Samples = 4000 };

    /// <summary>The findings on claims, each a line of YAML without its source.</summary>
    public static AuditResult Of(params IReadOnlyList<(string Id, string Fields)> claims) => Assayer.Audit(SmallCase.With(Section(claims)), Options);

    /// <summary>The same with every input of the case fixed.</summary>
    public static AuditResult OfFixed(params IReadOnlyList<(string Id, string Fields)> claims) => Assayer.Audit(SmallCase.Of($"{FixedCase}\n{Section(claims)}"), Options with { Samples = 16 });

    public static Finding One(string fields) => Assert.Single(Of(("it", fields)).Findings);

    private static string Section(IReadOnlyList<(string Id, string Fields)> claims) =>
        "claims:\n" + string.Concat(claims.Select(claim => $"  {claim.Id}: {{ {claim.Fields}, source: deepseek-v3-report }}\n"));

    // Every interval of the small case replaced by its lower end.
    private static string FixedCase { get; } = System.Text.RegularExpressions.Regex.Replace(SmallCase.Text, @"([\d.]+k?M?)( %)? to [\d.]+(k|M)?( %)?", match => match.Groups[1].Value + (match.Value.EndsWith('%') ? " %" : ""));
}
