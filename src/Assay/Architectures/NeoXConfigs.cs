namespace Assay.Architectures;

/// <summary>Dense decoders of layer norms and plain feed-forward parts that followed GPT-3: GPT-NeoX, OPT, MPT, Falcon.</summary>
internal static class NeoXConfigs
{
    // OPT numbers its positions from 2, so that its table has two rows more.
    private const int OptOffset = 2;

    public static Transformer ReadNeoX(ConfigFields fields, string name)
    {
        var bias = fields.Flag("attention_bias", true) ? AttentionBias.All : AttentionBias.None;
        return Plain(fields, name, ("hidden_size", "num_hidden_layers", "num_attention_heads"), bias) with
        {
            Mlp = new Mlp(fields.Required("intermediate_size").Value, Gated: false, Bias: true),
            TiedEmbeddings = fields.Flag("tie_word_embeddings", false),
            Position = LlamaConfigs.Rope(fields),
        };
    }

    public static Transformer ReadOpt(ConfigFields fields, string name)
    {
        var hidden = fields.Required("hidden_size");
        if (fields.Optional("word_embed_proj_dim", hidden.Value).Value != hidden.Value)
            fields.Refuse("word_embed_proj_dim", "An embedding of another size than the hidden size is not known.");
        if (!fields.Flag("do_layer_norm_before", true))
            fields.Refuse("do_layer_norm_before", "Norms behind the parts of a layer are not known in 'opt'.");
        var bias = fields.Flag("enable_bias", true);
        return Plain(fields, name, ("hidden_size", "num_hidden_layers", "num_attention_heads"), bias ? AttentionBias.All : AttentionBias.None) with
        {
            Mlp = new Mlp(fields.Required("ffn_dim").Value, Gated: false, bias),
            Position = new(PositionKind.Learned, fields.Required("max_position_embeddings").Value + OptOffset),
        };
    }

    public static Transformer ReadMpt(ConfigFields fields, string name)
    {
        var attention = fields.Inner("attn_config");
        if (attention?.Text("attn_type") is { } type and not "multihead_attention")
            attention.Refuse("attn_type", $"The attention '{type}' is not known in 'mpt'.");
        if (attention?.Flag("qk_ln", false) == true)
            attention.Refuse("qk_ln", "Norms on queries and keys are not known in 'mpt'.");
        var bare = fields.Flag("no_bias", true);
        var alibi = attention?.Flag("alibi", true) ?? true;
        var hidden = fields.Required("d_model");
        return Plain(fields, name, ("d_model", "n_layers", "n_heads"), bare ? AttentionBias.None : AttentionBias.All) with
        {
            Mlp = new Mlp(fields.Optional("expansion_ratio", 4, least: 1).Value * hidden.Value, Gated: false, Bias: !bare),
            Norm = bare ? NormKind.LayerWithoutBias : NormKind.Layer,
            Position = alibi ? new(PositionKind.Alibi) : new(PositionKind.Learned, fields.Required("max_seq_len").Value),
        };
    }

    public static Transformer ReadFalcon(ConfigFields fields, string name)
    {
        var bias = fields.Flag("bias", false);
        var grouped = fields.Flag("new_decoder_architecture", false);
        var model = Plain(fields, name, ("hidden_size", "num_hidden_layers", "num_attention_heads"), bias ? AttentionBias.All : AttentionBias.None);
        var attention = (GroupedAttention)model.Attention;
        var heads = new Count(attention.Heads, "num_attention_heads", fields.Place("num_attention_heads"));
        var kvHeads = grouped ? fields.Optional("num_kv_heads", heads.Value, least: 1)
            : Count.Implied(fields.Flag("multi_query", true) ? 1 : heads.Value, "num_kv_heads");
        ShapeRules.HeadsShareEvenly(heads, kvHeads, fields.Errors);
        return model with
        {
            Attention = attention with { KvHeads = kvHeads.Value },
            Mlp = new Mlp(fields.Optional("ffn_hidden_size", 4 * model.Hidden, least: 1).Value, Gated: false, bias),
            NormsPerLayer = grouped ? fields.Optional("num_ln_in_parallel_attn", 2, least: 1).Value : fields.Flag("parallel_attn", true) ? 1 : 2,
            Position = fields.Flag("alibi", false) ? new(PositionKind.Alibi) : LlamaConfigs.Rope(fields),
        };
    }

    // Multi-head attention and layer norms; embeddings tied unless the config says otherwise.
    private static Transformer Plain(ConfigFields fields, string name, (string Hidden, string Layers, string Heads) names, AttentionBias bias)
    {
        var hidden = fields.Required(names.Hidden);
        var heads = fields.Required(names.Heads);
        ShapeRules.HiddenDividesInto(hidden, heads, fields.Errors);
        return new Transformer
        {
            Id = name,
            Title = name,
            Layers = fields.Required(names.Layers).Value,
            Hidden = hidden.Value,
            Vocabulary = fields.Required("vocab_size").Value,
            Attention = new GroupedAttention(heads.Value, heads.Value, Math.Max(1, hidden.Value / heads.Value), bias),
            TiedEmbeddings = fields.Flag("tie_word_embeddings", true),
            Position = new(PositionKind.Rope),
            Norm = NormKind.Layer,
        };
    }
}
