using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Hardware;

/// <summary>Reads one entry of <c>kernels.yaml</c>.</summary>
internal sealed class KernelReader(ValueReader values, Errors errors)
{
    private static readonly Unit Seconds = UnitTable.Parse("s");
    private static readonly Unit Bytes = UnitTable.Parse("byte");

    private static readonly Dictionary<string, Precision> Precisions = new()
    {
        ["bf16"] = Precision.Bf16,
        ["fp8"] = Precision.Fp8,
        ["mxfp8"] = Precision.MxFp8,
        ["nvfp4"] = Precision.NvFp4,
    };

    private static readonly Dictionary<string, CollectiveKind> Collectives = new()
    {
        ["all_reduce"] = CollectiveKind.AllReduce,
        ["all_gather"] = CollectiveKind.AllGather,
        ["reduce_scatter"] = CollectiveKind.ReduceScatter,
        ["all_to_all"] = CollectiveKind.AllToAll,
        ["low_latency_exchange"] = CollectiveKind.LowLatencyExchange,
        ["small_all_reduce"] = CollectiveKind.SmallAllReduce,
        ["expert_exchange"] = CollectiveKind.ExpertExchange,
    };

    private readonly HashSet<string> sources = [];

    /// <summary>Reads the entry; null where it is no map.</summary>
    public KernelEntry? Read(YamlEntry entry)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The kernels of '{entry.Key}' must be a map.", "Give them a source, or write 'like: ID' and 'assumption: why'.");
            return null;
        }

        var reader = new MapReader(fields, "an entry of kernels", errors);
        var grounds = Cite(reader, null);
        var like = reader.Text("like");
        if (like is not null && grounds is not Grounds.Assumption)
            errors.Add(fields.Find("like")!.At, "What is like another accelerator is an assumption.", "Write 'assumption: why' beside 'like', and sources in the blocks that have one.");
        var read = new KernelEntry(
            grounds,
            like,
            reader.Optional("sms") is { } count ? Number(count, "sms", Unit.One, grounds) : null,
            Block(reader, "memory", grounds, (block, own) => new MemoryFit(Required(block, "launch", Seconds, own), Share(block, "efficiency", own))),
            Blocks(reader, "gemm", Precisions, grounds, Gemm),
            Blocks(reader, "grouped", Precisions, grounds, Gemm),
            Block(reader, "attention", grounds, Attention),
            Block(reader, "latent_attention", grounds, Attention),
            Block(reader, "decode", grounds, Decode),
            Block(reader, "latent_decode", grounds, LatentDecode),
            AllCollectives(reader, grounds),
            sources);
        reader.RefuseTheRest();
        return read;
    }

    private GemmFit Gemm(MapReader block, Grounds? grounds) => new(
        Required(block, "launch", Seconds, grounds),
        Optional(block, "depth", Seconds, grounds),
        Share(block, "efficiency", grounds),
        Share(block, "memory_efficiency", grounds),
        Tiles(block),
        Required(block, "prologue", Unit.One, grounds),
        Share(block, "split", grounds),
        Share(block, "unhidden", grounds),
        Required(block, "slowdown", Unit.One, grounds),
        Required(block, "slowdown_after", Seconds, grounds),
        Optional(block, "conversion_launch", Seconds, grounds),
        Optional(block, "conversion", Bytes, grounds));

    private AttentionFit Attention(MapReader block, Grounds? grounds) => new(
        Required(block, "launch", Seconds, grounds),
        Share(block, "efficiency", grounds),
        Required(block, "half_head", Unit.One, grounds),
        Required(block, "prologue", Unit.One, grounds),
        Required(block, "tail", Unit.One, grounds),
        Required(block, "traffic", Unit.One, grounds),
        Share(block, "memory_efficiency", grounds),
        Required(block, "slowdown", Unit.One, grounds),
        Required(block, "slowdown_after", Seconds, grounds));

    private DecodeFit Decode(MapReader block, Grounds? grounds) => new(
        Required(block, "launch", Seconds, grounds),
        Share(block, "efficiency", grounds),
        Required(block, "per_key", Seconds, grounds),
        Required(block, "per_query", Seconds, grounds),
        Required(block, "overlap", Unit.One, grounds),
        Required(block, "few_heads", Unit.One, grounds),
        Share(block, "compute_efficiency", grounds));

    private LatentDecodeFit LatentDecode(MapReader block, Grounds? grounds) => new(
        Required(block, "launch", Seconds, grounds),
        Share(block, "memory_efficiency", grounds),
        Share(block, "efficiency", grounds),
        Share(block, "efficiency_8bit", grounds),
        Share(block, "unhidden", grounds),
        Required(block, "overlap", Unit.One, grounds),
        Required(block, "few_sequences", Unit.One, grounds));

    private CollectiveFit Collective(MapReader block, Grounds? grounds) => new(
        Required(block, "latency", Seconds, grounds),
        Required(block, "latency_per_rank", Seconds, grounds),
        Share(block, "efficiency", grounds),
        Share(block, "few_ranks", grounds),
        Required(block, "overlap", Unit.One, grounds),
        Required(block, "ranks", Unit.One, grounds));

    // A collective that is missing has no other to stand for it but an exchange of experts, which is an all-to-all, and the
    // small all-reduce, which is an all-reduce.
    private Dictionary<CollectiveKind, CollectiveFit> AllCollectives(MapReader reader, Grounds? grounds)
    {
        var found = Blocks(reader, "collectives", Collectives, grounds, Collective);
        foreach (var (name, kind) in Collectives)
        {
            if (found.Count > 0 && kind is not (CollectiveKind.ExpertExchange or CollectiveKind.LowLatencyExchange or CollectiveKind.SmallAllReduce) && !found.ContainsKey(kind))
                errors.Add(reader.Map.Find("collectives")!.At, $"'collectives' needs '{name}'.", "Give all four, or none.");
        }

        return found;
    }

    private List<GemmTile> Tiles(MapReader block)
    {
        var tiles = new List<GemmTile>();
        foreach (var tile in block.RequiredMap("tiles", "Write '{ 128x128: 1 }': each shape with its efficiency against the best.")?.Entries ?? [])
        {
            var sides = tile.Key.Split('x');
            if (sides.Length == 2 && Side(sides[0]) is { } rows && Side(sides[1]) is { } columns && tile.Value is YamlScalar { Text: var text }
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var efficiency) && efficiency is > 0 and <= 1)
                tiles.Add(new GemmTile(rows, columns, efficiency));
            else
                errors.Add(tile.At, $"'{tile.Key}' is no tile with an efficiency above 0 and up to 1.", "Write such as '128x256: 0.9'.");
        }

        return tiles;
    }

    private static double? Side(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side > 0 ? side : null;

    private T? Block<T>(MapReader reader, string key, Grounds? grounds, Func<MapReader, Grounds?, T> read) where T : class =>
        reader.MapAt(key) is { } map ? One(map, key, grounds, read) : null;

    private Dictionary<TKey, T> Blocks<TKey, T>(MapReader reader, string key, Dictionary<string, TKey> names, Grounds? grounds, Func<MapReader, Grounds?, T> read) where TKey : struct
    {
        var found = new Dictionary<TKey, T>();
        if (reader.MapAt(key) is not { } map)
            return found;
        var inner = new MapReader(map, $"'{key}'", errors);
        foreach (var (name, named) in names)
        {
            if (inner.MapAt(name) is { } block)
                found[named] = One(block, name, grounds, read);
        }

        inner.RefuseTheRest();
        return found;
    }

    private T One<T>(YamlMap map, string key, Grounds? grounds, Func<MapReader, Grounds?, T> read)
    {
        var block = new MapReader(map, $"'{key}'", errors);
        var own = Cite(block, grounds);
        var result = read(block, own);
        block.RefuseTheRest();
        return result;
    }

    private Grounds? Cite(MapReader reader, Grounds? inherited)
    {
        var grounds = values.ReadGrounds(reader, inherited);
        if (grounds is Grounds.Fact fact)
            sources.UnionWith(fact.Sources);
        return grounds;
    }

    private double Share(MapReader block, string key, Grounds? grounds)
    {
        var share = Required(block, key, Unit.One, grounds);
        if (share > 1)
            errors.Add(block.Map.Find(key)!.At, $"'{key}' is a share and cannot exceed 1.", "Write it as a fraction of the rate in accelerators.yaml.");
        return share;
    }

    private double Required(MapReader block, string key, Unit unit, Grounds? grounds) =>
        block.Required(key, unit == Unit.One ? "Write a plain number." : (Message)$"Write a number with a unit such as '{unit.Name}'.") is { } value ? Number(value, key, unit, grounds) : 0;

    private double Optional(MapReader block, string key, Unit unit, Grounds? grounds) => block.Optional(key) is { } value ? Number(value, key, unit, grounds) : 0;

    private double Number(YamlValue value, string key, Unit unit, Grounds? grounds)
    {
        var nodes = values.Read(value, $"catalog.kernels.{key}", key, unit, grounds);
        if (nodes.Count == 0)
            return 0;
        if (nodes[^1].Grounds is Grounds.Fact fact)
            sources.UnionWith(fact.Sources);
        if (nodes is [{ Definition: Definition.Fixed { Value: >= 0 } number }])
            return number.Value / unit.Scale;
        errors.Add(value.At, $"'{key}' must be a single number, 0 or more.", "Write one number; the errors of the fit belong into the note.");
        return 0;
    }
}
