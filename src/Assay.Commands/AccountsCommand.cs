using System.CommandLine;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay accounts</c>: what was really spent, from records.</summary>
internal static class AccountsCommand
{
    public static Command Create(Globals globals) => new("accounts", Say("What was really spent, from the records of jobs."))
    {
        AccountsImportCommand.Create(globals),
        AccountsReportCommand.Create(globals),
        AccountsRulesCommand.Create(globals),
        AccountsCaseCommand.Create(globals),
        AccountsClaimCommand.Create(globals),
    };

    /// <summary>The option that names the store.</summary>
    public static Option<string> Store() => new("--store") { Description = Say("The store, one DuckDB file."), HelpName = "file", Required = true };

    /// <summary>The option that names the rules.</summary>
    public static Option<string?> Rules() => new("--rules") { Description = Say("Rules in YAML that give attempts a run, a model and a phase."), HelpName = "file" };

    /// <exception cref="InputException">The rules have errors.</exception>
    public static AccountRules Rules(Globals globals, string? path) => path is null ? AccountRules.None : AccountRules.Read(globals.Host.Files.Text(path, "a file of rules"));

    /// <summary>What joins what rules state to the records, once a report is there.</summary>
    /// <param name="globals">The options of every command.</param>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="path">Where they stand: files that they name are seen from there.</param>
    public static Func<AccountStore, AccountsReport, TelemetryReport?, EfficiencyReport?> Efficiency(Globals globals, ParseResult parsed, AccountRules rules, string? path)
    {
        if (rules.Stated.Runs.Count == 0 && rules.Stated.Models.Count == 0)
            return (_, _, _) => null;
        var (catalogue, simulator) = (globals.Catalogue(parsed), new TrainingSimulator(globals.Catalogue(parsed), globals.Files(parsed)));
        SourceText Beside(YamlScalar named) => globals.Host.Files.Text(Path.Combine(Path.GetDirectoryName(path) ?? "", named.Text), Say("a model's configuration"));
        return (store, report, telemetry) => new EfficiencyReporter(store, report, rules, catalogue, simulator, Beside).Of(telemetry);
    }

    /// <summary>The option that bounds memory.</summary>
    public static Option<int?> Memory() => NamedOption.Count("--memory", Say("The most memory in MiB that the store's queries take before they go on on disk; 2048 without it."), "-mem");

    /// <summary>How the store is to work.</summary>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public static StoreSettings Settings(Globals globals, ParseResult parsed, int? memory)
    {
        if (memory is < 128)
            throw new InputException(null, $"--memory is {memory}.", "Give 128 MiB or more.");
        return new StoreSettings { MemoryMiB = memory ?? new StoreSettings().MemoryMiB, Threads = globals.Sampling(parsed).Threads, Cancellation = globals.Host.Cancellation };
    }
}
