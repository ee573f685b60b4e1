namespace Assay.Architectures;

/// <summary>Gemma 2 and 3: norms before and behind each part of a layer, embeddings tied, most layers kept to a window.</summary>
internal static class GemmaConfigs
{
    public static Transformer ReadGemma2(ConfigFields fields, string name) =>
        Read(fields, name, QueryKeyNorm.None, fullEvery: 2, window: 4096);

    // A published config of Gemma 3 leaves out what its class has by default, the vocabulary among it.
    public static Transformer ReadGemma3(ConfigFields fields, string name) =>
        Read(fields, name, QueryKeyNorm.PerHead, fullEvery: 6, window: 4096, vocabulary: 262_208);

    private static Transformer Read(ConfigFields fields, string name, QueryKeyNorm norm, int fullEvery, int window, int? vocabulary = null)
    {
        var skeleton = LlamaConfigs.Skeleton(fields, name, LlamaConfigs.BiasOf(fields), norm, fields.Required("head_dim"), vocabulary);
        return skeleton with
        {
            Mlp = new Mlp(fields.Required("intermediate_size").Value),
            NormsPerLayer = 4,
            TiedEmbeddings = fields.Flag("tie_word_embeddings", true),
            Local = ConfigLocal.Interleaved(fields, LlamaConfigs.Layers(fields), fullEvery, window),
        };
    }
}
