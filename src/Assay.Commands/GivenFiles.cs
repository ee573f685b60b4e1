using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>
/// Texts that came with a request, under names that nobody outside chose. Nothing else is read and nothing is written, so a
/// path in a request opens no file.
/// </summary>
/// <param name="texts">The texts by name.</param>
/// <param name="warned">Told of what a case must be read with; may be null.</param>
public sealed class GivenFiles(IReadOnlyDictionary<string, string> texts, Action<string>? warned = null) : ICommandFiles
{
    public Case Case(string path, Catalogue catalogue, IReadOnlyList<string> changes)
    {
        var @case = CaseFile.Read(Text(path, Say("a case")), catalogue, changes);
        foreach (var warning in @case.Warnings)
            warned?.Invoke(Say(warning));
        return @case;
    }

    public SourceText Text(string path, string what) => texts.TryGetValue(path, out var text)
        ? new SourceText(path, text)
        : throw new InputException(null, "A file cannot be named here.", $"Send {what} with the request.");

    public string Local(string path) => throw Refused();

    public bool Exists(string path) => throw Refused();

    public CatalogFiles Catalogue(string folder) => throw Refused();

    public void CheckWritable(string path) => throw Refused();

    public void Write(params IReadOnlyList<OutputFile> files) => throw Refused();

    private static InputException Refused() => new(null, "A file cannot be named here.", "Use the command line on the machine that has it.");
}
