using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>The files of the machine that a person's command line runs on.</summary>
public sealed class LocalFiles : ICommandFiles
{
    public Case Case(string path, Catalogue catalogue, IReadOnlyList<string> changes) => CaseFile.Read(path, catalogue, changes);

    public SourceText Text(string path, string what) => InputFile.Read(path, what);

    public string Local(string path) => path;

    public bool Exists(string path) => File.Exists(path);

    public CatalogFiles Catalogue(string folder) => CatalogFiles.In(folder);

    public void CheckWritable(string path) => ReportFile.Check(path);

    public void Write(params IReadOnlyList<OutputFile> files)
    {
        foreach (var folder in files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file.Path))!).Distinct())
            Directory.CreateDirectory(folder);
        ReportFile.Write(files);
    }
}
