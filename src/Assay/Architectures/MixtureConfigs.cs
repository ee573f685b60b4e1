namespace Assay.Architectures;

/// <summary>Decoders of Llama's form with a mixture of experts in some or all layers.</summary>
internal static class MixtureConfigs
{
    public static Transformer ReadMixtral(ConfigFields fields, string name) =>
        LlamaConfigs.Skeleton(fields, name) with
        {
            Experts = Experts(fields, shared: 0, fields.Required("intermediate_size")),
            Local = ConfigLocal.EveryLayer(fields, LlamaConfigs.Layers(fields)),
        };

    // Every projection has a bias, and every head a sink (transformers: GptOssExperts, GptOssTopKRouter, GptOssAttention).
    public static Transformer ReadGptOss(ConfigFields fields, string name)
    {
        var bias = fields.Flag("attention_bias", true) ? AttentionBias.All : AttentionBias.None;
        var skeleton = LlamaConfigs.Skeleton(fields, name, bias);
        return skeleton with
        {
            Attention = (GroupedAttention)skeleton.Attention with { Sinks = true },
            Experts = Experts(fields, shared: 0, fields.Required("intermediate_size")) with
            {
                Bias = true,
                RouterBias = true,
                // Only the experts are quantised: four bits with a scale for each 32 values.
                Bits = fields.Inner("quantization_config")?.Text("quant_method") == "mxfp4" ? 4 : null,
            },
            Local = ConfigLocal.Interleaved(fields, LlamaConfigs.Layers(fields), fullEvery: 2, window: 128),
        };
    }

    public static Transformer ReadQwen3(ConfigFields fields, string name)
    {
        // The layers named are dense; only a run of them at the start can be said as a shape.
        var dense = fields.Numbers("mlp_only_layers") ?? [];
        if (!dense.Order().SequenceEqual(Enumerable.Range(0, dense.Count)))
            fields.Refuse("mlp_only_layers", "Dense layers are read only at the start of the model.");
        return LlamaConfigs.Skeleton(fields, name, LlamaConfigs.BiasOf(fields), QueryKeyNorm.PerHead, fields.Required("head_dim")) with
        {
            Local = ConfigLocal.LaterLayers(fields, LlamaConfigs.Layers(fields)),
            Mlp = new Mlp(fields.Required("intermediate_size").Value),
            Experts = Experts(fields, shared: 0, fields.Required("moe_intermediate_size")) with
            {
                LeadingDenseLayers = dense.Count,
                Every = Step(fields, "decoder_sparse_step"),
            },
        };
    }

    public static Transformer ReadMiniMaxM2(ConfigFields fields, string name)
    {
        if ((fields.Numbers("attn_type_list") ?? []).Any(type => type != 1))
            fields.Refuse("attn_type_list", "Layers of linear attention are not known.");
        if (fields.Optional("shared_intermediate_size", 0).Value != 0)
            fields.Refuse("shared_intermediate_size", "Shared experts are not known in 'minimax_m2'.");
        var norm = fields.Flag("use_qk_norm", true) ? QueryKeyNorm.PerLayer : QueryKeyNorm.None;
        if (norm != QueryKeyNorm.None && fields.Text("qk_norm_type") is { } type and not "per_layer")
            fields.Refuse("qk_norm_type", $"The query and key norm '{type}' is not known.");
        if (fields.Flag("use_mtp", false))
            fields.Warn("use_mtp", "The modules for multi-token prediction are left out: their weights are not published.");
        return LlamaConfigs.Skeleton(fields, name, norm: norm, headSize: fields.Required("head_dim")) with
        {
            Experts = Experts(fields, shared: 0, fields.Required("intermediate_size")) with { RouterBias = fields.Flag("use_routing_bias", true) },
        };
    }

    public static Transformer ReadLlama4(ConfigFields fields, string name)
    {
        if (fields.Has("moe_layers"))
            fields.Refuse("moe_layers", "A list of layers with experts is not read, only 'interleave_moe_layer_step'.");
        // Its query and key norms have no learned scales.
        return LlamaConfigs.Skeleton(fields, name, LlamaConfigs.BiasOf(fields), headSize: fields.Required("head_dim")) with
        {
            Local = ConfigLocal.Chunks(fields, LlamaConfigs.Layers(fields)),
            Mlp = new Mlp(fields.Required("intermediate_size_mlp").Value),
            Experts = Experts(fields, shared: 1, fields.Required("intermediate_size")) with { Every = Step(fields, "interleave_moe_layer_step") },
        };
    }

    public static Transformer ReadGlm4(ConfigFields fields, string name)
    {
        var routed = fields.Required("n_routed_experts");
        var active = fields.Required("num_experts_per_tok");
        var leading = fields.Optional("first_k_dense_replace", 1);
        ShapeRules.AtMost(active, routed, fields.Errors);
        ShapeRules.AtMost(leading, LlamaConfigs.Layers(fields), fields.Errors);
        var bias = fields.Flag("attention_bias", false) ? AttentionBias.QueryKeyValue : AttentionBias.None;
        return LlamaConfigs.Skeleton(fields, name, bias, fields.Flag("use_qk_norm", false) ? QueryKeyNorm.PerHead : QueryKeyNorm.None) with
        {
            Mlp = new Mlp(fields.Required("intermediate_size").Value),
            Experts = new(
                routed.Value, active.Value, fields.Optional("n_shared_experts", 1).Value, fields.Required("moe_intermediate_size").Value, leading.Value, RouterBias: true),
            MultiTokenPredictionLayers = fields.Optional("num_nextn_predict_layers", 0).Value,
        };
    }

    private static Experts Experts(ConfigFields fields, int shared, Count size)
    {
        var routed = fields.Has("num_experts") ? fields.Required("num_experts") : fields.Required("num_local_experts");
        var active = fields.Required("num_experts_per_tok");
        ShapeRules.AtMost(active, routed, fields.Errors);
        return new(routed.Value, active.Value, shared, size.Value);
    }

    private static int Step(ConfigFields fields, string name)
    {
        var step = fields.Optional(name, 1, least: 1);
        ShapeRules.AtMost(step, fields.Optional("num_hidden_layers", 1, least: 1), fields.Errors);
        return step.Value;
    }
}
