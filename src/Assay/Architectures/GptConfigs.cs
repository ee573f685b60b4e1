namespace Assay.Architectures;

/// <summary>Dense decoders of GPT's form: multi-head attention and plain feed-forward parts with biases, layer norms, tied embeddings.</summary>
internal static class GptConfigs
{
    public static Transformer ReadGpt2(ConfigFields fields, string name)
    {
        if (fields.Flag("add_cross_attention", false))
            fields.Refuse("add_cross_attention", "Cross attention is not known.");
        return Read(fields, name, hidden: ["n_embd"], layers: ["n_layer"], heads: ["n_head"], new(PositionKind.Learned, fields.Required("n_positions").Value));
    }

    // BLOOM's older configs use other names for three fields.
    public static Transformer ReadBloom(ConfigFields fields, string name) =>
        Read(fields, name, hidden: ["hidden_size", "n_embed"], layers: ["n_layer", "num_hidden_layers"], heads: ["n_head", "num_attention_heads"], new(PositionKind.Alibi)) with
        {
            EmbeddingNorm = true,
        };

    private static Transformer Read(ConfigFields fields, string name, string[] hidden, string[] layers, string[] heads, PositionEncoding position)
    {
        var width = fields.Required(hidden);
        var count = fields.Required(heads);
        ShapeRules.HiddenDividesInto(width, count, fields.Errors);
        return new Transformer
        {
            Id = name,
            Title = name,
            Layers = fields.Required(layers).Value,
            Hidden = width.Value,
            Vocabulary = fields.Required("vocab_size").Value,
            Attention = new GroupedAttention(count.Value, count.Value, width.Value / count.Value, AttentionBias.All),
            Mlp = new Mlp(fields.Optional("n_inner", 4 * width.Value, least: 1).Value, Gated: false, Bias: true),
            TiedEmbeddings = fields.Flag("tie_word_embeddings", true),
            Position = position,
            Norm = NormKind.Layer,
        };
    }
}
