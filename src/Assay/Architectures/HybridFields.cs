namespace Assay.Architectures;

/// <summary>Reads the map <c>hybrid</c>: how many layers have attention, and the shape of those that keep a state.</summary>
internal static class HybridFields
{
    public static HybridLayers? Read(YamlFields parent, Count layers)
    {
        if (parent.Map("hybrid", "a hybrid") is not { } fields)
            return null;
        var attention = fields.Required("attention_layers", least: 0);
        var states = fields.Required("state_layers");
        ShapeRules.AtMost(attention, layers, fields.Errors);
        if (attention.Value <= layers.Value && states.At is { } at && layers.At is not null && (long)attention.Value + states.Value > layers.Value)
            fields.Errors.Add(at, $"'attention_layers' and 'state_layers' are {(long)attention.Value + states.Value} together, more than the {layers.Value} of 'layers'.", "Correct one of them.");
        var delta = fields.Choice("kind", false, ("mamba2", false), ("delta_net", true));
        var hybrid = new HybridLayers(attention.Value, delta ? ReadDeltaNet(fields, states) : ReadStateSpace(fields, states), FeedForward: delta);
        if (delta && states.At is { } place && layers.At is not null && attention.Value + states.Value < layers.Value)
            fields.Errors.Add(place, $"'attention_layers' and 'state_layers' are {attention.Value + states.Value} together, fewer than the {layers.Value} of 'layers'.", "Correct one of them: where the states are a delta net's, every layer is one of the two.");
        fields.RefuseTheRest();
        return hybrid;
    }

    private static StateSpaceLayers ReadStateSpace(YamlFields fields, Count states) =>
        new(states.Value, fields.Required("heads").Value, fields.Required("head_size").Value, fields.Required("state_size").Value, fields.Required("groups").Value, fields.Required("kernel").Value);

    private static DeltaNetLayers ReadDeltaNet(YamlFields fields, Count states)
    {
        var (keys, values) = (fields.Required("key_heads"), fields.Required("value_heads"));
        ShapeRules.HeadsShareEvenly(values, keys, fields.Errors);
        return new(states.Value, keys.Value, values.Value, fields.Required("key_head_size").Value, fields.Required("value_head_size").Value, fields.Required("kernel").Value);
    }
}
