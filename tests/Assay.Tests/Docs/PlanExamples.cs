using Assay.Catalog;
using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Docs;

public class PlanExamples
{
    public static TheoryData<string> Plans => new(Repository.Documents.SelectMany(document => Markdown.Blocks(Repository.Read(document), "yaml plan")).ToArray());

    [Theory, MemberData(nameof(Plans))]
    public void Every_plan_in_the_text_is_read_and_predicted(string plan)
    {
        var run = new RunPredictor(new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped), Catalogue.Shipped).Predict(PlanFile.Read(new SourceText("plan", plan)), 64, 1);
        Assert.NotEmpty(run.Phases);
        Assert.Empty(run.Notes);
    }
}
