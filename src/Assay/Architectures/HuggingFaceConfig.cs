using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Something that a config has and the shape does not show.</summary>
/// <param name="At">The field that says so.</param>
/// <param name="Text">What is left out, and what follows for the figures.</param>
public sealed record ConfigWarning(Location At, Message Text);

/// <summary>
/// A model's shape read from the <c>config.json</c> that Hugging Face publishes with it. Only families whose layers are known
/// exactly are read; any other is refused by name, never approximated.
/// </summary>
/// <param name="Transformer">The shape.</param>
/// <param name="Warnings">What the shape leaves out.</param>
public sealed record HuggingFaceConfig(Transformer Transformer, IReadOnlyList<ConfigWarning> Warnings)
{
    // A multimodal config holds the language model's under 'text_config'.
    private const string TextPart = "text_config";

    private static readonly Dictionary<string, string> Multimodal = new() { ["llama4"] = "llama4_text", ["gemma3"] = "gemma3_text", ["qwen3_5_moe"] = "qwen3_5_moe_text", ["qwen3_5"] = "qwen3_5_text", ["kimi_k25"] = "kimi_k2" };

    /// <summary>The families that are read, by their <c>model_type</c>.</summary>
    public static IEnumerable<string> Families => ConfigFamily.All.Keys.Concat(Multimodal.Keys).Order();

    /// <exception cref="InputException">The text is no config of a known family; all errors are told.</exception>
    public static HuggingFaceConfig Read(SourceText source)
    {
        var errors = new Errors();
        var warnings = new List<ConfigWarning>();
        var fields = new ConfigFields(JsonMap.Read(source), errors, warnings);
        var type = TypeOf(fields);
        if (Multimodal.TryGetValue(type, out var textType))
        {
            fields.Warn(TextPart, "Only the language model is read; the parts for images are left out of every figure.");
            if (fields.Inner(TextPart) is not { } text)
                throw new InputException(fields.At, $"A '{type}' config needs '{TextPart}'.", "Give the model's complete config.json.");
            (fields, type) = (text, textType);
        }

        if (!ConfigFamily.All.TryGetValue(type, out var family))
            throw new InputException(fields.Place("model_type"), $"The architecture '{type}' is not known, and nothing is guessed about it.", Nearest.Suggest(type, Families, $"Known are: {string.Join(", ", Families)}. Another model can be described in Assay's own format, where that can say its shape."));

        foreach (var name in fields.Texts("architectures").Where(name => !family.Classes.Contains(name)))
            fields.Refuse("architectures", $"The architecture '{name}' is not known under '{type}'.");
        var transformer = family.Read(fields, NameOf(source));
        errors.ThrowIfAny();
        return new(transformer, warnings);
    }

    private static string TypeOf(ConfigFields fields) => fields.Text("model_type")
        ?? throw new InputException(fields.At, "The config has no 'model_type'.", "Give the model's complete config.json.");

    // Every model's file is called config.json; its folder tells which one it is.
    private static string NameOf(SourceText source)
    {
        var parts = source.Name.Split('/', '\\');
        var file = Path.GetFileNameWithoutExtension(parts[^1]);
        return file == "config" && parts.Length > 1 && parts[^2].Length > 0 ? parts[^2] : file;
    }
}
