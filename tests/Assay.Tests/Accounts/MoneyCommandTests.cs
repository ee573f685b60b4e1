using System.Globalization;
using System.Text.Json;
using Assay.Tests.Cli;

namespace Assay.Tests.Accounts;

/// <summary>Bills and register, imported and reported as a person would.</summary>
public sealed class MoneyCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_ladders_and_unexplained_of_the_document_sum_to_its_books()
    {
        var imported = Import();
        Assert.Equal((7, 1), (imported.GetProperty("taken").GetInt32(), imported.GetProperty("refused_count").GetInt32()));
        var refused = imported.GetProperty("refused")[0];
        Assert.Equal(("invoices.csv", 3, "invoice"), (refused.GetProperty("file").GetString(), refused.GetProperty("row").GetInt32(), refused.GetProperty("column").GetString()));

        var report = folder.Run("accounts", "report", "--store", "s.duckdb", "--rules", "rules.yaml", "--format", "json").Succeeded().Json;
        Assert.True(report.GetProperty("reconciles").GetBoolean());
        Assert.Equal("USD", report.GetProperty("currency").GetString());
        var (lines, unexplained) = (Sum(report.GetProperty("cost_lines"), "amount"), report.GetProperty("unexplained").GetDecimal());
        // Assets 9,000.00 and 1,000.00, charges 100.01 and 7.00, an invoice of 50.00, people 2,000.00.
        Assert.Equal((12_150.01m, 7.00m), (lines, unexplained));
        Assert.Equal(12_157.01m, report.GetProperty("total").GetDecimal());
        Assert.Equal(lines, report.GetProperty("models").EnumerateArray().Sum(model => model.GetProperty("ladder").EnumerateArray().Last().GetProperty("amount").GetDecimal()));
        var nova = report.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "nova").GetProperty("ladder");
        Assert.Equal("final run", nova[0].GetProperty("rung").GetString());
        Assert.Equal(4_550.01m, nova[0].GetProperty("adds").GetDecimal());
    }

    [Fact]
    public void It_is_said_to_people_in_both_languages_and_listed_as_rows()
    {
        Import();
        var english = Report("--format", "markdown");
        Assert.Contains("What nova cost", english, StringComparison.Ordinal);
        Assert.Contains("sum to the books to the cent", english, StringComparison.Ordinal);
        Assert.Contains("12,157.01", english, StringComparison.Ordinal);
        var french = Report("--lang", "fr");
        Assert.Contains("Ce que nova a coûté", french, StringComparison.Ordinal);
        Assert.Contains("au centime près", french, StringComparison.Ordinal);
        var rows = Report("--format", "csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToArray();
        Assert.Equal(["by", "name", "gpu_hours", "attempts", "amount", "currency"], rows[0]);
        Assert.Equal(12_157.01m, rows.Where(row => row[0] is "cost line" or "unexplained").Sum(row => decimal.Parse(row[^2], CultureInfo.InvariantCulture)));
    }

    private static decimal Sum(JsonElement list, string name) => list.EnumerateArray().Sum(item => item.GetProperty(name).GetDecimal());

    private string Report(params string[] options) => folder.Run(["accounts", "report", "--store", "s.duckdb", "--rules", "rules.yaml", .. options]).Succeeded().Out;

    private JsonElement Import()
    {
        folder.Write("assets.csv", $"{Books.Assets}\nrack-1,accelerators,1,100,2024-12-01,600000.00,USD,2025-01-01,,,0.1,5,\nnet,network,1,,2024-12-01,60000.00,USD,2025-01-01,,,0,5,\n");
        folder.Write("invoices.csv", $"{Books.Invoices}\n1,Power Co,2025-01-31,2025-01-01,2025-01-31,50.00,USD,energy,,\n1,Power Co,2025-01-31,2025-01-01,2025-01-31,50.00,USD,energy,,\n");
        folder.Write("people.csv", $"{Books.People}\n2025-01,a,1,2000.00,USD\n");
        folder.Write("bill.csv", $"{Books.Bill}\n{Books.Charge(100.0061m, "2025-01")}\n{Books.Charge(7, "2025-01", "Analytics")}\n");
        folder.Write("rules.yaml", "pools: { own: { assets: [rack-1], bills: { provider: AWS, service: Compute } } }\nrules: [ { match: { name: train }, run: r, model: nova, phase: pre-training } ]\n");
        folder.Write("jobs.txt", "JobID|JobName|Account|User|Partition|State|Submit|Start|End|AllocTRES\n1|train|a|u|gpu|COMPLETED|2025-01-01T00:00:00|2025-01-01T00:00:00|2025-02-01T00:00:00|gres/gpu=50\n");
        return folder.Run("accounts", "import", "--slurm", "jobs.txt", "--focus", "bill.csv", "--register", "assets.csv", "invoices.csv", "people.csv", "--store", "s.duckdb", "--format", "json").Succeeded().Json;
    }
}
