using Assay.Documents;
using Assay.Reporting;

namespace Assay.Tests.Reporting;

public sealed class ReportFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assay");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        var path = Path.Combine(folder.FullName, "out.html");
        ReportFile.Write(new OutputFile(path, "a long first text"));
        ReportFile.Write(new OutputFile(path, "second"));
        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_before_anything_is_computed()
    {
        Assert.Throws<InputException>(() => ReportFile.Check(Path.Combine(folder.FullName, "none", "out.html")));
        Assert.Throws<InputException>(() => ReportFile.Check(folder.FullName));
        ReportFile.Check(Path.Combine(folder.FullName, "out.html"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused_and_leaves_nothing()
    {
        var path = Path.Combine(folder.FullName, "out.html");
        Directory.CreateDirectory(path);
        Assert.Throws<InputException>(() => ReportFile.Write(new OutputFile(path, "text")));
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_folder_that_vanished_is_refused_in_words() =>
        Assert.Throws<InputException>(() => ReportFile.Write(new OutputFile(Path.Combine(folder.FullName, "none", "out.html"), "text")));

    [Fact]
    public void Of_several_files_none_appears_where_one_cannot_be_written()
    {
        var (first, second) = (Path.Combine(folder.FullName, "out.svg"), Path.Combine(folder.FullName, "out.md"));
        Directory.CreateDirectory(second);
        Assert.Throws<InputException>(() => ReportFile.Write(new OutputFile(first, "picture"), new OutputFile(second, "page")));
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }
}
