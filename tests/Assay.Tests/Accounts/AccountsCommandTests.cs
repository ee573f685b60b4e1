using System.Text.Json.Nodes;
using Assay.Tests.Cli;
using Assay.Tests.Docs;
using Assay.Tests.Records;

namespace Assay.Tests.Accounts;

/// <summary><c>assay accounts</c>, run as a person would.</summary>
public sealed class AccountsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_listing_is_imported_once_and_reported_to_the_GPU_second()
    {
        var first = folder.Run("accounts", "import", "--slurm", TestStore.Sample, "--store", "s.duckdb", "--format", "json").Succeeded();
        Assert.Equal("", first.Error);
        Assert.Empty(JsonSchema.Load("docs/schema/accounts-import.json").Check(JsonNode.Parse(first.Out)));
        Assert.Equal(14, first.Json.GetProperty("taken").GetInt64());
        var second = folder.Run("accounts", "import", "--slurm", TestStore.Sample, "--store", "s.duckdb", "--format", "json").Succeeded().Json;
        Assert.Equal((0, 14), (second.GetProperty("taken").GetInt32(), second.GetProperty("unchanged").GetInt32()));

        var rules = folder.Write("rules.yaml", "rules: [ { match: { name: sweep }, run: sweep, model: m, phase: research } ]");
        var report = folder.Run("accounts", "report", "--store", "s.duckdb", "--rules", rules, "--format", "json").Succeeded();
        Assert.Empty(JsonSchema.Load("docs/schema/accounts-report.json").Check(JsonNode.Parse(report.Out)));
        var hours = report.Json.GetProperty("gpu_hours");
        Assert.Equal(38 / 3600.0, hours.GetProperty("allocated").GetDouble(), 12);
        Assert.Equal(36 / 3600.0, hours.GetProperty("by_state").GetProperty("COMPLETED").GetDouble(), 12);
        Assert.Equal(24 / 3600.0, hours.GetProperty("by_phase").GetProperty("research").GetDouble(), 12);
        Assert.False(report.Json.TryGetProperty("cost_lines", out _));
        Assert.Equal(["rules.yaml", "s.duckdb"], folder.Files);
    }

    [Fact]
    public void Standard_input_is_a_file_too()
    {
        var told = new AssayCommand { Folder = folder.Path }.Shell($"$assay accounts import --slurm - --store s.duckdb --format json < {TestStore.Sample}").Succeeded();
        Assert.Equal(14, told.Json.GetProperty("taken").GetInt32());
        Assert.Equal(["s.duckdb"], folder.Files);
    }

    [Fact]
    public void Refused_rows_are_listed_in_every_format()
    {
        var bad = folder.Write("bad.txt", $"{TestStore.Header}\n1|a|x|COMPLETED|2026-01-01T00:00:00|2026-01-01T03:00:00|2026-01-01T02:00:00|3600|gres/gpu=1\n");
        string[] import = ["accounts", "import", "--slurm", bad, "--store", "s.duckdb"];
        var json = folder.Run([.. import, "--format", "json"]).Succeeded();
        var refused = json.Json.GetProperty("refused")[0];
        Assert.Equal((2, "End", "The job ends before it starts."), (refused.GetProperty("row").GetInt32(), refused.GetProperty("column").GetString(), refused.GetProperty("why").GetString()));
        Assert.Contains("1 rows were refused", json.Error, StringComparison.Ordinal);
        Assert.Contains("The job ends before it starts.", folder.Run(import).Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains("La tâche se termine avant d’avoir commencé.", folder.Run([.. import, "--lang", "fr"]).Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal($"file,row,column,why\n{bad},2,End,The job ends before it starts.\n", folder.Run([.. import, "--format", "csv"]).Succeeded().Out);
    }

    [Fact]
    public void A_report_is_said_to_people_in_both_languages()
    {
        folder.Run("accounts", "import", "--slurm", TestStore.Sample, "--store", "s.duckdb").Succeeded();
        Assert.Contains("held by 14 attempts", folder.Run("accounts", "report", "--store", "s.duckdb").Succeeded().Out, StringComparison.Ordinal);
        var french = folder.Run("accounts", "report", "--store", "s.duckdb", "--lang", "fr").Succeeded().Out;
        Assert.Contains("heures-GPU", french, StringComparison.Ordinal);
        Assert.DoesNotContain("attempts", french, StringComparison.Ordinal);
        Assert.StartsWith("by,name,gpu_hours,attempts\nstate,COMPLETED,0.01,13\n", folder.Run("accounts", "report", "--store", "s.duckdb", "--format", "csv").Succeeded().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts import --store s.duckdb", "--slurm FILE")]
    [InlineData("accounts import --slurm none.txt --store s.duckdb", "There is no file 'none.txt'")]
    [InlineData("accounts import --slurm . --store s.duckdb", "is a folder")]
    [InlineData("accounts report --store s.duckdb", "There is no store")]
    [InlineData("accounts report --store s.duckdb --rules none.yaml", "There is no file 'none.yaml'")]
    [InlineData("accounts import --slurm none.txt --store s.duckdb --memory 1", "--memory is 1")]
    public void What_cannot_be_done_is_told_with_how_to_mend_it(string line, string why)
    {
        var told = folder.Run(line.Split(' '));
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(why, told.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }
}
