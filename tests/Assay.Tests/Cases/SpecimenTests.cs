using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;
using Assay.Tests.Layout;

namespace Assay.Tests.Cases;

/// <summary>Every way to go wrong has a specimen, and beside it the approved text of what a person is told.</summary>
public class SpecimenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Assay.Tests/Cases/specimens");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_specimen_is_refused_with_the_approved_text(string name)
    {
        var refused = Refused(name);
        var approved = Path.Combine(Folder, name + ".expected.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : $"(write {name}.expected.txt)";
        Assert.Equal(expected.ReplaceLineEndings("\n"), refused.Message + "\n");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_error_of_a_specimen_has_a_place_a_problem_and_a_remedy(string name) =>
        Assert.All(Refused(name).Errors, error =>
        {
            Assert.NotNull(error.At);
            Assert.Equal(name + ".yaml", error.At.Value.Source.Name);
            Assert.EndsWith(".", error.Problem.ToString(), StringComparison.Ordinal);
            Assert.True(char.IsUpper(error.Problem.ToString()[0]) || error.Problem.ToString()[0] is '\'' || error.Problem.ToString().StartsWith("ours: ", StringComparison.Ordinal), error.Problem.ToString());
            Assert.True(error.Remedy.ToString().Length > 0 && error.Remedy.ToString()[^1] is '.' or '\'' or '"' or ')', error.Remedy.ToString());
            Assert.DoesNotContain("Exception", error.ToString(), StringComparison.Ordinal);
        });

    [Fact]
    public void Every_approved_text_has_its_specimen() =>
        Assert.Equal(Directory.EnumerateFiles(Folder, "*.yaml").Count(), Directory.EnumerateFiles(Folder, "*.expected.txt").Count(path => File.Exists(path.Replace(".expected.txt", ".yaml", StringComparison.Ordinal))));

    private static InputException Refused(string name)
    {
        var source = new SourceText(name + ".yaml", File.ReadAllText(Path.Combine(Folder, name + ".yaml")).ReplaceLineEndings("\n"));
        return Assert.Throws<InputException>(() => CaseFile.Read(source, Catalogue.Shipped, []));
    }
}
