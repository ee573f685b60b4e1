using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Tests.Docs;

public class CaseFileExamples
{
    public static TheoryData<int> Numbers => new(Enumerable.Range(0, All.Count));

    /// <summary>The blocks of docs/case-file.md that are whole cases.</summary>
    internal static IReadOnlyList<string> All => Markdown.Blocks(Repository.Read("docs/case-file.md"), "yaml case");

    [Theory, MemberData(nameof(Numbers))]
    public void Every_example_is_read_and_audited(int number)
    {
        var @case = Read(number);
        var audit = Assayer.Audit(@case, new SamplingOptions { Samples = 1000 });
        Assert.Equal(@case.Claims.Count, audit.Findings.Count);
        Assert.NotEmpty(audit.Findings);
    }

    internal static Case Read(int number) => CaseFile.Read(new SourceText($"docs/case-file.md, example {number + 1}", All[number]), Catalogue.Shipped, []);
}
