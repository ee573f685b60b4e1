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
        var hybrid = new HybridLayers(
            attention.Value,
            new(states.Value, fields.Required("heads").Value, fields.Required("head_size").Value, fields.Required("state_size").Value, fields.Required("groups").Value, fields.Required("kernel").Value));
        fields.RefuseTheRest();
        return hybrid;
    }
}
