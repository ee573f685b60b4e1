using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Finds the catalogue's architectures by id, title or alias; a file is read when it may be the one.</summary>
public sealed partial class ArchitectureIndex(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Architecture?> found = [];
    private readonly Lazy<IReadOnlyList<(SourceText Source, string Plain)>> files = new(() => [.. catalogue.Architectures.Select(file => (file, Catalogue.Plain(file.Text)))]);
    private readonly ConcurrentDictionary<string, Architecture> read = [];

    /// <summary>Every name that an architecture goes by.</summary>
    public IEnumerable<string> Names => files.Value.SelectMany(file => Read(file.Source).Names);

    /// <summary>Every model of the catalogue.</summary>
    public IEnumerable<Transformer> Models => files.Value.Select(file => Read(file.Source).Transformer);

    /// <summary>The architecture with a name, spaces, hyphens, underscores and case aside; null where none has it.</summary>
    /// <exception cref="InputException">A file that mentions the name has an error.</exception>
    public Architecture? Find(string name) => found.GetOrAdd(name, Search);

    /// <summary>Whether a model is named by the path of its file.</summary>
    public static bool IsPath(string model) => model.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || model.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The model that a user names: an architecture of the catalogue, or one described by a file.</summary>
    /// <param name="name">Its name, or the path of its file.</param>
    /// <param name="configuration">The text of that file.</param>
    /// <param name="warnings">Takes what a config.json says that is not read.</param>
    /// <exception cref="InputException">No architecture has the name, or the file has an error.</exception>
    public Transformer Named(string name, SourceText? configuration, List<Message> warnings)
    {
        if (!IsPath(name))
        {
            return Find(name)?.Transformer
                ?? throw new InputException(null, $"The catalogue has no architecture '{name}'.", Nearest.Suggest(name, Names, "'assay catalog list architectures' shows them all; the path of a config.json is read as well."));
        }

        if (configuration is null)
            throw new InputException(null, $"The file '{name}' was not read.", "Give its text with the plan.");
        if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            return ArchitectureFile.Read(configuration).Transformer;
        var config = HuggingFaceConfig.Read(configuration);
        warnings.AddRange(config.Warnings.Select(warning => (Message)$"{warning.At}: {warning.Text}"));
        return config.Transformer;
    }

    // A copy in fewer bits, by whoever made it, has the shape of its model: nvidia/Llama-3.1-8B-Instruct-FP8.
    private Architecture? Search(string name) =>
        Exactly(name) ?? (Quantised().Match(name) is { Success: true } copy ? Exactly(copy.Groups["name"].Value) ?? Exactly(copy.Groups["model"].Value) : null);

    // A file whose text does not hold the name cannot describe the model, and is not read.
    private Architecture? Exactly(string name)
    {
        var plain = Catalogue.Plain(name);
        return files.Value.Where(file => file.Plain.Contains(plain, StringComparison.Ordinal)).Select(file => Read(file.Source)).FirstOrDefault(architecture => architecture.GoesBy(name));
    }

    [GeneratedRegex(@"^(?<name>(?:[^/]+/)?(?<model>[^/]+?))(?:[-_ ](?:FP8|FP4|NVFP4|MXFP4|MXFP8|BF16|FP16|INT8|INT4|W4A16|W8A8|AWQ|GPTQ)(?:[-_ ](?:KV|dynamic|block|v\d))*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Quantised();

    private Architecture Read(SourceText file) => read.GetOrAdd(file.Name, _ => ArchitectureFile.Read(file));
}
