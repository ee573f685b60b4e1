using System.Globalization;
using Assay.Accounts;
using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Records;
using Assay.Reporting.Spending;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Work;

/// <summary>
/// The store of accounts that the server was started with. It is opened to read for each report and let go at once, so that an
/// import may go on meanwhile; a report is made anew once the store or the rules have changed. No request names a file.
/// </summary>
internal sealed class SpendingStore
{
    private const int MostRuns = 50;
    private const int MostPages = 64;

    private readonly string? path;
    private readonly string? rules;
    private readonly Kept<SpendingFigures> reports = new(2);
    private readonly Kept<SelectedSpending> pages = new(MostPages);

    private SpendingStore(string? path, string? rules) => (this.path, this.rules) = (path, rules);

    /// <summary>Whether the server was started with a store.</summary>
    public bool IsThere => path is not null;

    /// <summary>Checks that store and rules can be read; an older store is brought up to date.</summary>
    /// <exception cref="InputException">They cannot, or rules are named without a store.</exception>
    public static SpendingStore Of(string? path, string? rules)
    {
        if (path is null && rules is not null)
            throw new InputException(null, "--rules is there without --store.", "Name the store that the rules are for.");
        var store = new SpendingStore(path is null ? null : Path.GetFullPath(path), rules is null ? null : Path.GetFullPath(rules));
        if (path is not null)
        {
            AccountStore.Read(store.path!, new StoreSettings()).Dispose();
            store.Rules();
        }

        return store;
    }

    /// <summary>What was spent.</summary>
    /// <exception cref="InputException">The store or the rules cannot be read now.</exception>
    public Task<SpendingFigures> Report() => reports.Get(Version(), () =>
    {
        using var store = AccountStore.Read(path!, new StoreSettings());
        var read = Rules();
        var (spent, telemetry) = (AccountsReporter.Of(store, read), TelemetryReporter.Of(store, null));
        var efficiency = read.Stated.Runs.Count == 0 && read.Stated.Models.Count == 0 ? null : new EfficiencyReporter(store, spent, read, Catalogue.Shipped, new TrainingSimulator(Catalogue.Shipped, CatalogFiles.Shipped), Beside).Of(telemetry);
        return SpendingFigures.Of(store, read, spent, telemetry, KubernetesReporter.Of(store)) with { Efficiency = efficiency };
    });

    /// <summary>What a selection holds.</summary>
    /// <param name="figures">The report.</param>
    /// <param name="selection">What is asked for.</param>
    /// <param name="most">Jobs on a page.</param>
    /// <param name="offset">How many jobs stand before the page.</param>
    /// <exception cref="InputException">The store or the rules cannot be read now.</exception>
    public Task<SelectedSpending> Select(SpendingFigures figures, JobSelection selection, int most, long offset) => pages.Get($"{Version()} {AccountsAddress.Of(selection)} {offset.ToString(CultureInfo.InvariantCulture)}", () =>
    {
        using var store = AccountStore.Read(path!, new StoreSettings());
        var reader = JobReader.Of(store, Rules(), figures.Report.Money);
        return new SelectedSpending(selection, selection.Run is null ? reader.Runs(selection, MostRuns) : [], reader.Jobs(selection, most, offset));
    });

    private AccountRules Rules() => rules is null ? AccountRules.None : AccountRules.Read(new LocalFiles().Text(rules, Say("a file of rules")));

    // The rules are the server's own, so what they name is read from their folder, as the command does.
    private SourceText Beside(YamlScalar named) => new LocalFiles().Text(Path.Combine(Path.GetDirectoryName(rules) ?? "", named.Text), Say("a model's configuration"));

    private string Version() => string.Create(CultureInfo.InvariantCulture, $"{Stamp(path!)} {(rules is null ? "" : Stamp(rules))}");

    private static string Stamp(string path) => new FileInfo(path) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}-{file.LastWriteTimeUtc.Ticks}") : "";
}
