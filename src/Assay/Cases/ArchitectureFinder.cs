using Assay.Architectures;
using Assay.Documents;

namespace Assay.Cases;

/// <summary>Finds the architecture that a run names: one of the catalogue, or a config.json beside the case.</summary>
internal static class ArchitectureFinder
{
    /// <returns>The shape, and the id of its source; null for a file of the user's.</returns>
    /// <exception cref="InputException">None has the name, or the file cannot be read.</exception>
    public static (Transformer Transformer, string? Source) Find(CaseContext context, YamlScalar named)
    {
        if (named.Text.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return (ReadConfig(context, named), null);
        var architectures = new ArchitectureIndex(context.Catalogue);
        if (architectures.Find(named.Text) is { } architecture)
            return (architecture.Transformer, architecture.Source);
        throw new InputException(named.At, $"The catalogue has no architecture '{named.Text}'.", Nearest.Suggest(named.Text, architectures.Names, "'assay catalog list architectures' shows them all; a path to a config.json is read as well, and 'active_parameters' says it directly."));
    }

    private static Transformer ReadConfig(CaseContext context, YamlScalar named)
    {
        var config = HuggingFaceConfig.Read(context.Configuration(named));
        foreach (var warning in config.Warnings)
            context.Warn($"{warning.At}: {warning.Text}");
        return config.Transformer;
    }
}
