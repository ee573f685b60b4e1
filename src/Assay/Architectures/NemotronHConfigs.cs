namespace Assay.Architectures;

/// <summary>Nemotron-H and Nemotron 3: hybrids whose layers are Mamba-2, attention, dense or experts, by a pattern of letters.</summary>
internal static class NemotronHConfigs
{
    private const string Pattern = "hybrid_override_pattern";
    private const char Mamba = 'M';
    private const char Attention = '*';
    private const char Dense = '-';
    private const char Expert = 'E';

    public static Transformer Read(ConfigFields fields, string name)
    {
        var pattern = ReadPattern(fields);
        if (fields.Flag("use_bias", false) || fields.Flag("mamba_proj_bias", false) || fields.Flag("mlp_bias", false))
            fields.Refuse("use_bias", "Biases of the projections are not known in 'nemotron_h'.");
        if (pattern.Contains(Dense) && pattern.Contains(Expert))
            fields.Refuse(Pattern, "A model with dense layers among those with experts is not known in 'nemotron_h'.");
        return LlamaConfigs.Skeleton(fields, name, LlamaConfigs.BiasOf(fields)) with
        {
            NormsPerLayer = 1,
            Hybrid = new(pattern.Count(layer => layer == Attention), ReadStates(fields, pattern.Count(layer => layer == Mamba))),
            Mlp = pattern.Contains(Dense) && !pattern.Contains(Expert) ? new Mlp(fields.Required("intermediate_size").Value, Gated: false) : null,
            Experts = pattern.Contains(Expert) ? ReadExperts(fields) : null,
            MultiTokenPredictionLayers = fields.Optional("num_nextn_predict_layers", 0).Value,
        };
    }

    private static string ReadPattern(ConfigFields fields)
    {
        if (fields.Text(Pattern) is not { } pattern)
        {
            fields.Errors.Add(fields.Place(Pattern), $"The config has no '{Pattern}'.", "Give the model's complete config.json.");
            return "";
        }

        var layers = LlamaConfigs.Layers(fields);
        if (layers.At is not null && pattern.Length != layers.Value)
            fields.Errors.Add(fields.Place(Pattern), $"'{Pattern}' has {pattern.Length} layers, but '{layers.Name}' is {layers.Value}.", "Give the model's own config.json.");
        if (pattern.FirstOrDefault(layer => layer is not (Mamba or Attention or Dense or Expert)) is var other and not '\0')
            fields.Refuse(Pattern, $"A layer of the kind '{other}' is not known.");
        return pattern;
    }

    private static StateSpaceLayers ReadStates(ConfigFields fields, int layers) => new(
        layers,
        fields.Required("mamba_num_heads").Value,
        fields.Required("mamba_head_dim").Value,
        fields.Required("ssm_state_size").Value,
        fields.Required("n_groups").Value,
        fields.Required("conv_kernel").Value);

    private static Experts ReadExperts(ConfigFields fields)
    {
        var routed = fields.Required("n_routed_experts");
        var active = fields.Required("num_experts_per_tok");
        var size = fields.Required("moe_intermediate_size");
        var shared = fields.Optional("moe_shared_expert_intermediate_size", size.Value);
        ShapeRules.AtMost(active, routed, fields.Errors);
        if (shared.At is { } at && shared.Value % size.Value != 0)
            fields.Errors.Add(at, $"'{shared.Name}' {shared.Value} is no multiple of '{size.Name}' {size.Value}.", "Describe the model in Assay's own format, where that can say its shape.");
        return new(
            routed.Value, active.Value, fields.Optional("n_shared_experts", 1).Value * (shared.Value / size.Value), size.Value,
            Gated: false, RouterBias: true, Latent: fields.Has("moe_latent_size") ? fields.Required("moe_latent_size").Value : null);
    }
}
