using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Assay.Tests.Layout;

/// <summary>What holds for every source file.</summary>
public partial class SourceTests
{
    private const int MostLines = 400;
    private const int DeepestNamespace = 3;

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var faults = All().Select(path => (path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count())).Where(file => file.Lines > MostLines)
            .Select(file => $"{file.path} has {file.Lines} lines: split it by topic, {MostLines} are the most.");
        Assert.Empty(faults);
    }

    [Fact]
    public void No_namespace_is_more_than_three_deep()
    {
        var faults = All().Select(path => (path, Name: Namespace().Match(Repository.Text(path)).Groups[1].Value)).Where(file => file.Name.Split('.').Length > DeepestNamespace)
            .Select(file => $"{file.path} is in {file.Name}: at most {DeepestNamespace} parts.");
        Assert.Empty(faults);
    }

    [Fact]
    public void No_file_is_named_after_nothing()
    {
        var faults = All().Where(path => Regex.IsMatch(Path.GetFileNameWithoutExtension(path), "(Helpers?|Utils?|Utilities|Common|Manager|Info|Data)$"))
            .Select(path => $"{path}: a name carries the domain.");
        Assert.Empty(faults);
    }

    [Fact]
    public void The_build_forbids_the_core_a_clock_a_console_and_shared_randomness()
    {
        var project = XDocument.Parse(Repository.Text("src/Assay/Assay.csproj"));
        Assert.Contains(project.Descendants("AdditionalFiles"), item => (string?)item.Attribute("Include") == "BannedSymbols.txt");
        Assert.Contains(project.Descendants("PackageReference"), item => (string?)item.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Repository.Text("Directory.Build.props"), StringComparison.Ordinal);

        var banned = Repository.Text("src/Assay/BannedSymbols.txt").Split('\n').Select(line => line.Split(';')[0]).ToArray();
        foreach (var symbol in new[]
        {
            "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
            "P:System.TimeProvider.System", "T:System.Diagnostics.Stopwatch", "P:System.Environment.TickCount", "P:System.Environment.TickCount64",
            "T:System.Console", "T:System.Random", "P:System.Random.Shared", "M:System.Guid.NewGuid", "P:System.Globalization.CultureInfo.CurrentCulture",
        })
            Assert.Contains(symbol, banned);
    }

    [Fact]
    public void Nobody_silences_the_ban()
    {
        var faults = Repository.Sources("src/Assay").Where(path => Regex.IsMatch(Repository.Text(path), "RS0030|SuppressMessage")).Select(path => $"{path} silences an analyzer.");
        Assert.Empty(faults);
        Assert.DoesNotContain("RS0030", Repository.Text("Directory.Build.props") + Repository.Text("src/Assay/Assay.csproj") + Repository.Text(".editorconfig"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_rooms_that_read_input_touch_files()
    {
        var faults = Repository.Sources("src/Assay").Where(path => path.Split('/')[2] is not ("Catalog" or "Cases" or "Records" or "Sweeps"))
            .Where(path => Regex.IsMatch(Repository.Code(path), @"(?<![\w.])(File|Directory|FileInfo|FileStream|StreamReader)\b(?=\.|\()"))
            .Select(path => $"{path} touches files: what is read comes in as a SourceText.");
        Assert.Empty(faults);
    }

    private static IEnumerable<string> All() => new[] { "src", "tests", "benchmarks" }.SelectMany(Repository.Sources);

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
