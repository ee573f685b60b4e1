namespace Assay.Tests.Docs;

public class LinkTests
{
    /// <summary>Files that are linked before they are there. Take a line out as soon as its file is there.</summary>
    private static readonly string[] MayBeMissing = ["docs/images/deepseek-v3.png"];

    public static TheoryData<string> Documents => new(Repository.Documents);

    [Theory, MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string document)
    {
        foreach (var link in Markdown.Links(Repository.Read(document)).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, parts[0])).Replace('\\', '/');
            if (MayBeMissing.Contains(target))
                continue;
            Assert.True(File.Exists(Repository.Full(target)) || Directory.Exists(Repository.Full(target)), $"{document} links to {link}, and there is no such file.");
            if (parts.Length > 1)
                Assert.True(Markdown.Anchors(Repository.Read(target)).Contains(parts[1]), $"{document} links to {link}, and {target} has no such heading.");
        }
    }

    [Fact]
    public void No_file_that_is_there_is_still_allowed_to_be_missing() =>
        Assert.DoesNotContain(MayBeMissing, path => File.Exists(Repository.Full(path)));
}
