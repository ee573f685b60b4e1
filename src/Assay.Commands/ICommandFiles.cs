using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>The files that a command may read and write. Commands reach a disk in no other way.</summary>
public interface ICommandFiles
{
    /// <exception cref="InputException">The case cannot be read or has errors.</exception>
    Case Case(string path, Catalogue catalogue, IReadOnlyList<string> changes);

    /// <param name="path">As the user named it.</param>
    /// <param name="what">What it should be, with its article, for messages.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    SourceText Text(string path, string what);

    /// <summary>A path as it is, for what reads or writes a file of any size by itself.</summary>
    /// <exception cref="InputException">Files cannot be named here.</exception>
    string Local(string path);

    /// <summary>Whether a file is there already.</summary>
    bool Exists(string path);

    /// <summary>The catalogue with the files of a folder in place of the shipped ones.</summary>
    /// <exception cref="InputException">The folder cannot be read.</exception>
    CatalogFiles Catalogue(string folder);

    /// <exception cref="InputException">The file cannot be written.</exception>
    void CheckWritable(string path);

    /// <summary>Writes several files, all or none; a folder that is missing is made.</summary>
    /// <exception cref="InputException">One cannot be written.</exception>
    void Write(params IReadOnlyList<OutputFile> files);
}
