using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The key <c>split</c> of a service: by what its cost is split over its tokens.</summary>
internal sealed class SplitReader(CaseContext context)
{
    private const string Example = "Write 'split: time', 'split: tokens', 'split: price', or weights such as 'split: { input: 1, cached_input: 0.1, output: 5 }'.";

    /// <summary>The rules by their words.</summary>
    public static IReadOnlyDictionary<string, TokenSplit> Rules { get; } = new Dictionary<string, TokenSplit>
    {
        ["time"] = TokenSplit.Time,
        ["tokens"] = TokenSplit.Tokens,
        ["price"] = TokenSplit.Price,
    };

    /// <summary>Reads it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="grounds">What its values rest on.</param>
    /// <param name="timed">Whether its rates are told.</param>
    /// <param name="priced">Whether it has a price list.</param>
    public (TokenSplit Rule, Quantity<One>? Cached, ByToken<One>? Weights) Read(MapReader service, string name, Message title, Grounds? grounds, bool timed, bool priced)
    {
        var told = service.Optional("split");
        var cached = service.Optional("cached_weight");
        var weights = told is YamlMap map ? ReadWeights(map, name, title, grounds) : null;
        var rule = told is YamlScalar { Text: var word } ? Rules.TryGetValue(word, out var known) ? known : (TokenSplit?)null : told is YamlMap ? TokenSplit.Weights : told is null ? (timed ? TokenSplit.Time : TokenSplit.Tokens) : null;
        if (rule is null)
            context.Errors.Add(told!.At, told is YamlScalar { Text: var text } ? (Message)$"'{text}' is no way to split cost." : "'split' is a word or a map of weights.", Example);
        if (rule == TokenSplit.Time && !timed)
            context.Errors.Add(told!.At, "Cost cannot be split by time: how long tokens take is not told.", "Give 'rates', or split by 'tokens', by 'price' or by weights of your own.");
        if (rule == TokenSplit.Price && !priced)
            context.Errors.Add(told!.At, "Cost cannot be split by price: there is no price list.", "Give 'prices', or split by 'time' or 'tokens'.");
        if (cached is not null && rule != TokenSplit.Time)
            context.Errors.Add(cached.At, "'cached_weight' counts only where cost is split by time.", "Take it out, or write 'split: time'.");
        return (rule ?? TokenSplit.Tokens, cached is null ? null : context.Read<One>(cached, $"{name}.cached_weight", $"{title}: what a cached token takes against one that is read", grounds), weights);
    }

    private ByToken<One>? ReadWeights(YamlMap map, string name, Message title, Grounds? around)
    {
        var reader = new MapReader(map, "a split", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        Quantity<One>? Weight(string part) => reader.Required(part, Example) is { } value ? context.Read<One>(value, $"{name}.split.{part}", $"{title}: weight of a token in the split of cost ({part.Replace('_', ' ')})", grounds) : null;
        var (input, cached, output) = (Weight("input"), Weight("cached_input"), Weight("output"));
        reader.RefuseTheRest();
        return input is { } read && cached is { } found && output is { } written ? new(read, found, written) : null;
    }
}
