namespace Assay.Architectures;

/// <summary>Decoders with latent attention and shared experts: DeepSeek-V2, V3, R1, V3.2 and Kimi K2.</summary>
internal static class DeepSeekConfigs
{
    public static Transformer Read(ConfigFields fields, string name, bool routerBias, bool indexed = false)
    {
        var layers = fields.Required("num_hidden_layers");
        var heads = fields.Required("num_attention_heads");
        ShapeRules.Equal(fields.Optional("num_key_value_heads", heads.Value, least: 1), heads.Value, $"latent attention has as many as 'num_attention_heads', {heads.Value}", fields.Errors);
        if (!indexed && fields.Has("index_topk"))
            fields.Refuse("index_topk", "Sparse attention with an indexer is not known.");
        if (fields.Flag("attention_bias", false))
            fields.Refuse("attention_bias", "Latent attention with biases is not known.");
        return new Transformer
        {
            Id = name,
            Title = name,
            Layers = layers.Value,
            Hidden = fields.Required("hidden_size").Value,
            Vocabulary = fields.Required("vocab_size").Value,
            Attention = new LatentAttention(
                heads.Value,
                (indexed ? fields.Required("q_lora_rank") : fields.Nullable("q_lora_rank"))?.Value,
                fields.Required("kv_lora_rank").Value,
                fields.Required("qk_nope_head_dim").Value,
                fields.Required("qk_rope_head_dim").Value,
                fields.Required("v_head_dim").Value,
                indexed ? ReadIndexer(fields) : null),
            Mlp = new Mlp(fields.Required("intermediate_size").Value),
            Experts = ReadExperts(fields, layers, routerBias),
            MultiTokenPredictionLayers = fields.Optional("num_nextn_predict_layers", 0).Value,
            TiedEmbeddings = fields.Flag("tie_word_embeddings", false),
            Position = LlamaConfigs.Rope(fields),
        };
    }

    public static Indexer ReadIndexer(ConfigFields fields) =>
        new(fields.Required("index_n_heads").Value, fields.Required("index_head_dim").Value, fields.Required("index_topk").Value);

    private static Experts ReadExperts(ConfigFields fields, Count layers, bool routerBias)
    {
        var routed = fields.Required("n_routed_experts");
        var active = fields.Required("num_experts_per_tok");
        var leading = fields.Has("first_k_dense_replace") ? fields.Optional("first_k_dense_replace", 0) : fields.Required("first_k_dense_replace");
        ShapeRules.AtMost(active, routed, fields.Errors);
        ShapeRules.AtMost(leading, layers, fields.Errors);
        if (fields.Optional("moe_layer_freq", 1, least: 1).Value != 1)
            fields.Refuse("moe_layer_freq", "Experts in only some of the later layers are not known.");
        return new(
            routed.Value, active.Value, fields.Nullable("n_shared_experts", least: 0)?.Value ?? 0, fields.Required("moe_intermediate_size").Value, leading.Value,
            RouterBias: routerBias && fields.Text("topk_method") is null or "noaux_tc");
    }
}
