namespace Assay.Architectures;

/// <summary>DeepSeek-V4: compressed attention, several residual streams, experts in every layer.</summary>
internal static class DeepSeekV4Configs
{
    // How many tokens an entry sums up tells the kind of a layer: 4 goes with an indexer and overlapping entries.
    private const int SparseRatio = 4;
    private const int HeavyRatio = 128;

    public static Transformer Read(ConfigFields fields, string name)
    {
        var layers = fields.Required("num_hidden_layers");
        var heads = fields.Required("num_attention_heads");
        var groups = fields.Required("o_groups");
        ShapeRules.HeadsShareEvenly(heads, groups, fields.Errors);
        ShapeRules.Equal(fields.Optional("num_key_value_heads", 1, least: 1), 1, "the heads share one key", fields.Errors);
        if (fields.Flag("attention_bias", false))
            fields.Refuse("attention_bias", "Compressed attention with biases is not known.");
        return new Transformer
        {
            Id = name,
            Title = name,
            Layers = layers.Value,
            Hidden = fields.Required("hidden_size").Value,
            Vocabulary = fields.Required("vocab_size").Value,
            Attention = new CompressedAttention(
                heads.Value,
                fields.Required("head_dim").Value,
                fields.Required("q_lora_rank").Value,
                new(groups.Value, fields.Required("o_lora_rank").Value),
                fields.Required("sliding_window").Value,
                ReadLayers(fields, layers),
                DeepSeekConfigs.ReadIndexer(fields)),
            Experts = ReadExperts(fields, layers),
            MultiTokenPredictionLayers = fields.Optional("num_nextn_predict_layers", 0).Value,
            TiedEmbeddings = fields.Flag("tie_word_embeddings", false),
            Position = LlamaConfigs.Rope(fields),
            Residual = new(fields.Required("hc_mult").Value),
        };
    }

    // The list may go on with the layers for multi-token prediction, which are local.
    private static CompressedLayers ReadLayers(ConfigFields fields, Count layers)
    {
        var ratios = fields.Numbers("compress_ratios") ?? [];
        if (!fields.Has("compress_ratios"))
            fields.Required("compress_ratios");
        else if (ratios.Count < layers.Value)
            fields.Errors.Add(fields.Place("compress_ratios"), $"'compress_ratios' lists {ratios.Count} layers, fewer than the {layers.Value} of '{layers.Name}'.", "Give the model's own config.json.");
        var main = ratios.Take(layers.Value).ToList();
        if (main.FirstOrDefault(ratio => ratio is not (0 or SparseRatio or HeavyRatio)) is var other and not 0)
            fields.Refuse("compress_ratios", $"A layer that compresses {other} tokens to one is not known; 0, {SparseRatio} and {HeavyRatio} are.");
        return new(main.Count(ratio => ratio == 0), main.Count(ratio => ratio == SparseRatio), main.Count(ratio => ratio == HeavyRatio), SparseRatio, HeavyRatio);
    }

    private static Experts ReadExperts(ConfigFields fields, Count layers)
    {
        var routed = fields.Required("n_routed_experts");
        var active = fields.Required("num_experts_per_tok");
        var hashed = fields.Optional("num_hash_layers", 0);
        ShapeRules.AtMost(active, routed, fields.Errors);
        ShapeRules.AtMost(hashed, layers, fields.Errors);
        return new(
            routed.Value, active.Value, fields.Optional("n_shared_experts", 0).Value, fields.Required("moe_intermediate_size").Value,
            RouterBias: fields.Text("topk_method") is null or "noaux_tc", HashedLayers: hashed.Value);
    }
}
