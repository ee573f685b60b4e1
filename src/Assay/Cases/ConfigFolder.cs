using Assay.Documents;

namespace Assay.Cases;

/// <summary>The folder of a case file, from which it may name a config.json.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Kept">What its files held, by the names that the case gives them, where they have been read before; no other is opened then.</param>
internal sealed record ConfigFolder(string Path, IReadOnlyDictionary<string, string>? Kept = null)
{
    /// <summary>Reads a file that a case names; where the case came as a bare text there is no folder, and none is read.</summary>
    /// <exception cref="InputException">There is no such file, or it may not be read.</exception>
    public static SourceText Read(ConfigFolder? folder, YamlScalar named)
    {
        if (folder is null)
            throw new InputException(named.At, $"'{named.Text}' names a file, and a case that came without its folder opens none.", "Name an architecture of the catalogue, or say 'active_parameters' directly.");
        var path = System.IO.Path.Combine(folder.Path, named.Text);
        if (folder.Kept is { } kept ? !kept.ContainsKey(named.Text) : !File.Exists(path))
            throw new InputException(named.At, $"There is no file '{path}'.", "Give the path of the config.json, seen from the folder of the case.");
        if (folder.Kept is not null)
            return new SourceText(path, folder.Kept[named.Text]);
        if (new FileInfo(path).Length > YamlText.LargestFile)
            throw new InputException(named.At, $"The file '{path}' is too large for a config.json.", $"At most {YamlText.LargestFile:N0} bytes are read.");
        return new SourceText(path, File.ReadAllText(path));
    }
}
