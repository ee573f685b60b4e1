namespace Assay.Architectures;

/// <summary>Qwen3-Next and Qwen3.5: layers of the gated delta rule with one of full attention among so many, each with a feed-forward part.</summary>
internal static class QwenHybridConfigs
{
    private const string Interval = "full_attention_interval";
    private const string Kinds = "layer_types";
    private const string Full = "full_attention";
    private const string Linear = "linear_attention";

    /// <param name="fields">The config.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="experts">Whether every layer has experts; else each is dense.</param>
    public static Transformer Read(ConfigFields fields, string name, bool experts)
    {
        if ((fields.Numbers("mlp_only_layers") ?? []).Count > 0)
            fields.Refuse("mlp_only_layers", "Dense layers among those with experts are not known in this family.");
        if (fields.Optional("decoder_sparse_step", 1, least: 1).Value != 1)
            fields.Refuse("decoder_sparse_step", "Experts in only some of the layers are not known in this family.");
        var layers = LlamaConfigs.Layers(fields);
        var attention = AttentionLayers(fields, layers.Value);
        var skeleton = LlamaConfigs.Skeleton(fields, name, LlamaConfigs.BiasOf(fields), QueryKeyNorm.PerHead, fields.Required("head_dim"));
        return skeleton with
        {
            // The class gates every output; configs that say so have 'attn_output_gate'.
            Attention = (GroupedAttention)skeleton.Attention with { OutputGate = fields.Flag("attn_output_gate", true) },
            Hybrid = new(attention, ReadStates(fields, layers.Value - attention), FeedForward: true),
            Mlp = experts ? null : new Mlp(fields.Required("intermediate_size").Value),
            Experts = experts ? ReadExperts(fields) : null,
            MultiTokenPredictionLayers = fields.Optional("mtp_num_hidden_layers", 0).Value,
        };
    }

    private static int AttentionLayers(ConfigFields fields, int layers)
    {
        var every = fields.Optional(Interval, 4, least: 1).Value;
        var kinds = fields.Texts(Kinds);
        if (kinds.Count == 0)
            return layers / every;
        if (kinds.Count != layers)
            fields.Errors.Add(fields.Place(Kinds), $"'{Kinds}' has {kinds.Count} layers, but 'num_hidden_layers' is {layers}.", "Give the model's own config.json.");
        if (kinds.FirstOrDefault(kind => kind is not (Full or Linear)) is { } other)
            fields.Refuse(Kinds, $"A layer of the kind '{other}' is not known.");
        return kinds.Count(kind => kind == Full);
    }

    private static DeltaNetLayers ReadStates(ConfigFields fields, int layers)
    {
        var (keys, values) = (fields.Required("linear_num_key_heads"), fields.Required("linear_num_value_heads"));
        ShapeRules.HeadsShareEvenly(values, keys, fields.Errors);
        return new(layers, keys.Value, values.Value, fields.Required("linear_key_head_dim").Value, fields.Required("linear_value_head_dim").Value, fields.Required("linear_conv_kernel_dim").Value);
    }

    private static Experts ReadExperts(ConfigFields fields)
    {
        var (routed, active, size) = (fields.Required("num_experts"), fields.Required("num_experts_per_tok"), fields.Required("moe_intermediate_size"));
        var shared = fields.Required("shared_expert_intermediate_size");
        ShapeRules.AtMost(active, routed, fields.Errors);
        if (shared.At is { } at && size.At is not null && shared.Value % size.Value != 0)
            fields.Errors.Add(at, $"'{shared.Name}' {shared.Value} is no multiple of '{size.Name}' {size.Value}.", "Describe the model in Assay's own format, where that can say its shape.");
        return new(routed.Value, active.Value, shared.Value / size.Value, size.Value, SharedGate: true);
    }
}
