using System.Text.Json;
using Assay.Accounts;
using Assay.Catalog;
using Assay.Documents;
using Assay.Records;
using Assay.Reporting.Spending;
using Assay.Tests.Cli;
using Assay.Training;

namespace Assay.Tests.Accounts;

/// <summary>The records of a lab that does not exist, in <c>tests/Assay.Tests/Accounts/lab</c>, imported as a person would.</summary>
internal sealed class MadeUpLab : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MadeUpLab()
    {
        var imported = folder.Run("accounts", "import", "--slurm", File("jobs.txt"), "--register", File("assets.csv"), File("invoices.csv"), File("people.csv"), "--focus", File("bill.csv"), "--metrics", File("metrics.json"), "--store", Store, "--format", "json").Succeeded().Json;
        Assert.Equal(0, imported.GetProperty("refused_count").GetInt32());
    }

    public string Store => folder["lab.duckdb"];

    public static string RulesFile => File("rules.yaml");

    public static AccountRules Rules => AccountRules.Read(new SourceText("rules.yaml", System.IO.File.ReadAllText(RulesFile)));

    public string this[string name] => folder[name];

    /// <summary>The report, with whatever more is asked for.</summary>
    public Outcome Report(params string[] options) => folder.Run(["accounts", "report", "--store", Store, "--rules", RulesFile, "--grid", "FR", .. options]);

    public JsonElement Json() => Report("--format", "json").Succeeded().Json;

    public SpendingFigures Figures()
    {
        using var store = AccountStore.Read(Store, new StoreSettings());
        var (spent, telemetry) = (AccountsReporter.Of(store, Rules), TelemetryReporter.Of(store, null));
        var efficiency = new EfficiencyReporter(store, spent, Rules, Catalogue.Shipped, new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped), null).Of(telemetry);
        return SpendingFigures.Of(store, Rules, spent, telemetry, KubernetesReporter.Of(store)) with { Efficiency = efficiency };
    }

    public void Dispose() => folder.Dispose();

    private static string File(string name) => Path.Combine(Layout.Repository.Root, "tests/Assay.Tests/Accounts/lab", name);
}
