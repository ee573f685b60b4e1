namespace Assay.Architectures;

/// <summary>
/// Dense decoders of Llama's form: grouped attention, gated feed-forward parts, RMS norms, rotary positions. Fields left out
/// have the default of the family's configuration class in Hugging Face's transformers.
/// </summary>
internal static class LlamaConfigs
{
    public static Transformer ReadLlama(ConfigFields fields, string name) =>
        Dense(fields, name, BiasOf(fields), mlpBias: fields.Flag("mlp_bias", false));

    public static Transformer ReadMistral(ConfigFields fields, string name) =>
        Dense(fields, name) with { Local = ConfigLocal.EveryLayer(fields, Layers(fields)) };

    public static Transformer ReadPhi3(ConfigFields fields, string name) =>
        Dense(fields, name, BiasOf(fields)) with { Local = ConfigLocal.EveryLayer(fields, Layers(fields)) };

    public static Transformer ReadQwen2(ConfigFields fields, string name) =>
        Dense(fields, name, AttentionBias.QueryKeyValue) with { Local = ConfigLocal.LaterLayers(fields, Layers(fields)) };

    public static Transformer ReadQwen3(ConfigFields fields, string name) =>
        Dense(fields, name, BiasOf(fields), QueryKeyNorm.PerHead, headSize: fields.Required("head_dim")) with { Local = ConfigLocal.LaterLayers(fields, Layers(fields)) };

    public static Transformer ReadOlmo2(ConfigFields fields, string name) =>
        Dense(fields, name, BiasOf(fields), QueryKeyNorm.PerLayer);

    // Squared ReLU without a gate; part of each head is rotated (transformers: NemotronMLP, NemotronLayerNorm1P).
    public static Transformer ReadNemotron(ConfigFields fields, string name) =>
        Skeleton(fields, name, BiasOf(fields)) with
        {
            Mlp = new Mlp(fields.Required("intermediate_size").Value, Gated: false, fields.Flag("mlp_bias", false)),
            Norm = NormKind.Layer,
        };

    public static AttentionBias BiasOf(ConfigFields fields) => fields.Flag("attention_bias", false) ? AttentionBias.All : AttentionBias.None;

    /// <summary>The layers, once more after the skeleton has read them; what is missing was told then.</summary>
    public static Count Layers(ConfigFields fields) => fields.Optional("num_hidden_layers", 1, least: 1);

    /// <summary>What all decoders of this form share; the feed-forward parts are added by the caller.</summary>
    /// <param name="fields">The config.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="bias">Which projections of the attention have a bias.</param>
    /// <param name="norm">Norms on queries and keys.</param>
    /// <param name="headSize">The head size where the family demands it; else <c>head_dim</c>, or hidden size / heads.</param>
    /// <param name="vocabulary">The vocabulary where the family's class has one by default.</param>
    public static Transformer Skeleton(ConfigFields fields, string name, AttentionBias bias = AttentionBias.None, QueryKeyNorm norm = QueryKeyNorm.None, Count? headSize = null, int? vocabulary = null)
    {
        var hidden = fields.Required("hidden_size");
        var heads = fields.Required("num_attention_heads");
        var kvHeads = fields.Optional("num_key_value_heads", heads.Value, least: 1);
        ShapeRules.HeadsShareEvenly(heads, kvHeads, fields.Errors);
        var size = headSize ?? fields.Optional("head_dim", hidden.Value / heads.Value, least: 1);
        if (size.At is null && heads.At is { } at && hidden.At is not null && hidden.Value % heads.Value != 0)
            fields.Errors.Add(at, $"'hidden_size' {hidden.Value} does not divide into {heads.Value} heads, and there is no 'head_dim'.", "Add 'head_dim', or correct one of the two.");
        return new Transformer
        {
            Id = name,
            Title = name,
            Layers = fields.Required("num_hidden_layers").Value,
            Hidden = hidden.Value,
            Vocabulary = (vocabulary is { } known ? fields.Optional("vocab_size", known, least: 1) : fields.Required("vocab_size")).Value,
            Attention = new GroupedAttention(heads.Value, kvHeads.Value, size.Value, bias, norm),
            TiedEmbeddings = fields.Flag("tie_word_embeddings", false),
            Position = Rope(fields),
        };
    }

    public static PositionEncoding Rope(ConfigFields fields) =>
        new(PositionKind.Rope, fields.Has("max_position_embeddings") ? fields.Required("max_position_embeddings").Value : null);

    private static Transformer Dense(
        ConfigFields fields, string name, AttentionBias bias = AttentionBias.None, QueryKeyNorm norm = QueryKeyNorm.None, bool mlpBias = false, Count? headSize = null) =>
        Skeleton(fields, name, bias, norm, headSize) with { Mlp = new Mlp(fields.Required("intermediate_size").Value, Gated: true, mlpBias) };
}
