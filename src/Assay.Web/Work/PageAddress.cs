using System.Globalization;
using Assay.Modeling;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Web.Work;

/// <summary>The state of an audit's page as its address has it, so that a link opens it again.</summary>
/// <param name="Case">The case's address.</param>
/// <param name="Changes">The changed inputs, each <c>name=value</c>; with a variant kept beside them those of variant B.</param>
/// <param name="Options">How it is sampled.</param>
/// <param name="Open">The quantity that is opened; null for none.</param>
internal sealed record PageAddress(string Case, IReadOnlyList<string> Changes, SamplingOptions Options, string? Open)
{
    /// <summary>The changed inputs of variant A; empty where none is kept.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The address, relative to the root.</summary>
    public override string ToString()
    {
        var defaults = new SamplingOptions();
        var query = Kept.Select(change => KeyValuePair.Create("with", (string?)change)).Concat(Changes.Select(change => KeyValuePair.Create("set", (string?)change))).ToList();
        if (Options.Samples != defaults.Samples)
            query.Add(KeyValuePair.Create("samples", (string?)Options.Samples.ToString(CultureInfo.InvariantCulture)));
        if (Options.Seed != defaults.Seed)
            query.Add(KeyValuePair.Create("seed", (string?)Options.Seed.ToString(CultureInfo.InvariantCulture)));
        if (Open is not null)
            query.Add(KeyValuePair.Create("open", (string?)Open));
        return QueryHelpers.AddQueryString($"audit/{Uri.EscapeDataString(Case)}", query);
    }
}
