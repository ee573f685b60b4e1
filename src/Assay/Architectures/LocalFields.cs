namespace Assay.Architectures;

/// <summary>Reads the map <c>window</c> or <c>chunk</c> of an architecture: its size, and which layers are without.</summary>
internal static class LocalFields
{
    public static LocalAttention? Read(YamlFields parent, Count layers)
    {
        if (parent.Has("window") && parent.Has("chunk"))
            parent.Errors.Add(parent.Place("chunk"), "An architecture has either a 'window' or a 'chunk'.", "Keep one of the two.");
        if (parent.Map("window", "a window") is { } window)
            return Read(window, LocalReach.Window, layers);
        return parent.Map("chunk", "a chunk") is { } chunk ? Read(chunk, LocalReach.Chunk, layers) : null;
    }

    private static LocalAttention Read(YamlFields fields, LocalReach reach, Count layers)
    {
        var every = fields.Optional("full_every", 0, least: 2);
        ShapeRules.AtMost(every, layers, fields.Errors);
        var local = new LocalAttention(reach, fields.Required("size").Value, LocalAttention.LayersAmong(layers.Value, every.Value));
        fields.RefuseTheRest();
        return local;
    }
}
