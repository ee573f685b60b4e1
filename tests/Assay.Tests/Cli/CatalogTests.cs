namespace Assay.Tests.Cli;

public class CatalogTests
{
    public static TheoryData<string, string, string> Kinds => new(
    [
        ("accelerators", "id", "H100-SXM"),
        ("facts", "name", "catalog.facilities.pue.colocation"),
        ("prices", "item", "H100-SXM"),
        ("shipments", "chip", "H100/H200"),
        ("api-prices", "model", "DeepSeek-R1"),
        ("export-rules", "id", "bis-rule-2022-10"),
        ("architectures", "id", "deepseek-ai/DeepSeek-V3"),
        ("sources", "id", "deepseek-v3-report"),
    ]);

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_entry_is_listed(string kind, string column, string known)
    {
        var entries = AssayCommand.Run("catalog", "list", kind, "--format", "json").Succeeded().Json.GetProperty("entries").EnumerateArray();
        Assert.Contains(known, entries.Select(entry => entry.GetProperty(column).GetString()));
        var table = AssayCommand.Run("catalog", "list", kind).Succeeded().Out;
        Assert.StartsWith($"│ {column} ", table.Split('\n')[1], StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void The_ids_of_accelerators_are_readable_in_the_table() =>
        Assert.Contains("│ V100S-PCIe-32GB ", AssayCommand.Run("catalog", "list", "accelerators").Succeeded().Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("H100-SXM", "catalog.h100_sxm.memory")]
    [InlineData("nvidia h100", "catalog.h100_sxm.memory")]
    [InlineData("facilities.pue.colocation", "catalog.facilities.pue.colocation")]
    [InlineData("catalog.facilities.pue", "catalog.facilities.pue.colocation")]
    [InlineData("deepseek-v3-report", "deepseek-v3-report")]
    [InlineData("deepseek-ai/DeepSeek-V3", "routed experts")]
    public void An_entry_is_shown_by_its_name_or_an_alias(string name, string holds)
    {
        var shown = AssayCommand.Run("catalog", "show", name, "--format", "json").Succeeded();
        Assert.Contains(holds, shown.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.EnumerateObject().First().Value.GetString()));
        Assert.NotEqual("", AssayCommand.Run("catalog", "show", name).Succeeded().Out);
    }

    [Fact]
    public void The_shipped_catalogue_holds()
    {
        var told = AssayCommand.Run("catalog", "check").Succeeded();
        Assert.Equal("", told.Out);
        Assert.StartsWith("All well", told.Error, StringComparison.Ordinal);
        Assert.Equal("", AssayCommand.Run("catalog", "check", "--quiet").Succeeded().Error);
        Assert.Empty(AssayCommand.Run("catalog", "check", "--format", "json").Succeeded().Json.GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public void A_catalogue_that_does_not_hold_is_told_as_a_failed_check()
    {
        using var folder = new TemporaryFolder();
        folder.Write("own/facts/ours.yaml", "ours.rate: 3 USD/GPU-hour\n");
        var told = folder.Run("catalog", "check", "--catalog", "own");
        Assert.Equal(1, told.ExitCode);
        Assert.Equal("", told.Out);
        Assert.Contains("ours.yaml:1:12", told.Error, StringComparison.Ordinal);

        var asJson = folder.Run("catalog", "check", "--catalog", "own", "--format", "json");
        Assert.Equal(1, asJson.ExitCode);
        var error = Assert.Single(asJson.Json.GetProperty("entries").EnumerateArray());
        Assert.Contains("source", error.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_ones_own_stands_in_for_the_shipped_file_of_the_same_name()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "catalog", "facts"), "*.yaml"))
            folder.Write($"own/facts/{Path.GetFileName(path)}", File.ReadAllText(path));
        var facts = Directory.EnumerateFiles(folder["own/facts"]).Single(path => File.ReadAllText(path).Contains("facilities.pue.colocation:", StringComparison.Ordinal));
        var lines = File.ReadAllLines(facts);
        lines[Array.FindIndex(lines, line => line.StartsWith("facilities.pue.colocation:", StringComparison.Ordinal))] = "facilities.pue.colocation: { value: 3, assumption: For this test }\nreplaced:";
        File.WriteAllLines(facts, lines);

        Assert.Equal(3, Pue(folder, "--catalog", "own"));
        Assert.InRange(Pue(folder), 1, 2);
    }

    private static double Pue(TemporaryFolder folder, params string[] more) =>
        folder.Run(["explain", Repository.Case("deepseek-v3"), "fleet.pue", "--format", "json", "--samples", "100", .. more]).Succeeded().Json.GetProperty("value").GetDouble();
}
