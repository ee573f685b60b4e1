using System.Globalization;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The key <c>network:</c> of a fleet or a pool where it tells a topology in place of a price.</summary>
internal sealed class NetworkReader(CaseContext context)
{
    private const string Prices = "catalog.networks.unit_price.";

    private static readonly Dictionary<string, Topology> Topologies = new()
    {
        ["fat-tree-2"] = Topology.FatTree2,
        ["fat-tree-3"] = Topology.FatTree3,
        ["multi-plane-fat-tree"] = Topology.MultiPlaneFatTree,
        ["rail-optimised"] = Topology.RailOptimised,
        ["slim-fly"] = Topology.SlimFly,
        ["dragonfly"] = Topology.Dragonfly,
    };

    /// <summary>The words for topologies.</summary>
    public static IEnumerable<string> Words => Topologies.Keys;

    /// <summary>Whether the value tells a topology.</summary>
    public static bool Tells(YamlValue value) => value is YamlMap map && map.Find("topology") is not null;

    /// <summary>Reads a network and adds its parts for one pool.</summary>
    /// <returns>Its price for each accelerator.</returns>
    /// <exception cref="InputException">The network cannot be built.</exception>
    public Quantity<Per<Usd, Gpu>> Read(YamlMap map, string pool, Message title, Quantity<Gpu> gpus, Grounds? around)
    {
        var reader = new MapReader(map, "a network", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var before = context.Errors.Count;
        var word = reader.RequiredScalar("topology", $"Write one of: {string.Join(", ", Words)}.");
        var radix = Whole(reader, "radix", 64);
        var planes = Whole(reader, "planes", 1);
        var rails = Whole(reader, "rails", 1);
        var groups = reader.Scalar("groups") is null ? null : (int?)Whole(reader, "groups", 2);
        var perGpu = Whole(reader, "endpoints_per_gpu", 1);
        var prices = new NetworkPrices(
            Price(reader, "switch_port", pool, $"{title}: price of a switch for each of its ports", grounds),
            Price(reader, "link", pool, $"{title}: price of a link between two switches", grounds),
            Price(reader, "endpoint", pool, $"{title}: price of a link between a server and its switch", grounds));
        reader.RefuseTheRest();
        if (word is null || context.Errors.Count > before)
            throw new InputException([]);
        if (!Topologies.TryGetValue(word.Text, out var topology))
            throw new InputException(word.At, $"'{word.Text}' is no topology.", Nearest.Suggest(word.Text, Words, $"Topologies: {string.Join(", ", Words)}."));
        Check(reader, topology, radix, planes, rails, groups);
        var parts = topology switch { Topology.MultiPlaneFatTree => planes, Topology.RailOptimised => rails, _ => 1 };
        return NetworkModel.Add(context.Model, pool, title, new NetworkDesign(topology, radix, parts, groups), gpus, perGpu, prices);
    }

    private static void Check(MapReader reader, Topology topology, int radix, int planes, int rails, int? groups)
    {
        Location At(string key) => reader.Map.Find(key)?.At ?? reader.At;
        if (radix < NetworkDesign.LeastRadix(topology))
            throw new InputException(At("radix"), $"A switch of {radix} ports is too small for this topology.", $"It takes {NetworkDesign.LeastRadix(topology)} ports or more.");
        if (topology is not (Topology.SlimFly or Topology.Dragonfly) && radix % 2 != 0)
            throw new InputException(At("radix"), $"A switch of {radix} ports cannot have as many up as down.", "Write an even number of ports, such as 64.");
        if (topology == Topology.MultiPlaneFatTree && planes < 2)
            throw new InputException(At("planes"), "How many planes the network has is not told.", "Write such as 'planes: 8'; with one plane it is a 'fat-tree-2'.");
        if (topology == Topology.RailOptimised && (rails < 2 || rails > radix))
            throw new InputException(At("rails"), rails < 2 ? "How many rails the network has is not told." : (Message)$"The spine of {radix} ports cannot reach {rails} rails.", "Write the accelerators of a server, such as 'rails: 8'.");
        foreach (var (key, told, of) in new[] { ("planes", planes != 1, Topology.MultiPlaneFatTree), ("rails", rails != 1, Topology.RailOptimised), ("groups", groups is not null, Topology.Dragonfly) })
        {
            if (told && topology != of)
                throw new InputException(At(key), $"This topology has no {key}.", $"Take '{key}' out; it belongs to '{Topologies.First(pair => pair.Value == of).Key}'.");
        }

        if (groups is { } number && (number < 2 || number > NetworkDesign.MostGroups(radix)))
            throw new InputException(At("groups"), $"Switches of {radix} ports cannot join {number} groups.", $"Write 2 to {NetworkDesign.MostGroups(radix)}.");
    }

    private int Whole(MapReader reader, string key, int otherwise)
    {
        if (reader.Scalar(key) is not { } text)
            return otherwise;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 4096)
            return number;
        context.Errors.Add(text.At, $"'{key}' is '{text.Text}'.", "Write a whole number from 1 to 4096.");
        return otherwise;
    }

    private Quantity<Usd> Price(MapReader reader, string key, string pool, Message title, Grounds? grounds)
    {
        if (reader.Optional(key) is { } value)
            return context.Read<Usd>(value, $"{pool}.network.{key}_price", title, grounds);
        context.Add(context.Catalogue.FindFact(Prices + key)!);
        return ModelBuilder.Reference<Usd>(Prices + key);
    }
}
