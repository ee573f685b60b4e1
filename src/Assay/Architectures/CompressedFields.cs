namespace Assay.Architectures;

/// <summary>Reads an attention of the kind <c>compressed</c>.</summary>
internal static class CompressedFields
{
    public static CompressedAttention Read(YamlFields fields, Count layers)
    {
        var heads = fields.Required("heads");
        var groups = fields.Required("output_groups");
        ShapeRules.HeadsShareEvenly(heads, groups, fields.Errors);
        return new(
            heads.Value,
            fields.Required("head_size").Value,
            fields.Required("query_rank").Value,
            new(groups.Value, fields.Required("output_rank").Value),
            fields.Required("window").Value,
            ReadLayers(fields, layers),
            fields.Map("indexer", "an indexer") is { } indexer ? AttentionFields.ReadIndexer(indexer) : NoIndexer(fields));
    }

    private static CompressedLayers ReadLayers(YamlFields fields, Count all)
    {
        var local = fields.Optional("local_layers", 0);
        var sparse = fields.Required("sparse_layers", least: 0);
        var heavy = fields.Required("heavy_layers", least: 0);
        var sum = (long)local.Value + sparse.Value + heavy.Value;
        if (all.At is not null && sparse.At is not null && heavy.At is { } at && sum != all.Value)
            fields.Errors.Add(at, $"'local_layers', 'sparse_layers' and 'heavy_layers' are {sum} together, but there are {all.Value} layers.", "Correct one of them.");
        return new(local.Value, sparse.Value, heavy.Value, fields.Required("sparse_ratio").Value, fields.Required("heavy_ratio").Value);
    }

    private static Indexer NoIndexer(YamlFields fields)
    {
        if (!fields.Has("indexer"))
            fields.Errors.Add(fields.At, "An attention of this kind needs 'indexer'.", "Write 'indexer: { heads: 64, head_size: 128, top: 512 }'.");
        return new(1, 1, 1);
    }
}
