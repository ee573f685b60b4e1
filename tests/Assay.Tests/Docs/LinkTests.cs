namespace Assay.Tests.Docs;

public class LinkTests
{
    public static TheoryData<string> Documents => new(Repository.Documents);

    [Theory, MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string document)
    {
        foreach (var link in Markdown.Links(Repository.Read(document)).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, parts[0])).Replace('\\', '/');
            Assert.True(File.Exists(Repository.Full(target)) || Directory.Exists(Repository.Full(target)), $"{document} links to {link}, and there is no such file.");
            if (parts.Length > 1)
                Assert.True(Markdown.Anchors(Repository.Read(target)).Contains(parts[1]), $"{document} links to {link}, and {target} has no such heading.");
        }
    }
}
