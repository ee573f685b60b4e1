using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Reads a model's shape from Assay's own YAML.</summary>
public static class ArchitectureFile
{
    /// <exception cref="InputException">The text is no such file; all errors are told.</exception>
    public static Architecture Read(SourceText source) => Read(YamlText.Read(source));

    /// <summary>Reads an architecture that is part of a larger file.</summary>
    /// <exception cref="InputException">The map is no such description; all errors are told.</exception>
    public static Architecture Read(YamlMap map)
    {
        var errors = new Errors();
        var fields = new YamlFields(map, "an architecture", errors);
        var transformer = ReadShape(fields);
        var architecture = new Architecture(
            transformer,
            [.. (fields.Reader.Texts("aliases") ?? []).Select(alias => alias.Text)],
            ReadDate(fields),
            fields.RequiredText("source", "Name the source entry that the shape was read from, as 'source: deepseek-v3-report'."),
            PublishedFields.Read(fields),
            fields.Reader.Text("note"));
        fields.RefuseTheRest();
        errors.ThrowIfAny();
        return architecture;
    }

    private static Transformer ReadShape(YamlFields fields)
    {
        var id = fields.RequiredText("id", "Name the model as its makers do, as 'id: deepseek-ai/DeepSeek-V3'.");
        var layers = fields.Required("layers");
        var mlp = fields.Map("mlp", "an mlp") is { } dense ? ReadMlp(dense) : null;
        var experts = fields.Map("experts", "a mixture of experts") is { } mixture ? ReadExperts(mixture, layers) : null;
        var position = ReadPosition(fields);
        var hybrid = HybridFields.Read(fields, layers);
        var feedForward = hybrid?.FeedForwardAmong(layers.Value) ?? layers.Value;
        if (mlp is null && !fields.Has("mlp") && feedForward > (experts?.LayersAmong(feedForward) ?? 0))
            fields.Errors.Add(fields.At, "Some layers are dense, but there is no 'mlp'.", "Write 'mlp: { gated: true, size: 18432 }'.");
        return new Transformer
        {
            Id = id,
            Title = fields.Reader.Text("title") ?? id,
            Layers = layers.Value,
            Hidden = fields.Required("hidden").Value,
            Vocabulary = fields.Required("vocabulary").Value,
            Attention = AttentionFields.Read(fields, layers),
            Local = LocalFields.Read(fields, layers),
            Mlp = mlp,
            Experts = experts,
            MultiTokenPredictionLayers = fields.Optional("multi_token_prediction_layers", 0).Value,
            TiedEmbeddings = fields.Flag("tied_embeddings", false),
            Position = position,
            Norm = fields.Choice("norm", NormKind.Rms, ("rms", NormKind.Rms), ("layer", NormKind.Layer), ("layer_without_bias", NormKind.LayerWithoutBias)),
            NormsPerLayer = fields.Optional("norms_per_layer", hybrid is null or { FeedForward: true } ? 2 : 1).Value,
            Hybrid = hybrid,
            Residual = fields.Has("residual_streams") ? new ResidualStreams(fields.Required("residual_streams", least: 2).Value) : null,
            EmbeddingNorm = fields.Flag("embedding_norm", false),
        };
    }

    private static Mlp ReadMlp(YamlFields fields)
    {
        var mlp = new Mlp(fields.Required("size").Value, fields.Flag("gated", true), fields.Flag("bias", false));
        fields.RefuseTheRest();
        return mlp;
    }

    private static Experts ReadExperts(YamlFields fields, Count layers)
    {
        var routed = fields.Required("routed");
        var active = fields.Required("active");
        var leading = fields.Optional("leading_dense_layers", 0);
        var every = fields.Optional("every", 1, least: 1);
        ShapeRules.AtMost(active, routed, fields.Errors);
        ShapeRules.AtMost(leading, layers, fields.Errors);
        var hashed = fields.Optional("hashed_layers", 0);
        ShapeRules.AtMost(every, layers, fields.Errors);
        ShapeRules.AtMost(hashed, layers, fields.Errors);
        var experts = new Experts(
            routed.Value, active.Value, fields.Optional("shared", 0).Value, fields.Required("size").Value, leading.Value, every.Value,
            fields.Flag("gated", true), fields.Flag("router_bias", false), fields.Flag("bias", false), hashed.Value,
            fields.Has("latent") ? fields.Required("latent").Value : null, fields.Flag("shared_gate", false))
        {
            Bits = fields.Has("bits") ? fields.Required("bits").Value : null,
        };
        fields.RefuseTheRest();
        return experts;
    }

    private static PositionEncoding ReadPosition(YamlFields fields)
    {
        var kind = fields.Choice("position", PositionKind.Rope, ("rope", PositionKind.Rope), ("alibi", PositionKind.Alibi), ("learned", PositionKind.Learned), ("relative", PositionKind.Relative));
        if (kind == PositionKind.Learned)
            return new(kind, fields.Required("positions").Value);
        return new(kind, fields.Has("positions") ? fields.Required("positions").Value : null);
    }

    private static PartialDate? ReadDate(YamlFields fields)
    {
        if (fields.Reader.Text("released") is not { } text)
            return null;
        var date = PartialDate.Parse(text);
        if (date is null)
            fields.Errors.Add(fields.Place("released"), $"'{text}' is not a date.", "Write year, month and day as far as known: 'released: 2024-12-26', '2024-12' or '2024'.");
        return date;
    }
}
