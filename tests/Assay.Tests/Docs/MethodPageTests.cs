using Assay.Catalog;
using Assay.Economics;
using Assay.Reporting;

namespace Assay.Tests.Docs;

/// <summary>docs/methods.md against the list of published runs and the program.</summary>
public class MethodPageTests
{
    [Fact]
    public void The_page_says_what_the_program_finds()
    {
        var validation = MethodValidation.Of(PublishedRunTable.Read(CatalogFiles.Shipped.Read(PublishedRunTable.Shipped)), Catalogue.Shipped);
        Assert.Equal(MethodDocument.Write(validation, Catalogue.Shipped).ReplaceLineEndings("\n"), Repository.Read("docs/methods.md").ReplaceLineEndings("\n"));
    }
}
