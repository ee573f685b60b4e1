using System.Reflection;
using Assay.Documents;

namespace Assay.Commands;

/// <summary>The worked cases that come with Assay, as their files are in <c>cases/</c>.</summary>
public static class ShippedCases
{
    private const string Folder = "cases/";
    private const string Ending = ".yaml";

    private static readonly Assembly Here = typeof(ShippedCases).Assembly;

    /// <summary>The ids of all of them, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Here.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of one, under the path that it has in the project; null where none has the id.</summary>
    public static SourceText? Find(string name)
    {
        using var stream = Here.GetManifestResourceStream(Folder + name + Ending);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return new SourceText(Folder + name + Ending, reader.ReadToEnd());
    }
}
