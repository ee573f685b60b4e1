using System.Globalization;
using Assay.Architectures;
using Assay.Documents;
using Microsoft.AspNetCore.WebUtilities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>What the reader asks of a service, as the fields and the address have it: texts, before any is read.</summary>
public sealed record ServeQuestion : ModelQuestion
{
    /// <summary>The name under which the dropped file is told to what reads it.</summary>
    internal const string Given = "config.json";

    /// <summary>GPUs at most.</summary>
    public string Most { get; init; } = "";

    /// <summary>Requests a second; with a day those of its busiest hour.</summary>
    public string Rate { get; init; } = "";

    /// <summary>Tokens of a prompt; those of an answer.</summary>
    public string Input { get; init; } = "";

    public string Output { get; init; } = "";

    /// <summary>Share of a prompt that the prefix cache holds.</summary>
    public string Hit { get; init; } = "";

    /// <summary>Milliseconds to the first token, and for each further one, at most.</summary>
    public string First { get; init; } = "";

    public string Each { get; init; } = "";

    /// <summary>Per cent of the requests that both hold for; the means where empty.</summary>
    public string Percentile { get; init; } = "";

    /// <summary>Dollars for a million tokens of input, cached input and output, to hold the cost against.</summary>
    public string List { get; init; } = "";

    /// <summary>The load of 24 hours in any unit, with commas between.</summary>
    public string Day { get; init; } = "";

    /// <summary>Per cent by which the GPUs of an hour exceed what its load takes.</summary>
    public string Headroom { get; init; } = "";

    /// <summary>Tokens that speculative decoding proposes in each step.</summary>
    public string Drafts { get; init; } = "";

    /// <inheritdoc/>
    public override string Address(int picked = 0)
    {
        var all = new (string Key, string Value)[]
        {
            ("model", File.Length > 0 ? "" : Model), ("file", File), ("gpu", Gpu), ("most", Most), ("rate", Rate), ("input", Input), ("output", Output), ("hit", Hit), ("ttft", First), ("tpot", Each),
            ("percentile", Percentile), ("precision", Precision), ("price", Price), ("list", List), ("drafts", Drafts), ("day", Day), ("headroom", Headroom), ("open", picked == 0 ? "" : picked.ToString(CultureInfo.InvariantCulture)),
        };
        return QueryHelpers.AddQueryString("serve", all.Where(one => one.Value.Length > 0).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));
    }

    /// <summary>The question as options of <c>assay serving search</c>.</summary>
    /// <exception cref="InputException">The model's file is not there, or it is told as a path.</exception>
    public IReadOnlyList<string> Options()
    {
        if (File.Length > 0 && Dropped is null)
            throw new InputException(null, Say($"The question is about the file '{File}', which was dropped into a page that is closed and was not stored."), Say("Drop it again."));
        if (File.Length == 0 && ArchitectureIndex.IsPath(Model))
            throw new InputException(null, Say("The model is told as a path."), Say("Give the name of a model of the catalogue, or drop a config.json."));
        if (Day.Length > 0 && !Day.Contains(',', StringComparison.Ordinal))
            throw new InputException(null, Say($"The day is told as '{Day}'."), Say("Give 24 numbers with commas between, the load of each hour from midnight on."));
        if (Headroom.Length > 0 && Day.Length == 0)
            throw new InputException(null, Say("Room above an hour's load is told, but no load of the day."), Say("Give the day's load as well, or leave the room out."));
        var all = new (string Name, string Value)[]
        {
            ("--model", Dropped is null ? Model : Given), ("--gpu", Gpu), ("--gpus", Most), ("--rate", Rate), ("--input", Input), ("--output-tokens", Output), ("--cache-hit", Hit), ("--ttft", First), ("--tpot", Each),
            ("--percentile", Percentile), ("--precision", Precision), ("--price", Price), ("--list-price", List), ("--drafts", Drafts), ("--day", Day), ("--headroom", Headroom),
        };
        return [.. all.Where(one => one.Value.Length > 0).Select(one => $"{one.Name}={one.Value}")];
    }
}
