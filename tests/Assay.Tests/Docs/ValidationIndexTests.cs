namespace Assay.Tests.Docs;

/// <summary>The few figures that docs/validation.md repeats, against the generated pages that it stands for.</summary>
public class ValidationIndexTests
{
    private const string Index = "docs/validation.md";

    // TPOT of aiconfigurator 0.9 on 114 rows of its makers' sample.
    private static readonly Dictionary<string, string> Published = new() { ["H100-SXM"] = "16.8 %", ["H200-SXM"] = "26.7 %", ["B200-SXM"] = "29.8 %" };

    public static TheoryData<string> Gpus => new(Published.Keys);

    [Theory]
    [InlineData("[training step](validation-training.md#errors)", "docs/validation-training.md", "| held out, all rows |")]
    [InlineData("[serving: throughput](validation-serving.md#throughput)", "docs/validation-serving.md", "| throughput | each model left out, rows whose load does not set it |")]
    [InlineData("[serving: TPOT](validation-serving.md#tpot)", "docs/validation-serving.md", "| TPOT | each model left out, all rows |")]
    [InlineData("[serving: TTFT](validation-serving.md#ttft)", "docs/validation-serving.md", "| TTFT | each model left out, all rows |")]
    public void The_headline_errors_are_those_of_the_pages(string what, string page, string line)
    {
        var (rows, median, _, p90, covered) = Errors(Repository.Read(page), line);
        Has($"| {what} | {rows} | {median} | {p90} | {covered} |");
    }

    [Theory]
    [MemberData(nameof(Gpus))]
    public void The_errors_beside_a_database_of_kernels_are_those_of_the_page(string gpu)
    {
        var section = Markdown.Section(Repository.Read("docs/validation-serving.md"), "### TPOT by publication and accelerator");
        var (rows, median, mean, _, _) = Errors(section, $"| aic-silicon, {gpu} |");
        Has($"| {gpu} | {Published[gpu]} | {rows} | {median} | {mean} |");
    }

    private static void Has(string line) => Assert.True(Lines(Repository.Read(Index)).Contains(line), $"{Index} is out of date: it should say '{line}'.");

    private static (string Rows, string Median, string Mean, string P90, string Covered) Errors(string page, string start)
    {
        var line = Assert.Single(Lines(page), line => line.StartsWith(start, StringComparison.Ordinal));
        string[] cells = [.. line[start.Length..].Split('|').Select(cell => cell.Trim())];
        return (cells[0], cells[1], cells[2], cells[3], cells[5]);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
