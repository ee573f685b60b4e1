using System.Text.Json;
using Assay.Tests.Records;

namespace Assay.Tests.Accounts;

/// <summary>From records to a case and on to its audit, as a person would.</summary>
public sealed class AccountsCaseTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void The_audit_of_a_drafted_case_tells_the_hours_and_the_fleet_of_the_report()
    {
        var report = lab.Report("--format", "json").Succeeded().Json;
        lab.Case("--model", "nova", "--out", "nova.yaml").Succeeded();
        var audited = lab.Folder.Run("audit", "nova.yaml", "--format", "json").Succeeded();
        var audit = audited.Json;
        Assert.Empty(audit.GetProperty("warnings").EnumerateArray());

        var runs = report.GetProperty("runs").EnumerateArray().ToDictionary(run => run.GetProperty("run").GetString()!, run => run.GetProperty("gpu_hours").GetDouble());
        Assert.Equal(runs["v1"], Lab.Median(audit, "runs.v1.gpu_hours"), 3);
        Assert.Equal(runs["ablation"], Lab.Median(audit, "runs.nova_experiments.gpu_hours"), 3);
        Assert.Equal(runs["chat"] / (59 * 24), Lab.Median(audit, "serving.gpus"), 6);
        Assert.Equal(report.GetProperty("efficiency").GetProperty("runs")[0].GetProperty("mfu").GetDouble(), Lab.Median(audit, "runs.v1.mfu") / 100, 6);

        // Two months of the case's year are the accounts', resource by resource.
        Assert.Equal(64, Lab.Median(audit, "fleet.gpus"));
        Assert.Equal(2_240_000, Lab.Median(audit, "fleet.capex"), 2);
        Assert.Equal(Lines(report, "servers") + Lines(report, "network"), (Lab.Median(audit, "fleet.servers_per_year") + Lab.Median(audit, "fleet.network_per_year")) / 6, 1);
        Assert.Equal(Lines(report, "energy"), Lab.Median(audit, "fleet.energy_per_year") / 6, 2);
        Assert.Equal(Lines(report, "facility"), Lab.Median(audit, "fleet.facility_per_year") / 6, 2);
        Assert.Equal(Lines(report, "people"), Lab.Median(audit, "people.cost_per_year") / 6, 2);
        Assert.Equal(Lines(report, "data"), Lab.Median(audit, "lab.data_per_year") / 6, 2);
        Assert.Equal(0.57, Lab.Median(audit, "fleet.annual_energy"), 9);
        Assert.Equal(7600.50 / 95_000, Lab.Median(audit, "fleet.electricity"), 6);
        Assert.Equal(report.GetProperty("gpu_hours").GetProperty("allocated").GetDouble() / (64 * 59 * 24), Lab.Median(audit, "fleet.utilisation"), 6);
        Assert.Equal(report.GetProperty("total").GetDouble(), Lab.Median(audit, "accounts.total"), 2);
    }

    [Fact]
    public void Its_claims_are_the_publishable_one_the_attempts_and_the_hours()
    {
        var claim = lab.Claim("--format", "json").Succeeded().Json.GetProperty("says").GetString();
        lab.Case("--out", "all.yaml").Succeeded();
        var claims = lab.Folder.Run("audit", "all.yaml", "--format", "json").Succeeded().Json.GetProperty("claims").EnumerateArray().ToArray();
        Assert.Equal(["nova", "nova-runs", "nova-gpu-hours"], claims.Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(claim, claims[0].GetProperty("title").GetString());
        var page = lab.Folder.Run("audit", "all.yaml", "--format", "markdown").Succeeded().Out;
        Assert.Contains("reconciles only as the accounts tell it", page, StringComparison.Ordinal);
        Assert.Contains("silent on", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_records_give_the_same_text_and_a_file_is_not_overwritten_unasked()
    {
        var first = lab.Case().Succeeded().Out;
        Assert.Equal(first, lab.Case("--threads", "1").Succeeded().Out);
        Assert.StartsWith("# Drafted by 'assay accounts case'", first, StringComparison.Ordinal);
        lab.Case("--out", "nova.yaml").Succeeded();
        Assert.Equal(first, File.ReadAllText(lab.Folder["nova.yaml"]));
        Assert.Equal(2, lab.Case("--out", "nova.yaml").ExitCode);
        lab.Case("--out", "nova.yaml", "--force").Succeeded();
    }

    [Fact]
    public void What_was_spent_can_be_changed_and_set_beside_hiring()
    {
        lab.Case("--model", "nova", "--out", "nova.yaml").Succeeded();
        var dearer = lab.Folder.Run("audit", "nova.yaml", "--set", "fleet.cost_of_capital=10 %/year", "--format", "json").Succeeded().Json;
        var plain = lab.Folder.Run("audit", "nova.yaml", "--format", "json").Succeeded().Json;
        Assert.True(Lab.Median(dearer, "fleet.cost_per_gpu_hour") > Lab.Median(plain, "fleet.cost_per_gpu_hour"));
        Assert.Contains("market", lab.Folder.Run("fleet", "own-or-rent", "nova.yaml", "--format", "json").Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_cost_hours_are_priced_by_hiring_them()
    {
        lab.Folder.Run("accounts", "import", "--slurm", "jobs.txt", "--store", "jobs.duckdb", "--quiet").Succeeded();
        lab.Folder.Run("accounts", "case", "--store", "jobs.duckdb", "--rules", "rules.yaml", "--out", "jobs.yaml").Succeeded();
        var audit = lab.Folder.Run("audit", "jobs.yaml", "--format", "json").Succeeded().Json;
        Assert.Equal(Lab.RunHours, Lab.Median(audit, "runs.v1.gpu_hours"), 3);
        Assert.True(Lab.Median(audit, "runs.v1.rental_value") > 0);
    }

    [Fact]
    public void A_hired_pool_in_another_currency_is_told_by_what_was_paid()
    {
        lab.Folder.Write("bill.csv", $"{Books.Bill}\n{Books.Charge(100_000.004m, "2025-01", currency: "EUR")}\n{Books.Charge(90_000m, "2025-02", currency: "EUR")}\n{Books.Charge(500m, "2025-02", "Storage", currency: "EUR")}\n");
        lab.Folder.Write("cloud.yaml", "pools: { cloud: { bills: { provider: AWS, service: Compute }, gpus: 64, accelerator: H100-SXM } }\nrules: [ { match: { name: pretrain }, run: v1, model: nova, phase: pre-training } ]\n");
        lab.Folder.Run("accounts", "import", "--slurm", "jobs.txt", "--focus", "bill.csv", "--store", "cloud.duckdb", "--quiet").Succeeded();
        string[] draft = ["accounts", "case", "--store", "cloud.duckdb", "--rules", "cloud.yaml", "--out", "cloud-case.yaml"];
        var refused = lab.Folder.Run(draft);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("the accounts are in EUR", refused.Error, StringComparison.Ordinal);
        lab.Folder.Run([.. draft, "--exchange", "1.08"]).Succeeded();
        var audit = lab.Folder.Run("audit", "cloud-case.yaml", "--format", "json").Succeeded().Json;
        Assert.Equal(64, Lab.Median(audit, "fleet.gpus"), 6);
        Assert.Equal(190_500 * 1.08 * 6, Lab.Median(audit, "fleet.cost_per_year"), 0);
    }

    [Fact]
    public void Without_a_meter_the_power_of_the_fleet_is_that_of_the_metrics_and_what_was_paid_for_energy_stays_so()
    {
        lab.Folder.Write("unmetered.csv", $"{Books.Invoices}\nE-1,Power Co,2025-02-03,2025-01-01,2025-01-31,4000.50,USD,energy,,\nE-2,Power Co,2025-03-03,2025-02-01,2025-02-28,3600.00,USD,energy,,\n");
        lab.Folder.Write("power.json", MetricsStore.Answer(Enumerable.Range(0, 2).Select(gpu => MetricsStore.Series(MetricsStore.Power, "n1", gpu, null, MetricsStore.Steady(0, 120, 250 + (100 * gpu))))));
        lab.Folder.Run("accounts", "import", "--slurm", "jobs.txt", "--register", "assets.csv", "unmetered.csv", "--metrics", "power.json", "--store", "unmetered.duckdb", "--quiet").Succeeded();
        lab.Folder.Run("accounts", "case", "--store", "unmetered.duckdb", "--rules", "rules.yaml", "--out", "unmetered.yaml").Succeeded();
        var audit = lab.Folder.Run("audit", "unmetered.yaml", "--format", "json").Succeeded().Json;
        // The catalogue rates an H100-SXM at 700 W.
        Assert.Equal(300 / 700.0, Lab.Median(audit, "fleet.power_used"), 6);
        Assert.Equal(7600.50 * 6, Lab.Median(audit, "fleet.energy_per_year"), 1);
    }

    [Theory]
    [InlineData("--model", "nov", "No attempt is for a model 'nov'.")]
    [InlineData("--exchange", "-1", "--exchange is -1.")]
    [InlineData("--out", "", "--out names no file.")]
    public void What_cannot_be_drafted_is_told(string option, string value, string why)
    {
        var refused = lab.Case(option, value);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
    }

    private static double Lines(JsonElement report, string resource) => report.GetProperty("cost_lines").EnumerateArray().Where(line => line.GetProperty("resource").GetString() == resource).Sum(line => line.GetProperty("amount").GetDouble());
}
