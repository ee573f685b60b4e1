using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Reads the map <c>attention</c>, whose keys depend on its kind.</summary>
internal static class AttentionFields
{
    private const string Kinds = "Write one of: mha, gqa, mqa, mla, compressed.";

    public static Attention Read(YamlFields parent, Count layers)
    {
        if (parent.Map("attention", "an attention") is not { } fields)
        {
            if (!parent.Has("attention"))
                parent.Errors.Add(parent.At, "An architecture needs 'attention'.", "Write 'attention: { kind: gqa, heads: 32, kv_heads: 8, head_size: 128 }'.");
            return new GroupedAttention(1, 1, 1);
        }

        var kind = fields.RequiredText("kind", Kinds);
        if (kind is not ("mha" or "gqa" or "mqa" or "mla" or "compressed"))
        {
            if (kind.Length > 0)
                fields.Errors.Add(fields.Place("kind"), $"'{kind}' is no kind of attention.", Nearest.Suggest(kind, ["mha", "gqa", "mqa", "mla", "compressed"], Kinds));
            return new GroupedAttention(1, 1, 1);
        }

        Attention attention = kind switch
        {
            "mla" => ReadLatent(fields),
            "compressed" => CompressedFields.Read(fields, layers),
            _ => ReadGrouped(fields, kind),
        };
        fields.RefuseTheRest();
        return attention;
    }

    private static GroupedAttention ReadGrouped(YamlFields fields, string kind)
    {
        var heads = fields.Required("heads");
        var kvHeads = kind == "gqa" ? fields.Required("kv_heads") : fields.Optional("kv_heads", kind == "mha" ? heads.Value : 1, least: 1);
        if (kind == "mha")
            ShapeRules.Equal(kvHeads, heads.Value, $"multi-head attention has as many as 'heads', {heads.Value}", fields.Errors);
        else if (kind == "mqa")
            ShapeRules.Equal(kvHeads, 1, "multi-query attention has one", fields.Errors);
        else
            ShapeRules.HeadsShareEvenly(heads, kvHeads, fields.Errors);
        return new(
            heads.Value, kvHeads.Value, fields.Required("head_size").Value,
            fields.Choice("bias", AttentionBias.None, ("true", AttentionBias.All), ("false", AttentionBias.None), ("qkv", AttentionBias.QueryKeyValue)),
            fields.Choice("qk_norm", QueryKeyNorm.None, ("true", QueryKeyNorm.PerHead), ("false", QueryKeyNorm.None), ("per_head", QueryKeyNorm.PerHead), ("per_layer", QueryKeyNorm.PerLayer)),
            fields.Flag("sinks", false),
            fields.Flag("output_gate", false));
    }

    private static LatentAttention ReadLatent(YamlFields fields) => new(
        fields.Required("heads").Value,
        fields.Has("query_rank") ? fields.Required("query_rank").Value : null,
        fields.Required("kv_rank").Value,
        fields.Required("nope_head_size").Value,
        fields.Required("rope_head_size").Value,
        fields.Required("value_head_size").Value,
        fields.Map("indexer", "an indexer") is { } indexer ? ReadIndexer(indexer) : null);

    public static Indexer ReadIndexer(YamlFields fields)
    {
        var indexer = new Indexer(fields.Required("heads").Value, fields.Required("head_size").Value, fields.Required("top").Value);
        fields.RefuseTheRest();
        return indexer;
    }
}
