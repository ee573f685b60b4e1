namespace Assay.Architectures;

/// <summary>Which layers of a config attend only within a window or a chunk.</summary>
internal static class ConfigLocal
{
    private const string Sliding = "sliding_attention";
    private const string Chunked = "chunked_attention";
    private const string Full = "full_attention";

    /// <summary>All layers, where the config has a window at all: Mistral, Mixtral, Phi-3.</summary>
    public static LocalAttention? EveryLayer(ConfigFields fields, Count layers) =>
        fields.Has("layer_types") ? Listed(fields, layers) : Window(fields, layers.Value);

    /// <summary>The layers from <c>max_window_layers</c> on, where the config uses its window: Qwen2 and Qwen3.</summary>
    public static LocalAttention? LaterLayers(ConfigFields fields, Count layers)
    {
        if (!fields.Flag("use_sliding_window", false))
            return null;
        return fields.Has("layer_types") ? Listed(fields, layers) : Window(fields, Math.Max(0, layers.Value - fields.Optional("max_window_layers", 28).Value));
    }

    /// <summary>All but each layer whose number, counted from 1, is a multiple: gpt-oss and Gemma.</summary>
    /// <param name="fields">The config.</param>
    /// <param name="layers">The model's layers.</param>
    /// <param name="fullEvery">The family's own step.</param>
    /// <param name="window">The family's own window.</param>
    public static LocalAttention? Interleaved(ConfigFields fields, Count layers, int fullEvery, int window)
    {
        if (fields.Has("layer_types"))
            return Listed(fields, layers, window);
        var every = fields.Optional("sliding_window_pattern", fullEvery, least: 1);
        return Window(fields, LocalAttention.LayersAmong(layers.Value, every.Value), window);
    }

    /// <summary>Llama 4: layers with rotary positions attend within chunks, the others to all.</summary>
    public static LocalAttention? Chunks(ConfigFields fields, Count layers)
    {
        // The family's default; a null says that there are no chunks.
        if (fields.Names("attention_chunk_size") && !fields.Has("attention_chunk_size"))
            return null;
        var size = fields.Optional("attention_chunk_size", 8192, least: 1).Value;
        if (fields.Has("layer_types"))
            return new(LocalReach.Chunk, size, Count(fields, layers, Chunked));
        if (fields.Has("no_rope_layers") && fields.Numbers("no_rope_layers") is { Count: > 0 } rotary)
        {
            Whole(fields, "no_rope_layers", rotary.Count, layers);
            return new(LocalReach.Chunk, size, rotary.Count(layer => layer != 0));
        }

        return new(LocalReach.Chunk, size, LocalAttention.LayersAmong(layers.Value, fields.Optional("no_rope_layer_interval", 4, least: 1).Value));
    }

    private static LocalAttention? Listed(ConfigFields fields, Count layers, int? otherwise = null)
    {
        var local = Count(fields, layers, Sliding);
        if (local > 0 && otherwise is null && !fields.Has("sliding_window"))
            fields.Required("sliding_window");
        return Window(fields, local, otherwise);
    }

    // A null says that there is no window, even where the family has one by default.
    private static LocalAttention? Window(ConfigFields fields, int layers, int? otherwise = null)
    {
        int? size = fields.Has("sliding_window") ? fields.Required("sliding_window").Value : fields.Names("sliding_window") ? null : otherwise;
        return size is { } window && layers > 0 ? new(LocalReach.Window, window, layers) : null;
    }

    private static int Count(ConfigFields fields, Count layers, string local)
    {
        var types = fields.Texts("layer_types");
        if (types.FirstOrDefault(type => type != local && type != Full) is { } other)
            fields.Refuse("layer_types", $"Layers of the type '{other}' are not known here.");
        Whole(fields, "layer_types", types.Count, layers);
        return types.Count(type => type == local);
    }

    private static void Whole(ConfigFields fields, string name, int listed, Count layers)
    {
        if (layers.At is not null && listed != layers.Value)
            fields.Errors.Add(fields.Place(name), $"'{name}' lists {listed} layers, but '{layers.Name}' is {layers.Value}.", "Give the model's own config.json.");
    }
}
