using Assay.Architectures;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>A case that a sweep is about.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Configurations">What the files hold that it, or the sweep for it, names, such as a config.json; null where it may name none.</param>
public sealed record StudyCase(SourceText Source, IReadOnlyDictionary<string, string>? Configurations)
{
    private YamlMap? root;

    internal YamlMap Root => root ??= YamlText.Read(Source);

    /// <summary>A case with the files that it names, read once, so that every machine computes from the same.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="sweep">The sweep, which may name files for it too.</param>
    public static StudyCase With(SourceText source, string folder, Sweep sweep)
    {
        var told = Words(YamlText.Read(source)).Concat(sweep.Axes.SelectMany(axis => axis.Values).Concat(sweep.Fixed.Select(one => one.Value)).Select(value => value.Text));
        return new StudyCase(source, told.Where(ArchitectureIndex.IsPath).Distinct()
            .Where(name => new FileInfo(Path.Combine(folder, name)) is { Exists: true, Length: <= YamlText.LargestFile })
            .ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, name))));
    }

    internal Case Read(YamlMap from, Catalogue catalogue) => CaseFile.Read(from, catalogue, Configurations is null ? null : new ConfigFolder("", Configurations));

    private static IEnumerable<string> Words(YamlValue value) => value switch
    {
        YamlScalar word => [word.Text],
        YamlList list => list.Items.SelectMany(Words),
        YamlMap map => map.Entries.SelectMany(entry => Words(entry.Value)),
        _ => [],
    };
}
